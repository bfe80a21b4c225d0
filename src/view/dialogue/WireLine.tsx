/**
 * The text of one line that crossed the wire. Parts that must not be known to strangers are
 * underlined, and what their Base64 says can be looked at: it hides nothing.
 */
import { useState } from 'react';
import { strings } from '../strings';
import type { LineEntry } from './dialogueSteps';
import { cutAtSecrets, decodeBase64 } from './dialogueSteps';

interface Props {
  readonly line: LineEntry;
  /** A line that is not there yet has nothing to decode. */
  readonly isLanded: boolean;
}

export function WireLine({ line, isLanded }: Props) {
  const [isDecoded, setDecoded] = useState(false);
  const pieces = cutAtSecrets(line.text, line.secrets);
  const canDecode = isLanded && pieces.some((piece) => piece.isSecret && decodes(piece.text));
  return (
    <span className="line-text wire">
      {pieces.map((piece, index) => (
        <span key={index} className={piece.isSecret ? 'secret' : undefined}>
          {piece.isSecret && isDecoded ? (decodeBase64(piece.text) ?? piece.text) : piece.text}
        </span>
      ))}
      {canDecode && (
        <button
          type="button"
          className="decode"
          aria-pressed={isDecoded}
          onClick={() => setDecoded(!isDecoded)}
        >
          {isDecoded ? strings.watch.onTheWire : strings.watch.decode}
        </button>
      )}
    </span>
  );
}

function decodes(text: string): boolean {
  return decodeBase64(text) !== null;
}

/** A line's pieces, each with what it means; a code also digit by digit, base64 also decoded. */
import { codeDigits, enhancedParts, fieldMeaning, meaningOf } from '../../lessons/en/pieceMeanings';
import type { Anatomy, Piece } from '../../projections/anatomy';
import { insideStrings } from './insideStrings';

export function PieceList({ line }: { readonly line: Anatomy }) {
  return (
    <dl className="pieces">
      {line.pieces.map((piece, index) => (
        <div key={index}>
          <dt>
            <code>{piece.text}</code>
          </dt>
          <dd>
            <Meaning piece={piece} />
          </dd>
        </div>
      ))}
      <div>
        <dt>
          <code>{insideStrings.lineEnd}</code>
        </dt>
        <dd>{insideStrings.octets(line.octets)}</dd>
      </div>
    </dl>
  );
}

function Meaning({ piece }: { readonly piece: Piece }) {
  const { kind, name, decoded } = piece;
  const word = insideStrings.kinds[kind];
  switch (kind) {
    case 'code':
      return <Digits label={word} parts={codeDigits(name)} />;
    case 'enhanced':
      return <Digits label={word} parts={enhancedParts(name)} />;
    case 'verb':
    case 'keyword':
    case 'parameter':
    case 'mechanism': {
      const means = meaningOf(kind, name);
      return means === null ? word : `${word}: ${means}`;
    }
    case 'field':
      return `${word}: ${fieldMeaning(name)}`;
    default:
      return decoded === null ? (
        word
      ) : (
        <>
          {word}; {insideStrings.decoded}: <code>{decoded}</code>
        </>
      );
  }
}

interface DigitsProps {
  readonly label: string;
  readonly parts: readonly { readonly digit: string; readonly means: string }[];
}

function Digits({ label, parts }: DigitsProps) {
  return (
    <>
      {label}
      <ul className="digits">
        {parts.map(({ digit, means }, index) => (
          <li key={index}>
            <code>{digit}</code> {means}
          </li>
        ))}
      </ul>
    </>
  );
}

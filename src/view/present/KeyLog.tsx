/**
 * The keys that did something last, with what they did. One line, the newest first in it: for what
 * has no room there is none, and nothing moves.
 */
import { keyLabel } from '../shell/helpStrings';
import { presentStrings } from './presentStrings';

export interface PressedKey {
  readonly id: number;
  readonly key: string;
  readonly did: string;
}

/** Who looked away sees these. */
const KEPT = 4;

/** The log with one more key; the oldest goes. */
export function withPressed(
  pressed: readonly PressedKey[],
  key: string,
  did: string,
): readonly PressedKey[] {
  const id = (pressed.at(-1)?.id ?? 0) + 1;
  return [...pressed, { id, key, did }].slice(-KEPT);
}

export function KeyLog({ pressed }: { readonly pressed: readonly PressedKey[] }) {
  return (
    <ol className="key-log" aria-label={presentStrings.log}>
      {pressed.toReversed().map(({ id, key, did }) => (
        <li key={id}>
          <kbd>{keyLabel(key)}</kbd> {did}
        </li>
      ))}
    </ol>
  );
}

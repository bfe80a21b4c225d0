/** The keys that were pressed last, with what they did. */
import { deedOf } from '../shell/helpSections';
import { keyLabel } from '../shell/helpStrings';
import type { PresentMeaning } from './presentKeys';
import { presentStrings } from './presentStrings';

export interface PressedKey {
  readonly id: number;
  readonly key: string;
  readonly meaning: PresentMeaning;
}

/** Who looked away sees these. */
const KEPT = 4;

/** The log with one more key; the oldest goes. */
export function withPressed(
  pressed: readonly PressedKey[],
  key: string,
  meaning: PresentMeaning,
): readonly PressedKey[] {
  const id = (pressed.at(-1)?.id ?? 0) + 1;
  return [...pressed, { id, key, meaning }].slice(-KEPT);
}

export function KeyLog({ pressed }: { readonly pressed: readonly PressedKey[] }) {
  return (
    <ol className="key-log" aria-label={presentStrings.log}>
      {pressed.map(({ id, key, meaning }) => (
        <li key={id}>
          <kbd>{keyLabel(key)}</kbd> {presentStrings.did[deedOf(meaning)]}
        </li>
      ))}
    </ol>
  );
}

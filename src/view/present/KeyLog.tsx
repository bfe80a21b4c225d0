/** The keys that were pressed last, with what they did, and the list of all of them. */
import { presentStrings } from './presentStrings';
import type { PressedKey } from './usePresenterKeys';

const { keyNames, does } = presentStrings;

const nameOf = (key: string): string =>
  Object.entries(keyNames).find(([known]) => known === key)?.[1] ?? key.toUpperCase();

export function KeyLog({ pressed }: { readonly pressed: readonly PressedKey[] }) {
  return (
    <ol className="key-log" aria-label={presentStrings.log}>
      {pressed.map(({ id, key, meaning }) => (
        <li key={id}>
          <kbd>{nameOf(key)}</kbd> {does[meaning.type === 'part' ? meaning.part : meaning.type]}
        </li>
      ))}
    </ol>
  );
}

export function PresenterKeys() {
  return (
    <section className="presenter-keys" aria-labelledby="presenter-keys-title">
      <h2 id="presenter-keys-title">{presentStrings.keysHeading}</h2>
      <dl>
        {presentStrings.rows.map(({ keys, does: what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

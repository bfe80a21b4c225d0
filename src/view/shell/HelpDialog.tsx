/**
 * The keys, in a native dialog: it holds the focus, closes on Escape and gives the focus back. It
 * also has the switch for keys that are one character (WCAG 2.1.4).
 */
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { Icon } from '../Icon';
import { isSingleKey } from '../keyMap';
import { KeysContext } from '../keysContext';
import type { HelpSection, KeyedPlace } from './helpSections';
import { helpSections } from './helpSections';
import { helpStrings, keyLabel } from './helpStrings';
import './help.css';

const HEADING_ID = 'help-heading';
const NOTE_ID = 'help-single-keys-note';

interface Props {
  readonly isOpen: boolean;
  /** Whose keys come first; null on a page without keys of its own. */
  readonly here: KeyedPlace | null;
  readonly onClose: () => void;
}

export function HelpDialog({ isOpen, here, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { hasSingleKeys } = useContext(KeysContext);
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal();
    if (!isOpen) dialog.current?.close();
  }, [isOpen]);
  const press = useEffectEvent(({ key }: KeyboardEvent) => {
    if (key === '?' && hasSingleKeys) onClose();
  });
  useEffect(() => {
    // The key that opens it closes it too.
    const listen = (event: KeyboardEvent) => press(event);
    const element = dialog.current;
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby={HEADING_ID} onClose={onClose}>
      <div className="help-top">
        <h2 id={HEADING_ID}>{helpStrings.heading}</h2>
        <button
          type="button"
          className="plain-button"
          aria-label={helpStrings.close}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      {isOpen && <Contents here={here} />}
    </dialog>
  );
}

function Contents({ here }: { readonly here: KeyedPlace | null }) {
  const { open, closed } = helpSections(here);
  return (
    <>
      <SingleKeys />
      {here === null && <p>{helpStrings.plain}</p>}
      {open.map((section) => (
        <section key={section.place} data-place={section.place}>
          <h3>{helpStrings.places[section.place]}</h3>
          <Rows section={section} />
        </section>
      ))}
      {closed.map((section) => (
        <details key={section.place} data-place={section.place}>
          <summary>{helpStrings.places[section.place]}</summary>
          <Rows section={section} />
        </details>
      ))}
      <p className="help-note">{helpStrings.note}</p>
    </>
  );
}

function SingleKeys() {
  const { hasSingleKeys, chooseSingleKeys } = useContext(KeysContext);
  return (
    <div className="help-switch">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={hasSingleKeys}
          aria-describedby={NOTE_ID}
          onChange={({ target }) => chooseSingleKeys(target.checked)}
        />
        {helpStrings.singleKeys}: <strong>{helpStrings.state(hasSingleKeys)}</strong>
      </label>
      <p id={NOTE_ID} className="help-note">
        {hasSingleKeys ? helpStrings.singleKeysNote : helpStrings.turnOn}
      </p>
    </div>
  );
}

function Rows({ section }: { readonly section: HelpSection }) {
  const { hasSingleKeys } = useContext(KeysContext);
  const isOff = (key: string) => !hasSingleKeys && isSingleKey(key) && section.place !== 'controls';
  return (
    <dl className="help-keys">
      {section.rows.map(({ keys, does }) => (
        <div key={does} className="help-row">
          <dt>
            {keys.map((key) => (
              <kbd key={key} data-key={key} className={isOff(key) ? 'is-off' : undefined}>
                {keyLabel(key)}
                {isOff(key) && <span className="spoken">{helpStrings.isOff}</span>}
              </kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

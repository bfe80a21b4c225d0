/**
 * The blank screen: a button over everything, which a click and any key end, as in the programs
 * that speakers know. Nothing goes on unseen: the key does nothing else. It takes the focus, and
 * gives it back. With single keys switched off, those do not count here either.
 */
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import { isSingleKey, keyName } from '../keyMap';
import { KeysContext } from '../keysContext';
import { presentStrings } from './presentStrings';

/** Keys of the browser, those that only go with others, and those that press the button. */
const OTHERS = /^(?:F\d+|Shift|Control|Alt|AltGraph|Meta|CapsLock|Enter| )$/u;

interface Props {
  /** Called with the key that ended it, or null where it was no key. */
  readonly onEnd: (key: string | null) => void;
}

export function Blank({ onEnd }: Props) {
  const { hasSingleKeys } = useContext(KeysContext);
  const screen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    screen.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const press = useEffectEvent((event: KeyboardEvent) => {
    const name = keyName(event);
    const isBrowsers = event.ctrlKey || event.altKey || event.metaKey || OTHERS.test(event.key);
    if (isBrowsers || (isSingleKey(name) && !hasSingleKeys)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    // The key that blanked it may still be held.
    if (!event.repeat) onEnd(name);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, []);
  return (
    <button type="button" ref={screen} className="present-blank" onClick={() => onEnd(null)}>
      {hasSingleKeys ? presentStrings.blank : presentStrings.blankWithoutKeys}
    </button>
  );
}

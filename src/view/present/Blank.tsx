/**
 * The blank screen: a button over everything, so that a click, Enter, Escape and the keys end it.
 * It takes the focus, and gives it back.
 */
import { useContext, useEffect, useRef } from 'react';
import { KeysContext } from '../keysContext';
import { presentStrings } from './presentStrings';

export function Blank({ onEnd }: { readonly onEnd: () => void }) {
  const { hasSingleKeys } = useContext(KeysContext);
  const screen = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    screen.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <button type="button" ref={screen} className="present-blank" onClick={onEnd}>
      {hasSingleKeys ? presentStrings.blank : presentStrings.blankWithoutKeys}
    </button>
  );
}

/** Listens for a page's keys; what has the focus keeps those that it needs. */
import { useContext, useEffect, useEffectEvent, useRef } from 'react';
import type { Binding, Focus } from './keyMap';
import { keyName, meaningOf } from './keyMap';
import { KeysContext } from './keysContext';
import { scrollBoxOf } from './sight';

/** What stands over the page has the keys to itself. */
const OVER_THE_PAGE = 'dialog[open], [popover]:popover-open';

/** Calls `act` for each key press that means something, with the key's name. */
export function useKeys<Meaning>(
  bindings: readonly Binding<Meaning>[],
  act: (meaning: Meaning, key: string) => void,
): void {
  const { hasSingleKeys } = useContext(KeysContext);
  // A click into a panel is no wish to scroll it by keys; going there by Tab is.
  const isByPointer = useRef(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector(OVER_THE_PAGE) !== null) return;
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    const pressed = {
      key,
      shiftKey,
      ctrlKey,
      altKey,
      metaKey,
      focus: focusOf(document.activeElement, isByPointer.current),
    };
    const meaning = meaningOf(bindings, pressed, hasSingleKeys);
    if (meaning === null) return;
    event.preventDefault();
    act(meaning, keyName(pressed));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Tab') isByPointer.current = false;
      press(event);
    };
    const point = () => {
      isByPointer.current = true;
    };
    document.addEventListener('keydown', listen);
    document.addEventListener('pointerdown', point, true);
    return () => {
      document.removeEventListener('keydown', listen);
      document.removeEventListener('pointerdown', point, true);
    };
  }, []);
}

function focusOf(element: Element | null, isByPointer: boolean): Focus {
  if (element instanceof HTMLButtonElement || element?.tagName === 'SUMMARY') return 'button';
  if (element instanceof HTMLAnchorElement) return 'link';
  if (element instanceof HTMLInputElement) return element.type === 'range' ? 'slider' : 'text';
  const isChoice = element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  if (isChoice) return 'text';
  if (element === null) return 'none';
  if (scrollsSideways(element)) return 'sideways';
  return !isByPointer && scrollBoxOf(element) === element ? 'upright' : 'none';
}

function scrollsSideways(element: Element): boolean {
  const { overflowX } = getComputedStyle(element);
  const scrolls = overflowX === 'auto' || overflowX === 'scroll';
  return scrolls && element.scrollWidth > element.clientWidth;
}

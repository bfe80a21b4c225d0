/** Listens for a page's keys; what has the focus keeps those that it needs. */
import { useContext, useEffect, useEffectEvent } from 'react';
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
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector(OVER_THE_PAGE) !== null) return;
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    const pressed = {
      key,
      shiftKey,
      ctrlKey,
      altKey,
      metaKey,
      focus: focusOf(document.activeElement),
    };
    const meaning = meaningOf(bindings, pressed, hasSingleKeys);
    if (meaning === null) return;
    event.preventDefault();
    act(meaning, keyName(pressed));
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function focusOf(element: Element | null): Focus {
  if (element instanceof HTMLButtonElement || element?.tagName === 'SUMMARY') return 'button';
  if (element instanceof HTMLAnchorElement) return 'link';
  if (element instanceof HTMLInputElement) return element.type === 'range' ? 'slider' : 'text';
  const isChoice = element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  if (isChoice) return 'text';
  if (element === null) return 'none';
  if (scrollsSideways(element)) return 'sideways';
  // A click into a panel is no wish to scroll it by keys.
  return scrollBoxOf(element) === element && element.matches(':focus-visible') ? 'upright' : 'none';
}

function scrollsSideways(element: Element): boolean {
  const { overflowX } = getComputedStyle(element);
  const scrolls = overflowX === 'auto' || overflowX === 'scroll';
  return scrolls && element.scrollWidth > element.clientWidth;
}

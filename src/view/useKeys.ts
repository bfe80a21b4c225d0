/** Listens for keys while the player has the focus, or nothing else has. */
import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { Focus, KeyMeaning } from './keys';
import { meaningOf } from './keys';

/** Calls `act` for each key press that is meant for the player inside `root`. */
export function useKeys(
  root: RefObject<HTMLElement | null>,
  act: (meaning: KeyMeaning) => void,
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
    const focused = document.activeElement;
    const isOurs = focused === null || focused === document.body || contains(root, focused);
    if (!isOurs) return;
    const meaning = meaningOf({
      key: event.key,
      shiftKey: event.shiftKey,
      ctrlKey: event.ctrlKey,
      altKey: event.altKey,
      metaKey: event.metaKey,
      focus: focusOf(focused),
    });
    if (meaning === null) return;
    event.preventDefault();
    act(meaning);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The header above is the frame, not the player: its controls keep the keys to themselves. */
function contains(root: RefObject<HTMLElement | null>, element: Element): boolean {
  return root.current?.contains(element) === true && element.closest('header') === null;
}

function focusOf(element: Element | null): Focus {
  if (element instanceof HTMLButtonElement) return 'button';
  if (element instanceof HTMLAnchorElement) return 'link';
  if (element instanceof HTMLInputElement) return element.type === 'range' ? 'slider' : 'text';
  const isChoice = element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;
  return isChoice ? 'text' : 'none';
}

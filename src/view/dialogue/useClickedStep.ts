/**
 * A click on a line goes to its step. It is a short cut for the pointer: the keys, the buttons and
 * the slider lead everywhere too. A click that selects text or uses a control is not meant.
 */
import type { RefObject } from 'react';
import { useEffect, useEffectEvent } from 'react';

/** Calls `go` with the step of the item that was clicked inside `list`. */
export function useClickedStep(
  list: RefObject<HTMLElement | null>,
  go: (step: number) => void,
): void {
  const clicked = useEffectEvent((event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('button, a, select') !== null) return;
    if (globalThis.getSelection()?.isCollapsed === false) return;
    const step = target.closest<HTMLElement>('[data-step]')?.dataset['step'];
    if (step !== undefined) go(Number(step));
  });
  useEffect(() => {
    const element = list.current;
    const listen = (event: MouseEvent) => clicked(event);
    element?.addEventListener('click', listen);
    return () => element?.removeEventListener('click', listen);
  }, [list]);
}

/**
 * Opens and closes the look inside the current line by a key. Opened, it has the focus, so that
 * what it says can be read on from there; closed, the focus goes back to where it came from.
 */
import type { RefObject } from 'react';
import { useRef } from 'react';
import { bringIntoSight, isInSight } from '../sight';

/**
 * A function that opens or closes the look inside `root`, and says whether there is one. What is
 * open and not in sight is brought there and stays open.
 */
export function useInsideKey(root: RefObject<HTMLElement | null>): () => boolean {
  const cameFrom = useRef<Element | null>(null);
  return () => {
    const inside = root.current?.querySelector<HTMLDetailsElement>('details.inside') ?? null;
    const summary = inside?.querySelector('summary') ?? null;
    if (inside === null || summary === null) return false;
    const focused = document.activeElement;
    const isUnseen = inside.open && !isInSight(inside);
    if (isUnseen || !inside.open) {
      if (!inside.contains(focused)) cameFrom.current = focused;
      if (isUnseen) bringIntoSight(inside);
      // What it says comes with it.
      else inside.addEventListener('toggle', () => showWhole(inside), { once: true });
      inside.open = true;
      summary.focus({ preventScroll: true });
      return true;
    }
    inside.open = false;
    const back = cameFrom.current;
    cameFrom.current = null;
    // Whoever has gone elsewhere since then stays there.
    if (focused === null || !inside.contains(focused)) return true;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else summary.focus();
    return true;
  };
}

function showWhole(inside: Element): void {
  if (!isInSight(inside) || !isInSight(inside.lastElementChild ?? inside)) bringIntoSight(inside);
}

/**
 * Opens and closes the look inside the current line by a key. Opened, it has the focus, so that
 * what it says can be read on from there; closed, the focus goes back to where it came from.
 */
import type { RefObject } from 'react';
import { useRef } from 'react';

/** A function that opens or closes the look inside `root`, where there is one. */
export function useInsideKey(root: RefObject<HTMLElement | null>): () => void {
  const cameFrom = useRef<Element | null>(null);
  return () => {
    const inside = root.current?.querySelector<HTMLDetailsElement>('details.inside') ?? null;
    const summary = inside?.querySelector('summary') ?? null;
    if (inside === null || summary === null) return;
    const focused = document.activeElement;
    inside.open = !inside.open;
    if (inside.open) {
      cameFrom.current = focused;
      summary.focus();
      return;
    }
    const back = cameFrom.current;
    cameFrom.current = null;
    // Whoever has gone elsewhere since then stays there.
    if (focused === null || !inside.contains(focused)) return;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else summary.focus();
  };
}

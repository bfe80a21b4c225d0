/**
 * Keeps what happens in view where the map is higher than its box. Only the box that scrolls is
 * scrolled, never the page.
 */
import type { RefObject } from 'react';
import { useEffect } from 'react';

/** The part of the map, in its own pixels, in which something happens. */
export interface ActiveStretch {
  readonly topPx: number;
  readonly bottomPx: number;
  /** Which end to show when the box has no room for both. */
  readonly isTopFirst: boolean;
}

/** Scrolls after each change so that the stretch is in view; `scale` is the map's own. */
export function useFollowing(
  element: RefObject<HTMLElement | null>,
  stretch: ActiveStretch | null,
  scale: number,
): void {
  const { isTopFirst } = stretch ?? { isTopFirst: true };
  const topPx = (stretch?.topPx ?? 0) * scale;
  const bottomPx = (stretch?.bottomPx ?? 0) * scale;
  useEffect(() => {
    const box = element.current?.parentElement;
    if (box === null || box === undefined || box.scrollHeight <= box.clientHeight) return;
    const spare = box.clientHeight - (bottomPx - topPx);
    const top =
      spare >= 0 || isTopFirst ? topPx - Math.max(0, spare) / 2 : bottomPx - box.clientHeight;
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({ top: Math.max(0, top), behavior: isReduced ? 'auto' : 'smooth' });
  }, [element, topPx, bottomPx, isTopFirst]);
}

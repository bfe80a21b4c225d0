/**
 * Keeps what happens in view where the map is higher than its box. Only the box that scrolls is
 * scrolled, never the page.
 */
import type { RefObject } from 'react';
import { useEffect } from 'react';

/** Scrolls after each change so that a stretch of the map, in its own pixels, is in view. */
export function useFollowing(
  element: RefObject<HTMLElement | null>,
  topPx: number,
  bottomPx: number,
): void {
  useEffect(() => {
    const box = element.current?.parentElement;
    if (box === null || box === undefined || box.scrollHeight <= box.clientHeight) return;
    const room = box.clientHeight;
    const isHigher = bottomPx - topPx > room;
    const top = isHigher ? bottomPx - room : topPx - (room - (bottomPx - topPx)) / 2;
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    box.scrollTo({ top: Math.max(0, top), behavior: isReduced ? 'auto' : 'smooth' });
  }, [element, topPx, bottomPx]);
}

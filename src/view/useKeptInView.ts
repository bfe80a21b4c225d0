/**
 * Keeps the current part of a list in view by scrolling the nearest box that scrolls by itself.
 * The page is never scrolled: someone may be reading elsewhere on it, and an embedded player must
 * not move the page it stands in.
 */
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';

/** What stays visible around the current part, in pixels: lines before it and lines after it. */
const MARGIN_PX = { before: 56, after: 84 };

/** What is read as one row. */
const ROWS = '.line, .band, .leg, .secrecy';

/** In one long scroll, the current part stands this far down, with its explanation below. */
const ONE_SCROLL_SHARE = 0.3;

/**
 * Scrolls after each change of `position` until the referenced part is in view. A box marked with
 * `data-one-scroll` holds several panels and a map that sticks to its top (`data-sticks`).
 */
export function useKeptInView(part: RefObject<HTMLElement | null>, position: number): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const isReduced = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    showPart(part.current, isReduced || isFirst.current ? 'instant' : 'smooth');
    isFirst.current = false;
  }, [part, position]);
  useEffect(() => {
    // Fonts that arrive and windows that change their size move every line.
    const again = () => showPart(part.current, 'instant');
    void document.fonts.ready.then(again);
    window.addEventListener('resize', again);
    return () => window.removeEventListener('resize', again);
  }, [part]);
}

function showPart(element: HTMLElement | null, behavior: ScrollBehavior): void {
  const box = element === null ? null : scrollingBoxOf(element);
  if (element === null || box === null) return;
  const top = targetTop(element, box);
  if (top === null || Math.abs(top - box.scrollTop) < 2) return;
  box.scrollTo({ top, behavior });
}

function scrollingBoxOf(element: HTMLElement): HTMLElement | null {
  let box = element.parentElement;
  while (box !== null && box !== document.body) {
    const { overflowY } = getComputedStyle(box);
    // A box with hidden overflow does not scroll for a wheel, but it does for us.
    const scrolls = overflowY !== 'visible' && overflowY !== 'clip';
    if (scrolls && box.scrollHeight > box.clientHeight) return box;
    box = box.parentElement;
  }
  return null;
}

/** The scroll position that shows the element, or null when it is well in view already. */
function targetTop(element: HTMLElement, box: HTMLElement): number | null {
  const inset = stickyHeight(box);
  const room = box.clientHeight - inset;
  const top = element.getBoundingClientRect().top - box.getBoundingClientRect().top - inset;
  const { height } = element.getBoundingClientRect();
  if (box.hasAttribute('data-one-scroll')) {
    return Math.max(0, box.scrollTop + top - room * ONE_SCROLL_SHARE);
  }
  const before = Math.min(MARGIN_PX.before, room / 4);
  const after = Math.min(MARGIN_PX.after, room / 3);
  if (top < before || height > room - before - after) {
    return withWholeRow(element, box, inset, box.scrollTop + top - before);
  }
  const overhang = top + height + after - room;
  return overhang > 0 ? withWholeRow(element, box, inset, box.scrollTop + overhang) : null;
}

/** The position moved up a little where the first row in view would be cut by the box's head. */
function withWholeRow(element: HTMLElement, box: HTMLElement, inset: number, target: number) {
  const headBottom = box.getBoundingClientRect().top + inset;
  const startOf = (part: Element): number =>
    box.scrollTop + part.getBoundingClientRect().top - headBottom;
  let item: Element = element;
  while (startOf(item) > target && item.previousElementSibling !== null) {
    item = item.previousElementSibling;
  }
  for (const row of item.querySelectorAll(ROWS)) {
    const start = startOf(row);
    if (start < target && target < start + row.getBoundingClientRect().height) {
      return target - start < MARGIN_PX.before ? start : target;
    }
  }
  return target;
}

function stickyHeight(box: HTMLElement): number {
  const sticky = box.querySelector('[data-sticks]');
  if (sticky === null || getComputedStyle(sticky).position !== 'sticky') return 0;
  return sticky.getBoundingClientRect().height;
}

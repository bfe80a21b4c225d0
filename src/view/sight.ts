/**
 * Whether a part of the page is in sight, and bringing it there: for keys that show and hide parts
 * of a page that is higher than its window, or that scroll one of them.
 */

/** As much of a part has to be seen, in pixels, that a person knows it is there. */
const ENOUGH_PX = 48;

const canScroll = (box: Element): boolean => {
  const { overflowY } = getComputedStyle(box);
  return overflowY === 'auto' || overflowY === 'scroll';
};

/** Whether a box has more below what it shows. */
export const hasMoreBelow = (box: Element): boolean =>
  canScroll(box) && box.scrollHeight - box.clientHeight - box.scrollTop > 2;

/** The element itself, or the nearest box around it, that scrolls what it has no room for. */
export function scrollBoxOf(element: Element): Element | null {
  for (let box: Element | null = element; box !== null; box = box.parentElement) {
    if (canScroll(box) && box.scrollHeight > box.clientHeight + 1) return box;
  }
  return null;
}

/** Whether enough of an element is in the window and in every box that cuts it off. */
export function isInSight(element: Element): boolean {
  const own = element.getBoundingClientRect();
  let { top, bottom } = own;
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (getComputedStyle(box).overflowY === 'visible') continue;
    const { top: boxTop, bottom: boxBottom } = box.getBoundingClientRect();
    top = Math.max(top, boxTop);
    bottom = Math.min(bottom, boxBottom);
  }
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0);
  return seen >= Math.min(own.height, ENOUGH_PX);
}

const isReduced = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Scrolls whatever is around an element until its beginning is in sight. */
export const bringIntoSight = (element: Element): void => {
  element.scrollIntoView({ block: 'start', behavior: isReduced() ? 'instant' : 'smooth' });
};

/** A page of a box keeps a few of its lines. */
const PAGE_SHARE = 0.75;

/** Scrolls by a page; false when there is nothing more that way. */
export function scrollByPage(box: Element, direction: 'down' | 'up'): boolean {
  const canGo = direction === 'down' ? hasMoreBelow(box) : box.scrollTop > 0;
  if (!canGo) return false;
  const top = box.clientHeight * PAGE_SHARE * (direction === 'down' ? 1 : -1);
  box.scrollBy({ top, behavior: isReduced() ? 'instant' : 'smooth' });
  return true;
}

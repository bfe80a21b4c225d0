/**
 * The box a drawing lies in. Where the drawing is larger, the box scrolls, by keyboard too, and
 * keeps what is marked in view; the page around it is never scrolled.
 */
import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import type { Rect } from '../../layout/rect';
import { SCROLL_REGION } from '../scrollRegion';
import { useScrolls } from '../useScrolls';
import type { Mark } from './currentMark';

interface Props {
  readonly label: string;
  readonly mark: Mark;
  /** The drawing's own width, to know by how much it is enlarged. */
  readonly drawingWidth: number;
  readonly children: ReactNode;
}

const MARGIN_PX = 16;

/** How far a box is to be scrolled so that a stretch is seen; its end gives way to its start. */
function scrolledTo(now: number, size: number, start: number, end: number): number {
  if (end - start > size) return start;
  if (start < now) return start;
  return end > now + size ? end - size : now;
}

/** The current state, and the name of the rule where both fit. */
function shownRect({ current, line }: Mark, size: { width: number; height: number }): Rect | null {
  if (current === null || line === null) return current;
  const { label } = line;
  const x = Math.min(current.x, label.x);
  const y = Math.min(current.y, label.y);
  const width = Math.max(current.x + current.width, label.x + label.width) - x;
  const height = Math.max(current.y + current.height, label.y + label.height) - y;
  const room = 2 * MARGIN_PX;
  const fits = width + room <= size.width && height + room <= size.height;
  return fits ? { x, y, width, height } : current;
}

export function DrawingRegion({ label, mark, drawingWidth, children }: Props) {
  const region = useRef<HTMLElement>(null);
  const scrolls = useScrolls(region);
  useLayoutEffect(() => {
    const box = region.current;
    const drawing = box?.firstElementChild;
    if (box === null || drawing === null || drawing === undefined) return;
    const scale = drawing.getBoundingClientRect().width / drawingWidth;
    if (scale === 0) return;
    const size = { width: box.clientWidth / scale, height: box.clientHeight / scale };
    const shown = shownRect(mark, size);
    if (shown === null) return;
    const { x, y, width, height } = shown;
    const left = scrolledTo(
      box.scrollLeft / scale,
      size.width,
      x - MARGIN_PX,
      x + width + MARGIN_PX,
    );
    const top = scrolledTo(
      box.scrollTop / scale,
      size.height,
      y - MARGIN_PX,
      y + height + MARGIN_PX,
    );
    box.scrollTo({ left: left * scale, top: top * scale, behavior: 'instant' });
  }, [mark, drawingWidth]);
  return (
    <section
      className="machine-region"
      ref={region}
      aria-label={label}
      {...(scrolls ? SCROLL_REGION : null)}
    >
      {children}
    </section>
  );
}

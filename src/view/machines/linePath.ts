/** A drawn line as SVG paths: its way with rounded corners, and the arrow at its end. */
import type { Point } from '../../layout/rect';

const CORNER_PX = 6;
const ARROW_PX = 8;

const lengthOf = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** The point on the way from one to another, so many pixels along. */
function along(from: Point, to: Point, px: number): Point {
  const length = lengthOf(from, to);
  if (length === 0) return from;
  const share = px / length;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

const text = ({ x, y }: Point): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;

/** The way through all points. */
export function linePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const corners = rest.map((point, index) => {
    const before = points[index] ?? point;
    const after = rest[index + 1];
    if (after === undefined) return `L${text(point)}`;
    const px = Math.min(CORNER_PX, lengthOf(before, point) / 2, lengthOf(point, after) / 2);
    return `L${text(along(point, before, px))}Q${text(point)} ${text(along(point, after, px))}`;
  });
  return `M${text(first)}${corners.join('')}`;
}

/** The arrow at the end, pointing as the last stretch does. */
export function arrowPath(points: readonly Point[]): string {
  const [before, tip] = points.slice(-2);
  if (before === undefined || tip === undefined) return '';
  const base = along(tip, before, ARROW_PX);
  const aside = { x: (tip.y - base.y) / 2, y: (base.x - tip.x) / 2 };
  const left = { x: base.x + aside.x, y: base.y + aside.y };
  const right = { x: base.x - aside.x, y: base.y - aside.y };
  return `M${text(tip)}L${text(left)}L${text(right)}Z`;
}

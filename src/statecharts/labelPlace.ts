/**
 * Where on a line the name of a rule has room. The layout keeps no room for names, because only
 * one at a time is shown: the place is looked for along the line, on it and beside it, where the
 * name covers least of the boxes, and of those nearest to the arrow.
 */
import { between, clamp, type Point, type Rect } from '../layout/rect';
import type { Box } from './machineDrawing';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const STRIDE_PX = 3;
/** Between a name and the boxes around it. */
const AIR_PX = 4;
/** So far before its arrow a line is best named, so that the arrow itself is seen. */
const BEFORE_ARROW_PX = 52;
/** The height of a compound box's own name, which no label should cover. */
const TITLE_PX = 30;

/** Which point of the label lies on the line: its middle first, its edges, then one near it. */
const ANCHORS: readonly (readonly [x: number, y: number])[] = [
  [0.5, 0.5],
  [0, 0.5],
  [1, 0.5],
  [0.25, 0.5],
  [0.75, 0.5],
  [0.5, 0],
  [0.5, 1],
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
  [0.5, -0.8],
  [0.5, 1.8],
  [0, -0.8],
  [0, 1.8],
  [1, -0.8],
  [1, 1.8],
];

/** Places along a line, a stride apart, with their way from where a name is best. */
function placesAlong(points: readonly Point[]): readonly { at: Point; awayPx: number }[] {
  const places: { at: Point; alongPx: number }[] = [];
  let alongPx = 0;
  points.slice(1).forEach((to, index) => {
    const from = points[index] ?? to;
    const lengthPx = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const count = Math.max(1, Math.ceil(lengthPx / STRIDE_PX));
    for (let step = 0; step <= count; step += 1) {
      const share = step / count;
      const at = { x: between(from.x, to.x, share), y: between(from.y, to.y, share) };
      places.push({ at, alongPx: alongPx + share * lengthPx });
    }
    alongPx += lengthPx;
  });
  const bestPx = Math.max(alongPx / 2, alongPx - BEFORE_ARROW_PX);
  return places.map((place) => ({
    at: place.at,
    awayPx: Math.abs(place.alongPx - bestPx),
  }));
}

const sharedPx = (aStart: number, aSize: number, bStart: number, bSize: number): number =>
  Math.max(0, Math.min(aStart + aSize, bStart + bSize) - Math.max(aStart, bStart));

const sharedArea = (a: Rect, b: Rect): number =>
  sharedPx(a.x, a.width, b.x, b.width) * sharedPx(a.y, a.height, b.y, b.height);

/** What of a box must stay readable. */
const coreOf = (box: Box): Rect => (box.kind === 'compound' ? { ...box, height: TITLE_PX } : box);

const withAir = ({ x, y, width, height }: Rect): Rect => ({
  x: x - AIR_PX,
  y: y - AIR_PX,
  width: width + 2 * AIR_PX,
  height: height + 2 * AIR_PX,
});

/** How much of the boxes a label covers, in square pixels. */
export const coveredArea = (label: Rect, boxes: readonly Box[]): number =>
  boxes.reduce((sum, box) => sum + sharedArea(label, coreOf(box)), 0);

/** The best place for a label of a size on a line, inside the drawing. */
export function labelPlace(
  points: readonly Point[],
  boxes: readonly Box[],
  label: Size,
  drawing: Size,
): Rect {
  const { width, height } = label;
  let best: { rect: Rect; covered: number; awayPx: number } | null = null;
  for (const { at, awayPx } of placesAlong(points)) {
    for (const [shareX, shareY] of ANCHORS) {
      const rect = {
        x: Math.round(clamp(at.x - width * shareX, 0, drawing.width - width)),
        y: Math.round(clamp(at.y - height * shareY, 0, drawing.height - height)),
        width,
        height,
      };
      const covered = coveredArea(withAir(rect), boxes);
      const isBetter =
        best === null ||
        covered < best.covered ||
        (covered === best.covered && awayPx < best.awayPx);
      if (isBetter) best = { rect, covered, awayPx };
    }
  }
  return best?.rect ?? { x: 0, y: 0, ...label };
}

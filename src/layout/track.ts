/**
 * A line of the map: straight stretches with rounded corners. It is one SVG path, and a table of
 * places along it, so that something can be moved by transforms computed beforehand.
 */
import type { Point } from './rect';
import { clamp } from './rect';

export interface Sample extends Point {
  /** How far along the track, in pixels from its start. */
  readonly atPx: number;
}

export interface Track {
  /** The path for SVG. */
  readonly d: string;
  readonly samples: readonly Sample[];
  readonly lengthPx: number;
}

/** How many places stand for one rounded corner. */
const CORNER_SAMPLES = 8;

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

const towards = (from: Point, to: Point, byPx: number): Point => {
  const lengthPx = distance(from, to);
  const share = lengthPx === 0 ? 0 : byPx / lengthPx;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
};

const text = (value: number): string => String(Math.round(value * 100) / 100);
const pair = ({ x, y }: Point): string => `${text(x)} ${text(y)}`;

/** Places on the quadratic curve that rounds a corner, without its start. */
function curvePoints(from: Point, corner: Point, to: Point): readonly Point[] {
  return Array.from({ length: CORNER_SAMPLES }, (_, index) => {
    const t = (index + 1) / CORNER_SAMPLES;
    const s = 1 - t;
    return {
      x: s * s * from.x + 2 * s * t * corner.x + t * t * to.x,
      y: s * s * from.y + 2 * s * t * corner.y + t * t * to.y,
    };
  });
}

function measured(points: readonly Point[]): readonly Sample[] {
  const samples: Sample[] = [];
  for (const point of points) {
    const last = samples.at(-1);
    const atPx = last === undefined ? 0 : last.atPx + distance(last, point);
    samples.push({ ...point, atPx });
  }
  return samples;
}

/**
 * The track through some points.
 * @param radiusPx how far from a corner its rounding begins, at most half of a stretch.
 */
export function trackThrough(points: readonly Point[], radiusPx: number): Track {
  const [first] = points;
  if (first === undefined) return { d: '', samples: [], lengthPx: 0 };
  const places: Point[] = [first];
  let d = `M${pair(first)}`;
  points.forEach((corner, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (before === undefined) return;
    if (after === undefined) {
      places.push(corner);
      d += `L${pair(corner)}`;
      return;
    }
    const reach = Math.min(radiusPx, distance(before, corner) / 2, distance(corner, after) / 2);
    const start = towards(corner, before, reach);
    const end = towards(corner, after, reach);
    places.push(start, ...curvePoints(start, corner, end));
    d += `L${pair(start)}Q${pair(corner)} ${pair(end)}`;
  });
  const samples = measured(places);
  return { d, samples, lengthPx: samples.at(-1)?.atPx ?? 0 };
}

/** The point at a distance from the track's start; the ends when the distance is beyond them. */
export function pointAt({ samples, lengthPx }: Track, distancePx: number): Point {
  const atPx = clamp(distancePx, 0, lengthPx);
  const next = samples.findIndex((sample) => sample.atPx >= atPx);
  const to = samples[next];
  const from = samples[next - 1] ?? to;
  if (to === undefined || from === undefined) return { x: 0, y: 0 };
  return towards(from, to, atPx - from.atPx);
}

/** The same line, begun at its other end. */
export function reversed(track: Track): Track {
  const { samples, lengthPx } = track;
  const back = samples.map((sample) => ({ ...sample, atPx: lengthPx - sample.atPx })).reverse();
  return { ...track, samples: back };
}

/**
 * Places for what has arrived at either end of a track: at the start not past its middle, at the
 * end not nearer to the start than what rests there.
 */
export function restsOn(
  { lengthPx }: Track,
  fromStartPx: number,
  fromEndPx: number,
): { readonly toServerPx: number; readonly toClientPx: number } {
  const toClientPx = clamp(fromStartPx, 0, lengthPx / 2);
  return { toServerPx: Math.max(toClientPx, lengthPx - Math.max(0, fromEndPx)), toClientPx };
}

/**
 * Real time in the small: when, within the movement of a step, its capsules travel and its clock
 * runs, and where on the map that clock stands.
 */
import type { LineShape, MapLayout } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { centreOf } from '../../layout/rect';
import { pointAt } from '../../layout/track';
import type { Wait } from '../../player/pace';
import { clockMs, travelMs, waitIn } from '../../player/pace';
import type { Step } from '../../projections/steps';
import type { MapMoment } from './mapMoment';

/** A part of a movement, as shares of it from 0 to 1. */
export type Window = readonly [start: number, end: number];

/** How the time of a movement is shared out. */
export interface Shares {
  /** One window for each travel, in their order. */
  readonly travels: readonly Window[];
  readonly clock: Window | null;
  readonly wait: Wait | null;
}

/** The shares of a step's movement; its travels go at the same pace with and without a wait. */
export function shareOut(step: Step, before: Step | null): Shares {
  const wait = waitIn(step, before);
  const movingMs = travelMs(step);
  const waitingMs = wait === null ? 0 : clockMs(wait);
  const wholeMs = Math.max(1, movingMs + waitingMs);
  const count = step.travels.length;
  const afterTravels = wait?.afterTravels ?? count;
  const at = (travelled: number): number => (movingMs * (travelled / Math.max(1, count))) / wholeMs;
  const clockShare = waitingMs / wholeMs;
  return {
    travels: step.travels.map((_, index): Window => {
      const shift = index >= afterTravels ? clockShare : 0;
      return [at(index) + shift, at(index + 1) + shift];
    }),
    clock: wait === null ? null : [at(afterTravels), at(afterTravels) + clockShare],
    wait,
  };
}

/** Where a clock stands, and whether that is where a message waits in a queue. */
export interface ClockPlace {
  readonly at: Point;
  readonly isAtQueue: boolean;
}

const onLine = (line: LineShape, isAtServer: boolean): ClockPlace => {
  const { toClientPx, toServerPx } = line.rests;
  return { at: pointAt(line.track, isAtServer ? toServerPx : toClientPx), isAtQueue: false };
};

/** Where the one stands who waits; null when the map has no place for it. */
export function clockPlace(
  layout: MapLayout,
  moment: MapMoment,
  settled: MapMoment,
  wait: Wait,
): ClockPlace | null {
  const { travels, connection } = moment.step;
  const line = layout.lines.find(({ key }) => key === moment.lineKey);
  const next = travels[wait.afterTravels];
  if (next?.from === 'dns') {
    const track = layout.lookups.get(next.to);
    return track === undefined ? null : { at: pointAt(track, track.lengthPx), isAtQueue: false };
  }
  if (line !== undefined && connection !== null) {
    return onLine(line, next === undefined ? moment.isAtServer : next.from === line.to);
  }
  const place = next?.from ?? moment.here ?? [...settled.waiting.keys()].at(-1) ?? 'sender';
  const queue = settled.waiting.has(place) ? layout.queues.get(place) : undefined;
  if (queue !== undefined) return { at: centreOf(queue.token), isAtQueue: true };
  const station = layout.stations.find(({ id }) => id === place);
  return station === undefined ? null : { at: centreOf(station.rect), isAtQueue: false };
}

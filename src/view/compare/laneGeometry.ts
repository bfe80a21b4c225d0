/**
 * The axis that all lanes share. A lane that waits for minutes would press the others together, so
 * the axis is as long as the longest lane of a usual length, and what is longer breaks off there.
 */
import type { Lane, LaneStop } from '../../projections/lane';

/** Longer lanes than this, in round trips, do not stretch the axis. */
const USUAL = 40;
const LEAST = 6;

/** How many round trips the axis shows. */
export function axisLength(lanes: readonly Lane[]): number {
  const usual = lanes.map(({ end }) => end).filter((end) => end <= USUAL);
  return Math.max(LEAST, ...usual.map(Math.ceil));
}

/** The round trips that get a line and a number. */
export function axisTicks(length: number): readonly number[] {
  const step = length <= 16 ? 1 : 5;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

/** Where a moment stands, in hundredths of the axis. */
export const place = (at: number, length: number): number =>
  Math.round((Math.min(at, length) / length) * 10_000) / 100;

/** Every moment at which something happens in one of the lanes, on the axis, in order. */
export function momentsOf(lanes: readonly Lane[], length: number): readonly number[] {
  const times = lanes.flatMap(({ times: all, end }) => [...all, end]);
  return [...new Set([0, ...times.filter((time) => time <= length)])].sort((a, b) => a - b);
}

/** The last step that has happened by a moment, or the first. */
export function stepAt({ times, lastStep }: Lane, moment: number, length: number): number {
  if (moment >= length && times.every((time) => time > length)) return 0;
  const index = times.findLastIndex((time) => time <= moment);
  return Math.min(Math.max(0, index), lastStep);
}

/**
 * The phases of all lanes, each where the last lane begins it. Lanes may have them in different
 * orders (TLS comes before the greeting on 465 and after it on 587), so this is the order in which
 * all have got there. A beginning beyond the axis counts only where there is no other.
 */
export function phasesInOrder(lanes: readonly Lane[], length: number): readonly LaneStop[] {
  const starts = new Map<LaneStop['phase'], readonly number[]>();
  for (const { stops } of lanes) {
    const firsts = stops.filter(
      ({ phase }, index) => stops.findIndex((stop) => stop.phase === phase) === index,
    );
    for (const { phase, at } of firsts) starts.set(phase, [...(starts.get(phase) ?? []), at]);
  }
  return [...starts]
    .map(([phase, all]) => {
      const shown = all.filter((at) => at <= length);
      return { phase, at: shown.length > 0 ? Math.max(...shown) : length };
    })
    .sort((a, b) => a.at - b.at);
}

/** The phase after or before where the lanes are; null at either end. */
export function phaseBeside(
  phases: readonly LaneStop[],
  from: { readonly phase: LaneStop['phase'] | null; readonly moment: number },
  to: 'next' | 'previous',
): LaneStop['phase'] | null {
  const index = phases.findIndex(({ phase }) => phase === from.phase);
  if (index >= 0) return phases[to === 'next' ? index + 1 : index - 1]?.phase ?? null;
  const found =
    to === 'next'
      ? phases.find(({ at }) => at > from.moment)
      : phases.findLast(({ at }) => at < from.moment);
  return found?.phase ?? null;
}

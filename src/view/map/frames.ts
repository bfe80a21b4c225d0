/** Keyframes of a movement, forwards as they are written and turned round when it is taken back. */
import type { Point } from '../../layout/rect';
import type { Motion } from '../../player/playerMachine';

export interface Frames<Value> {
  readonly values: Value[];
  /** When each value is reached, from 0 to 1. */
  readonly times: number[];
}

/** Values with their times in the order in which they are shown. */
export function directed<Value>(
  values: readonly Value[],
  times: readonly number[],
  { direction }: Motion,
): Frames<Value> {
  if (direction === 'forward') return { values: [...values], times: [...times] };
  return { values: values.toReversed(), times: times.map((time) => 1 - time).toReversed() };
}

/** What framer-motion is told about one property whose values are these. */
export const timing = ({ times }: Frames<unknown>, { durationMs }: Motion) => ({
  duration: durationMs / 1000,
  times,
  ease: 'linear' as const,
});

/** A place as a transform, which the compositor can move. */
export const translate = ({ x, y }: Point): string => `translate(${round(x)}px, ${round(y)}px)`;

const round = (value: number): number => Math.round(value * 10) / 10;

/**
 * What the player needs to know of a story: how many steps it has, where its phases begin, and
 * how long each step stays on the screen at 1×. The player knows no mail.
 */
import type { Phase } from '../projections/phases';
import type { Step } from '../projections/steps';
import { motionMs, stepMs } from './pace';

export interface Timeline {
  readonly stepCount: number;
  /** The first step of each phase, rising. */
  readonly phaseStarts: readonly number[];
  /**
   * For each step, how long its movement on the map lasts, in milliseconds at 1×: forwards when
   * the step comes, and backwards when it is taken back.
   */
  readonly motionMs: readonly number[];
  /** For each step, milliseconds from its appearance until the next step, at 1×. */
  readonly stepMs: readonly number[];
}

/** The timeline of a story's steps and phases. */
export function timelineOf(steps: readonly Step[], phases: readonly Phase[]): Timeline {
  return {
    stepCount: steps.length,
    phaseStarts: phases.map(({ firstStep }) => firstStep),
    motionMs: steps.map((step, index) => motionMs(step, steps[index - 1] ?? null)),
    stepMs: steps.map((step, index) => stepMs(step, steps[index - 1] ?? null)),
  };
}

/**
 * How fast a story is shown. A step takes its movement and then time to read. Real time is shown
 * in the small: where the story waits, a fast clock runs, longer for a longer wait, but never in
 * proportion to it.
 */
import type { Step } from '../projections/steps';

/** Time of the story in which nothing travels, within one step. */
export interface Wait {
  /** The story's time when it begins and when it is over, in milliseconds. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** How many of the step's travels have been made when it begins. */
  readonly afterTravels: number;
}

const READING_MS = 900;
/** A band says more than a line of dialogue does. */
const READING_BAND_MS = 1500;
const ONE_TRAVEL_MS = 500;
const ALL_TRAVELS_MS = 1200;
/** How long the seal takes to run along a line. */
const SEAL_MS = 600;
/** A box holds a reply back while it changes it. */
const CHANGE_MS = 600;
/** What passes in less time than this is travelling or thinking, and no wait. */
const WAIT_FROM_MS = 900;
const CLOCK_MS = 700;
/** What each tenfold of the wait adds to the clock's time. */
const CLOCK_TENFOLD_MS = 350;
const CLOCK_MOST_MS = 2000;

/**
 * The wait within a step, or null when there is none to speak of.
 *
 * @param before - The step before it; null at the beginning of a story.
 */
export function waitIn(step: Step, before: Step | null): Wait | null {
  const doneMs = before?.timeMs ?? 0;
  const last = step.travels.length;
  const setOutMs = Math.max(doneMs, step.startMs);
  if (last === 0) return waitOf({ fromMs: doneMs, untilMs: step.timeMs, afterTravels: 0 });
  const sentLate = waitOf({ fromMs: doneMs, untilMs: setOutMs, afterTravels: 0 });
  // A question whose answer never came: the time passes between the two.
  return sentLate ?? waitOf({ fromMs: setOutMs, untilMs: step.timeMs, afterTravels: last - 1 });
}

const waitOf = (wait: Wait): Wait | null =>
  wait.untilMs - wait.fromMs >= WAIT_FROM_MS ? wait : null;

/** How long the clock of a wait runs at 1×, in milliseconds. */
export function clockMs({ fromMs, untilMs }: Wait): number {
  const tenfolds = Math.log10((untilMs - fromMs) / 1000);
  return Math.min(CLOCK_MOST_MS, Math.round(CLOCK_MS + CLOCK_TENFOLD_MS * Math.max(0, tenfolds)));
}

/** How long what travels in a step is on its way at 1×, or its seal, in milliseconds. */
export function travelMs(step: Step): number {
  if (step.kind === 'sealed') return SEAL_MS;
  const isChanged = step.travels.some(({ changedAt }) => changedAt !== null);
  const changeMs = isChanged ? CHANGE_MS : 0;
  return Math.min(ALL_TRAVELS_MS, step.travels.length * ONE_TRAVEL_MS + changeMs);
}

/**
 * How long a step's movement on the map lasts at 1×, its clock included, in milliseconds; 0 when
 * nothing moves.
 */
export function motionMs(step: Step, before: Step | null): number {
  const wait = waitIn(step, before);
  return travelMs(step) + (wait === null ? 0 : clockMs(wait));
}

/** How long a step stays before the next one when playing at 1×, in milliseconds. */
export function stepMs(step: Step, before: Step | null): number {
  const isDialogue = step.kind === 'line' || step.kind === 'connect' || step.kind === 'lookup';
  return motionMs(step, before) + (isDialogue ? READING_MS : READING_BAND_MS);
}

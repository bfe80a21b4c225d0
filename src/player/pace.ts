/**
 * How fast a story is shown. A step takes its movement and then time to read. The story's own
 * time is not the measure: a wait of two minutes is a step like any other, drawn with a clock.
 */
import type { Step } from '../projections/steps';

const READING_MS = 900;
/** A band says more than a line of dialogue does. */
const READING_BAND_MS = 1500;
const ONE_TRAVEL_MS = 500;
const ALL_TRAVELS_MS = 1200;
/** How long the seal takes to run along a line. */
const SEAL_MS = 600;
/** A box holds a reply back while it changes it. */
const CHANGE_MS = 600;

/** How long a step's movement on the map lasts at 1×, in milliseconds; 0 when nothing moves. */
export function motionMs(step: Step): number {
  if (step.kind === 'sealed') return SEAL_MS;
  const isChanged = step.travels.some(({ changedAt }) => changedAt !== null);
  const changeMs = isChanged ? CHANGE_MS : 0;
  return Math.min(ALL_TRAVELS_MS, step.travels.length * ONE_TRAVEL_MS + changeMs);
}

/** How long a step stays before the next one when playing at 1×, in milliseconds. */
export function stepMs(step: Step): number {
  const isDialogue = step.kind === 'line' || step.kind === 'connect' || step.kind === 'lookup';
  return motionMs(step) + (isDialogue ? READING_MS : READING_BAND_MS);
}

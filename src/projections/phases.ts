/** The named stretches of a story, for the scrubber: from which step to which, and how readable. */
import type { Leg } from './connections';
import type { PhaseId } from './phaseTracker';
import type { SecrecyPart } from './secrecyParts';
import { secrecyParts } from './secrecyParts';
import type { Step } from './steps';

export interface Phase {
  readonly id: PhaseId;
  readonly leg: Leg;
  readonly firstStep: number;
  readonly lastStep: number;
  readonly startMs: number;
  readonly endMs: number;
  /** How readable it is, from beginning to end. */
  readonly parts: readonly SecrecyPart[];
}

/** The phases of a story, in order; a phase that waits in between comes again. */
export function projectPhases(steps: readonly Step[]): readonly Phase[] {
  const runs: Step[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    if (run?.[0]?.phase === step.phase) run.push(step);
    else runs.push([step]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return [];
    return [
      {
        id: first.phase,
        leg: first.leg,
        firstStep: first.index,
        lastStep: last.index,
        startMs: first.startMs,
        endMs: last.timeMs,
        parts: secrecyParts(run),
      },
    ];
  });
}

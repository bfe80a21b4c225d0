/**
 * Where the lanes are: all at one moment of the axis, or each at the beginning of the same phase.
 * Stepping goes to the next moment at which something happens in any lane.
 */
import { useState } from 'react';
import type { PhaseId } from '../../projections/steps';
import type { ComparedLane } from './comparedLane';
import { axisLength, momentsOf, phaseBeside, phasesInOrder, stepAt } from './laneGeometry';

export interface Compared {
  readonly length: number;
  readonly moment: number;
  /** The phase that all lanes were sent to; null when they go by time. */
  readonly phase: PhaseId | null;
  /** Lanes whose story has not the phase that all were sent to; they stay where time has them. */
  readonly without: ReadonlySet<number>;
  /** The step of each lane. */
  readonly steps: readonly number[];
  /** Where each lane is, in round trips. */
  readonly places: readonly number[];
  readonly canGoBack: boolean;
  readonly canGoOn: boolean;
  readonly go: (to: 'back' | 'on' | 'start' | 'end') => void;
  /** The phases that any lane has, in the order in which all lanes reach them. */
  readonly phases: readonly PhaseId[];
  readonly jump: (phase: PhaseId) => void;
  readonly goToPhase: (to: 'next' | 'previous') => void;
}

export function useCompared(lanes: readonly ComparedLane[]): Compared {
  const [wantedMoment, setMoment] = useState(0);
  const [wantedPhase, setPhase] = useState<PhaseId | null>(null);
  const length = axisLength(lanes.map(({ lane }) => lane));
  const all = lanes.map(({ lane }) => lane);
  const moments = momentsOf(all, length);
  const ordered = phasesInOrder(all, length);
  // Lanes come and go: what the axis no longer has is not where they are.
  const moment = Math.min(wantedMoment, moments.at(-1) ?? 0);
  const phase = ordered.some((stop) => stop.phase === wantedPhase) ? wantedPhase : null;
  const steps = lanes.map((compared) =>
    phase === null
      ? stepAt(compared.lane, moment, length)
      : (phaseStart(compared, phase) ?? stepAt(compared.lane, moment, length)),
  );
  const without = new Set(
    phase === null ? [] : lanes.flatMap((lane, i) => (phaseStart(lane, phase) === null ? [i] : [])),
  );
  const places = lanes.map(({ lane }, index) =>
    phase === null ? Math.min(moment, lane.end) : (lane.times[steps[index] ?? 0] ?? 0),
  );
  const index = moments.findLastIndex((known) => known <= moment);
  const go: Compared['go'] = (to) => {
    const target = {
      back: moments[Math.max(0, index - 1)],
      on: moments[Math.min(moments.length - 1, index + 1)],
      start: moments[0],
      end: moments.at(-1),
    }[to];
    setPhase(null);
    setMoment(target ?? 0);
  };
  const jump = (chosen: PhaseId) => {
    setPhase(chosen);
    const starts = lanes.map(({ lane }, lineIndex) => {
      const compared = lanes[lineIndex];
      const step = compared === undefined ? null : phaseStart(compared, chosen);
      return step === null ? 0 : (lane.times[step] ?? 0);
    });
    setMoment(Math.max(0, ...starts.filter((start) => start <= length)));
  };
  const goToPhase: Compared['goToPhase'] = (to) => {
    const found = phaseBeside(ordered, { phase, moment }, to);
    if (found !== null) jump(found);
  };
  const canGoBack = index > 0;
  const canGoOn = index < moments.length - 1;
  const phases = ordered.map((stop) => stop.phase);
  const at = { length, moment, phase, phases, without, steps, places };
  return { ...at, canGoBack, canGoOn, go, jump, goToPhase };
}

/** The first step of a phase in a lane; null when the lane has no such phase. */
function phaseStart({ lane, story }: ComparedLane, phase: PhaseId): number | null {
  const found = story.phases.find(
    ({ id, firstStep }) => id === phase && firstStep <= lane.lastStep,
  );
  return found?.firstStep ?? null;
}

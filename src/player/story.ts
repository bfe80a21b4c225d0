/**
 * A story: one trace with the projections that every part of the page reads, made once when it is
 * opened. The words for its people come from the world, which the trace does not repeat.
 */
import type { ConnectionFacts } from '../projections/connections';
import { projectConnections } from '../projections/connections';
import type { DialogueEntry } from '../projections/dialogue';
import { projectDialogue } from '../projections/dialogue';
import type { Cast } from '../projections/facts';
import type { Phase } from '../projections/phases';
import { projectPhases } from '../projections/phases';
import type { Step } from '../projections/steps';
import { projectSteps } from '../projections/steps';
import { projectTravelledMs } from '../projections/travelled';
import type { ConnectionId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';
import type { Timeline } from './timeline';
import { timelineOf } from './timeline';

export interface Story {
  readonly trace: Trace;
  readonly cast: Cast;
  readonly steps: readonly Step[];
  readonly phases: readonly Phase[];
  readonly dialogue: readonly DialogueEntry[];
  readonly connections: ReadonlyMap<ConnectionId, ConnectionFacts>;
  readonly timeline: Timeline;
}

/** Reads a trace once for the whole page. */
export function readStory(trace: Trace, cast: Cast): Story {
  const steps = projectSteps(trace);
  const phases = projectPhases(steps);
  return {
    trace,
    cast,
    steps,
    phases,
    dialogue: projectDialogue(trace, steps),
    connections: projectConnections(trace),
    timeline: timelineOf(steps, phases),
  };
}

/**
 * How many round trips of its own connection have been made at a step, in halves; null when the
 * step belongs to no connection or its path takes no time. Only what travels is counted: a server
 * that thinks, or a queue that waits, makes none.
 */
export function roundTripsAt(story: Story, step: Step): number | null {
  const id = step.connection;
  const connection = id === null ? undefined : story.connections.get(id);
  if (connection === undefined || connection.roundTripMs === 0) return null;
  const travelledMs = projectTravelledMs(story.trace, connection.id, step.seq);
  return Math.round((travelledMs / connection.roundTripMs) * 2) / 2;
}

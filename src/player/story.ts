/**
 * A story: one trace with the projections that every part of the page reads, made once when it is
 * opened. Also finds a step by its anchor, so that a link leads to the same moment again.
 */
import type { DialogueEntry } from '../projections/dialogue';
import { projectDialogue } from '../projections/dialogue';
import type { Phase } from '../projections/phases';
import { projectPhases } from '../projections/phases';
import type { Step } from '../projections/steps';
import { projectSteps } from '../projections/steps';
import type { ConnectionId, StationId } from '../trace/station';
import type { EventOf, Trace } from '../trace/traceEvent';
import { timelineOf } from './timeline';
import type { Timeline } from './timeline';

export interface Connection {
  readonly id: ConnectionId;
  readonly from: StationId;
  readonly to: StationId;
  readonly hostName: string;
  readonly port: number;
  readonly openedMs: number;
  readonly roundTripMs: number;
}

export interface Story {
  readonly trace: Trace;
  readonly steps: readonly Step[];
  readonly phases: readonly Phase[];
  readonly dialogue: readonly DialogueEntry[];
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly timeline: Timeline;
}

/** Reads a trace once for the whole page. */
export function readStory(trace: Trace): Story {
  const steps = projectSteps(trace);
  const phases = projectPhases(steps, trace);
  return {
    trace,
    steps,
    phases,
    dialogue: projectDialogue(trace, steps),
    connections: new Map(trace.events.filter(isOpening).map(connectionEntry)),
    timeline: timelineOf(steps, phases),
  };
}

/** The index of the step with an anchor such as `auth.check~1`, or null when there is none. */
export function findStep(story: Story, anchor: string): number | null {
  const index = story.steps.findIndex((step) => step.anchor === anchor);
  return index === -1 ? null : index;
}

/**
 * How many round trips of its own connection have passed at a step, in halves; null when the step
 * belongs to no connection or its path takes no time.
 */
export function roundTripsAt(story: Story, step: Step): number | null {
  const connection = step.connection === null ? null : story.connections.get(step.connection);
  if (connection === null || connection === undefined || connection.roundTripMs === 0) return null;
  return Math.round(((step.timeMs - connection.openedMs) / connection.roundTripMs) * 2) / 2;
}

type Opening = EventOf<'tcp:connection_opened'>;

function isOpening(event: Trace['events'][number]): event is Opening {
  return event.type === 'tcp:connection_opened';
}

function connectionEntry(event: Opening): [ConnectionId, Connection] {
  const { connection: id, to, hostName, port, roundTripMs, timeMs: openedMs } = event;
  // A connection is opened by a station; observers only see it pass.
  const from = event.actor === 'submission' ? 'submission' : 'sender';
  return [id, { id, from, to, hostName, port, openedMs, roundTripMs }];
}

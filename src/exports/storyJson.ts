/**
 * A story as data: how it ended and why, what strangers could read, the round trips, and every
 * event. The world it came from stands beside it, so that it can be run again.
 */
import { reasonText } from '../lessons/en/reasonText';
import { projectExposure, type Exposure } from '../projections/exposure';
import { projectOutcome, type Outcome } from '../projections/outcome';
import { projectRoundTrips, type RoundTrips } from '../projections/roundTrips';

type Trace = Parameters<typeof projectOutcome>[0];

export interface StoryJson {
  readonly version: Trace['version'];
  readonly world: unknown;
  readonly outcome: {
    readonly status: Outcome['status'];
    readonly deliveredTo?: NonNullable<Outcome['deliveredTo']>;
    readonly reason: string;
  };
  readonly exposed: Omit<Exposure, 'addresses'>;
  /** Counted from the first SYN; null for what was not reached. */
  readonly roundTrips: RoundTrips;
  readonly events: Trace['events'];
}

/** The data of a story that `world` gave; ready for JSON. */
export function storyJson(world: unknown, trace: Trace): StoryJson {
  const outcome = projectOutcome(trace);
  const { status, deliveredTo, rule, detail } = outcome;
  const { credentials, message, to } = projectExposure(trace);
  return {
    version: trace.version,
    world,
    outcome: {
      status,
      ...(deliveredTo === null ? {} : { deliveredTo }),
      reason: reasonText(rule, detail, outcome),
    },
    exposed: { credentials, message, to },
    roundTrips: projectRoundTrips(trace),
    events: trace.events,
  };
}

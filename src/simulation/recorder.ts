/**
 * Writes the trace: numbers events, stamps the time and links each to its cause. It also bounds a
 * story: too many events, or too many without time passing, end it with an error that names the
 * last ones.
 */
import type { RuleId } from '../trace/rules';
import type { ObserverId, StationId } from '../trace/station';
import type { TraceEvent, TraceEventBody } from '../trace/traceEvent';

const MAXIMUM_EVENTS = 50_000;
const MAXIMUM_EVENTS_AT_ONCE = 5000;

/** A world whose story does not end within the bounds. */
export class EndlessStoryError extends Error {
  override readonly name = 'EndlessStoryError';
}

export interface Recorder {
  /** Adds an event and makes it the cause of what follows; returns its number. */
  readonly record: (
    actor: StationId | ObserverId,
    rule: RuleId | null,
    body: TraceEventBody,
  ) => number;
  /** The event that what happens now follows from. */
  readonly cause: () => number | null;
  /** Goes back to an earlier cause, when a planned task runs. */
  readonly resume: (cause: number | null) => void;
  readonly events: readonly TraceEvent[];
}

/** A recorder that reads the time from the given clock. */
export function createRecorder(nowMs: () => number): Recorder {
  const events: TraceEvent[] = [];
  let cause: number | null = null;
  let sinceMs = 0;
  let countAtOnce = 0;

  const checkBounds = (timeMs: number): void => {
    countAtOnce = timeMs === sinceMs ? countAtOnce + 1 : 0;
    sinceMs = timeMs;
    if (events.length < MAXIMUM_EVENTS && countAtOnce < MAXIMUM_EVENTS_AT_ONCE) return;
    const last = events.slice(-5).map(({ seq, type }) => `${seq} ${type}`);
    throw new EndlessStoryError(
      `The story of this world does not end: ${events.length} events by ${timeMs} ms. ` +
        `The last ones: ${last.join(', ')}.`,
    );
  };

  return {
    events,
    record: (actor, rule, body) => {
      const timeMs = nowMs();
      checkBounds(timeMs);
      const seq = events.length;
      events.push({ seq, timeMs, actor, cause, rule, ...body });
      cause = seq;
      return seq;
    },
    cause: () => cause,
    resume: (earlier) => {
      cause = earlier;
    },
  };
}

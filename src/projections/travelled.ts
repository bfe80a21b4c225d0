/**
 * How long something was on its way on a connection: the time of its segments, each moment counted
 * once. What its ends take to answer, and what a queue waits, is no travelling.
 */
import type { ConnectionId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';

interface Journey {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The segments of a connection that have arrived by an event, in the order of their arrival. */
function journeysOn(trace: Trace, connection: ConnectionId, upToSeq: number): readonly Journey[] {
  const sentMs = new Map<number, number>();
  const journeys: Journey[] = [];
  for (const event of trace.events) {
    if (event.seq > upToSeq) break;
    switch (event.type) {
      case 'wire:segment_sent':
        if (event.segment.connection === connection) sentMs.set(event.segment.id, event.timeMs);
        break;
      case 'wire:segment_changed':
        // What the box puts in its place goes on from there.
        if (event.connection === connection) {
          sentMs.set(event.replacement.id, sentMs.get(event.segment) ?? event.timeMs);
        }
        break;
      case 'wire:segment_received': {
        const fromMs = sentMs.get(event.segment.id);
        if (fromMs !== undefined) journeys.push({ fromMs, toMs: event.timeMs });
        break;
      }
      default:
    }
  }
  return journeys;
}

/** In milliseconds; a segment that has not arrived has no journey. */
export function projectTravelledMs(
  trace: Trace,
  connection: ConnectionId,
  upToSeq: number,
): number {
  const journeys = [...journeysOn(trace, connection, upToSeq)].sort((a, b) => a.fromMs - b.fromMs);
  let sumMs = 0;
  let reachedMs = Number.NEGATIVE_INFINITY;
  for (const { fromMs, toMs } of journeys) {
    sumMs += Math.max(0, toMs - Math.max(fromMs, reachedMs));
    reachedMs = Math.max(reachedMs, toMs);
  }
  return sumMs;
}

/**
 * What waits in the servers' queues at a moment, station by station, and when it is tried again. A
 * message is in a queue for each of its recipients until that one is settled (RFC 5321 §4.5.4.1);
 * a notice is a message of its own.
 */
import type { StationId } from '../trace/station';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step } from './steps';

export interface QueueMoment {
  /** Null while a try is due or under way. */
  readonly nextTryMs: number | null;
}

/** A message for one recipient, and when it is tried again. */
interface Entry {
  readonly at: StationId;
  readonly nextTryMs: number | null;
}

/** What an event does to entries: puts them in, with the next try, or takes them out. */
function changeAt(event: TraceEvent) {
  switch (event.type) {
    case 'queue:message_accepted':
      return { recipients: event.recipients, stays: true, nextTryMs: null };
    case 'queue:notice_written':
      return { recipients: [event.recipient], stays: true, nextTryMs: null };
    case 'queue:message_deferred':
      return { recipients: event.recipients, stays: true, nextTryMs: event.nextTryMs };
    case 'queue:message_bounced':
    case 'queue:message_dropped':
    case 'queue:message_removed':
      return { recipients: event.recipients, stays: false, nextTryMs: null };
    case 'mailbox:message_stored':
    case 'mailbox:notice_stored':
      return { recipients: [event.recipient], stays: false, nextTryMs: null };
    default:
      return null;
  }
}

/** The stations at which something waits after a step, in the order in which it came there. */
export function projectQueues(trace: Trace, step: Step): ReadonlyMap<StationId, QueueMoment> {
  const entries = new Map<string, Entry>();
  for (const event of trace.events) {
    if (event.seq > step.seq) break;
    const change = changeAt(event);
    if (change === null || !('queueId' in event)) continue;
    for (const recipient of change.recipients) {
      const key = `${event.queueId} ${recipient}`;
      if (change.stays) entries.set(key, { at: toStation(event.actor), ...change });
      else entries.delete(key);
    }
  }
  const stations = new Map<StationId, QueueMoment>();
  for (const { at, nextTryMs } of entries.values()) {
    // A time that has come is no next try any more: that very try is under way.
    const tries = [nextTryMs, stations.get(at)?.nextTryMs].filter((time) => time !== undefined);
    const isTried = tries.some((time) => time === null || time <= step.timeMs);
    const times = tries.filter((time) => time !== null);
    stations.set(at, { nextTryMs: isTried ? null : Math.min(...times) });
  }
  return stations;
}

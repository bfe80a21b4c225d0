/**
 * How many round trips each stage took, counted from the first SYN in round trips of the sender's
 * own connection: the greeting, the login, the acceptance, the delivery.
 */
import type { Trace } from '../trace/traceEvent';
import { projectConnections } from './connections';

export interface RoundTrips {
  readonly banner: number | null;
  readonly authenticated: number | null;
  readonly accepted: number | null;
  readonly delivered: number | null;
}

/** Two decimals are enough: captures vary more. */
const inRoundTrips = (timeMs: number | undefined, roundTripMs: number): number | null =>
  timeMs === undefined || roundTripMs === 0 ? null : Math.round((timeMs / roundTripMs) * 100) / 100;

/** The round trips of a story; null for what was not reached or cannot be counted. */
export function projectRoundTrips(trace: Trace): RoundTrips {
  const [first] = projectConnections(trace).values();
  const roundTripMs = first?.roundTripMs ?? 0;
  const replyAt = (pattern: RegExp, afterSeq = 0): number | undefined =>
    trace.events.find((event) => {
      if (event.type !== 'wire:segment_received' || event.segment.connection !== first?.id) {
        return false;
      }
      const { content, direction } = event.segment;
      if (direction !== 'toClient' || event.seq < afterSeq) return false;
      if (content.kind !== 'clear' && content.kind !== 'record') return false;
      return pattern.test(content.lines[0]?.text ?? '');
    })?.timeMs;
  // By number, not by time: replies to a pipelined envelope arrive as the message leaves.
  const data = trace.events.find(
    (event) =>
      event.type === 'wire:segment_sent' &&
      event.segment.connection === first?.id &&
      event.segment.content.kind !== 'control' &&
      'lines' in event.segment.content &&
      event.segment.content.lines.some(({ part }) => part === 'data'),
  );
  // A client that takes the letters of the greeting for a TLS record has not been greeted.
  const isMisread = trace.events.some(
    (event) => event.type === 'tls:failed' && event.failure === 'wrong-version-number',
  );
  const storedAt = trace.events.find(({ type }) => type === 'mailbox:message_stored')?.timeMs;
  return {
    banner: isMisread ? null : inRoundTrips(replyAt(/^220/u), roundTripMs),
    authenticated: inRoundTrips(replyAt(/^235/u), roundTripMs),
    accepted: data === undefined ? null : inRoundTrips(replyAt(/^250/u, data.seq), roundTripMs),
    delivered: inRoundTrips(storedAt, roundTripMs),
  };
}

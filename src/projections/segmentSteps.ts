/**
 * The steps of what travels: questions to DNS and their answers, segments that arrive, are
 * swallowed by the box or stopped by the firewall, and the FIN that ends a connection.
 */
import type { ConnectionId } from '../trace/station';
import type { EventOf } from '../trace/traceEvent';
import { toStation } from './connections';
import { draft, movingRule, travelOf, type Reading, type StepDraft } from './stepReading';
import type { Travel } from './steps';

/** A question to DNS and its answer are one step. */
export function lookupStep(
  reading: Reading,
  event: EventOf<'dns:answer_received'>,
): StepDraft | null {
  const query = event.cause === null ? undefined : reading.events[event.cause];
  const isServersOwn = event.actor !== 'mx' && event.query.recordType === 'PTR';
  if (query?.type !== 'dns:query_sent' || isServersOwn) return null;
  const from = toStation(event.actor);
  const way = { via: [], stopsAt: null, changedAt: null, port: null, connection: null } as const;
  const label = `${event.query.recordType} ${event.query.name}`;
  const found =
    event.answer.status === 'found' ? event.answer.values.join(', ') : event.answer.status;
  return draft(reading, event, {
    kind: 'lookup',
    rule: movingRule(reading, query, 'dns.answer'),
    startMs: query.timeMs,
    events: [query.seq, event.seq],
    travels: [
      { ...way, from, to: 'dns', form: 'postcard', label },
      { ...way, from: 'dns', to: from, form: 'postcard', label: found },
    ],
  });
}

/** The first FIN or reset to arrive closes a connection that was up. */
function closedStep(
  reading: Reading,
  event: EventOf<'wire:segment_received'>,
  travel: Travel,
): StepDraft | null {
  const { connection, direction, content } = event.segment;
  const isClosing =
    content.kind === 'control' && (content.control === 'fin' || content.control === 'reset');
  if (!isClosing || !reading.open.has(connection)) return null;
  reading.open.delete(connection);
  const sent = reading.sent.get(event.segment.id);
  return draft(reading, event, {
    kind: 'closed',
    rule: content.control === 'fin' ? 'tcp.close' : 'tcp.reset',
    connection,
    startMs: sent?.timeMs ?? event.timeMs,
    events: [...(sent === undefined ? [] : [sent.seq]), event.seq],
    speaker: direction === 'toServer' ? 'client' : 'server',
    travels: [travel],
  });
}

/** A segment has come out at the other end: the step of what it carried. */
export function arrivalStep(
  reading: Reading,
  event: EventOf<'wire:segment_received'>,
): StepDraft | null {
  const { segment } = event;
  const { content, connection } = segment;
  const travel = travelOf(reading, segment, null);
  if (content.kind === 'control') {
    const closing = closedStep(reading, event, travel);
    if (closing !== null) return closing;
    reading.controls.set(connection, [...(reading.controls.get(connection) ?? []), travel]);
    return null;
  }
  const sent = reading.sent.get(segment.id);
  const change = reading.changed.get(segment.id);
  // Tickets after the handshake tell a learner nothing; they stay in the trace.
  const isTicket =
    content.kind === 'handshake' &&
    content.messages.every(({ name }) => name === 'NewSessionTicket');
  if (isTicket) return null;
  const rule = change?.rule ?? sent?.rule ?? 'tcp.close';
  const events = [
    ...(sent === undefined ? [] : [sent.seq]),
    ...(change === undefined ? [] : [change.seq]),
    event.seq,
  ];
  return draft(reading, event, {
    kind: content.kind === 'clear' || content.kind === 'record' ? 'line' : 'handshake',
    rule,
    connection,
    startMs: sent?.timeMs ?? change?.timeMs ?? event.timeMs,
    events,
    speaker: segment.direction === 'toServer' ? 'client' : 'server',
    travels: [travel],
  });
}

/** The box swallowed a command and will answer itself: the command got no further than there. */
export function swallowedStep(
  reading: Reading,
  event: EventOf<'wire:segment_changed'>,
): StepDraft | null {
  reading.changed.set(event.replacement.id, event);
  const sent = reading.sent.get(event.segment);
  if (sent === undefined || event.replacement.id === event.segment) return null;
  return draft(reading, event, {
    kind: 'line',
    rule: sent.rule ?? 'box.refuse-starttls',
    connection: event.connection,
    startMs: sent.timeMs,
    events: [sent.seq, event.seq],
    speaker: 'client',
    travels: [travelOf(reading, sent.segment, 'box')],
  });
}

/** A SYN has met the firewall. */
export function stoppedStep(
  reading: Reading,
  event: EventOf<'wire:segment_stopped'>,
): StepDraft | null {
  const sent = reading.sent.get(event.segment);
  if (sent === undefined) return null;
  return draft(reading, event, {
    kind: 'stopped',
    rule: event.rule ?? 'firewall.drop',
    connection: event.connection,
    startMs: sent.timeMs,
    events: [sent.seq, event.seq],
    attempt: sent.attempt,
    travels: [travelOf(reading, sent.segment, event.at)],
  });
}

/** Controls that have travelled on a connection, taken by the step that they lead to. */
export function takeControls(reading: Reading, connection: ConnectionId): readonly Travel[] {
  const travels = reading.controls.get(connection) ?? [];
  reading.controls.delete(connection);
  return travels;
}

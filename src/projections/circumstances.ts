/**
 * What the story around a step adds to its facts: whom the sender's program calls, whether the
 * relay must have TLS, which ways the message has come, and which replies answer a command that
 * was hidden in a message. RFC 7672 §2.2, RFC 8461 §5, RFC 5321 §4.1.1.4.
 */
import type { ConnectionId, StationId } from '../trace/station';
import type { StepFacts } from '../trace/stepFacts';
import type { EventOf, Trace, TraceEvent } from '../trace/traceEvent';
import { projectConnections, type ConnectionFacts } from './connections';
import type { Step } from './steps';

export type Circumstances = Pick<StepFacts, 'firstServer' | 'tlsDemand' | 'legs' | 'hiddenCommand'>;

type Received = EventOf<'wire:segment_received'>;

const linesIn = ({ segment: { content } }: EventOf<'wire:segment_sent'> | Received) =>
  'lines' in content ? content.lines : [];

/** The station that the sender's program calls next, or called last. */
function firstServerOf({ events }: Trace, seq: number): StationId | null {
  const opened = events.filter(
    (event) => event.type === 'tcp:connection_opened' && event.actor === 'sender',
  );
  const next = opened.find((event) => event.seq > seq) ?? opened.at(-1);
  return next?.type === 'tcp:connection_opened' ? next.to : null;
}

/** A proved TLSA record of the host makes TLS a duty. */
const isDane = (event: TraceEvent, hostName: string): boolean =>
  event.type === 'dns:answer_received' &&
  event.query.recordType === 'TLSA' &&
  event.query.name.endsWith(`.${hostName}`) &&
  event.answer.status === 'found' &&
  event.answer.authentic === true;

const LEAVES_FOR_TLS: readonly (string | null)[] = [
  'client.starttls-missing',
  'client.starttls-refused',
];

/** What makes TLS a duty between two servers on a connection; null where it is a wish. */
function tlsDemandOf({ events }: Trace, { id, hostName }: ConnectionFacts): StepFacts['tlsDemand'] {
  const opened = events.findIndex(
    (event) => event.type === 'tcp:connection_opened' && event.connection === id,
  );
  const before = events.slice(0, opened);
  if (before.some((event) => isDane(event, hostName))) return 'dane';
  const policy = before.findLast((event) => event.type === 'queue:policy_fetched');
  if (policy?.type === 'queue:policy_fetched' && policy.mode === 'enforce') return 'mta-sts';
  const leaves = events.some(
    (event) =>
      event.type === 'wire:segment_sent' &&
      event.segment.connection === id &&
      LEAVES_FOR_TLS.includes(event.rule),
  );
  return leaves ? 'setting' : null;
}

/** How many ways between two programs a message has come, each counted once. */
function countLegs(events: readonly TraceEvent[]): number {
  const legs = events.flatMap((event) =>
    event.type === 'wire:segment_received' && linesIn(event).some(({ part }) => part === 'data')
      ? [`${event.segment.from} ${event.segment.to}`]
      : [],
  );
  return new Set(legs).size;
}

/** The commands that a message hides behind a bare line feed and a dot, up to DATA. */
function hiddenIn(received: Received): readonly string[] {
  const said = linesIn(received)
    .map(({ text }) => text)
    .join('\r\n');
  const end = /(?<!\r)\n\.\r?\n/u.exec(said);
  if (end === null) return [];
  const lines = said.slice(end.index + end[0].length).split(/\r?\n/u);
  return lines.slice(0, lines.findIndex((line) => line.toUpperCase() === 'DATA') + 1);
}

const isOn = (connection: ConnectionId | null, event: EventOf<'wire:segment_sent'> | Received) =>
  event.segment.connection === connection;

/**
 * Which hidden command this reply answers; a dot stands for the end of the hidden message. The
 * first reply after a message is the message's own; what a server says beyond it, before the
 * client has said anything else, answers what it found in the message.
 */
function hiddenCommandOf({ events }: Trace, { connection, events: own }: Step): string | null {
  const reply = own.map((seq) => events[seq]).find((event) => event?.type === 'wire:segment_sent');
  if (reply?.type !== 'wire:segment_sent' || reply.segment.direction !== 'toClient') return null;
  const before = events.slice(0, reply.seq);
  const heard = before.findLast(
    (event): event is Received =>
      event.type === 'wire:segment_received' &&
      isOn(connection, event) &&
      event.segment.direction === 'toServer' &&
      linesIn(event).length > 0,
  );
  const hidden = heard === undefined ? [] : hiddenIn(heard);
  if (heard === undefined || hidden.length === 0) return null;
  const answered = before.filter(
    (event) =>
      event.seq > heard.seq &&
      event.type === 'wire:segment_sent' &&
      isOn(connection, event) &&
      event.segment.direction === 'toClient' &&
      linesIn(event).length > 0,
  ).length;
  return answered === 0 ? null : (hidden[answered - 1] ?? '.');
}

/** What the story around a step adds to its facts. */
export function projectCircumstances(trace: Trace, step: Step): Circumstances {
  const connection =
    step.connection === null ? undefined : projectConnections(trace).get(step.connection);
  return {
    firstServer: firstServerOf(trace, step.seq),
    tlsDemand: connection === undefined ? null : tlsDemandOf(trace, connection),
    legs: countLegs(trace.events.slice(0, step.seq + 1)),
    hiddenCommand: hiddenCommandOf(trace, step),
  };
}

/**
 * Finds the steps in a trace, before they have an index, an anchor and a phase. Each kind of event
 * that a person should notice ends a step; the wire's own bookkeeping does not.
 */
import type { RuleId } from '../trace/rules';
import type { Segment } from '../trace/segment';
import type { ConnectionId, ObserverId } from '../trace/station';
import type { EventOf, Trace, TraceEvent } from '../trace/traceEvent';
import { projectConnections, toStation, type ConnectionFacts } from './connections';
import type { Step, Travel } from './steps';

export type StepDraft = Omit<Step, 'index' | 'anchor' | 'phase'> & { readonly attempt: number };

/** What is remembered while the events are read. */
interface Reading {
  readonly events: readonly TraceEvent[];
  readonly connections: ReadonlyMap<ConnectionId, ConnectionFacts>;
  readonly sent: Map<number, EventOf<'wire:segment_sent'>>;
  readonly passed: Map<number, ObserverId[]>;
  readonly changed: Map<number, EventOf<'wire:segment_changed'>>;
  /** The controls of a connection that have travelled since its last step. */
  readonly controls: Map<ConnectionId, Travel[]>;
  readonly sealedOnce: Set<ConnectionId>;
  /** Connections that are up and not yet being closed. */
  readonly open: Set<ConnectionId>;
  lastMs: number;
}

const CONTROL_NAMES = {
  syn: 'SYN',
  synAck: 'SYN-ACK',
  ack: 'ACK',
  fin: 'FIN',
  reset: 'RST',
  prohibited: 'ICMP prohibited',
} as const;

/** What stands on a capsule: the first line, or the name of what moves. */
function labelOf({ content }: Segment): string {
  switch (content.kind) {
    case 'clear':
    case 'record':
      return content.lines[0]?.text ?? '';
    case 'handshake':
      return content.messages.map(({ name }) => name).join(', ');
    case 'alert':
      return content.alert;
    case 'control':
      return CONTROL_NAMES[content.control];
  }
}

const FORMS = {
  control: 'control',
  clear: 'postcard',
  record: 'sealed',
  handshake: 'handshake',
  alert: 'handshake',
} as const;

function travelOf(reading: Reading, segment: Segment, stopsAt: ObserverId | null): Travel {
  const change = reading.changed.get(segment.id);
  const via = reading.passed.get(segment.id) ?? [];
  return {
    from: segment.from,
    to: segment.to,
    via: stopsAt === null || via.includes(stopsAt) ? via : [...via, stopsAt],
    stopsAt,
    changedAt: change === undefined ? null : change.at,
    form: FORMS[segment.content.kind],
    label: labelOf(segment),
    port: reading.connections.get(segment.connection)?.port ?? null,
    connection: segment.connection,
  };
}

interface DraftParts {
  readonly kind: StepDraft['kind'];
  readonly rule: RuleId;
  readonly connection?: ConnectionId;
  readonly startMs?: number;
  readonly events?: readonly number[];
  readonly speaker?: StepDraft['speaker'];
  readonly travels?: readonly Travel[];
  readonly attempt?: number;
  readonly leg?: StepDraft['leg'];
}

function draft(reading: Reading, event: TraceEvent, parts: DraftParts): StepDraft {
  const facts =
    parts.connection === undefined ? undefined : reading.connections.get(parts.connection);
  return {
    kind: parts.kind,
    rule: parts.rule,
    leg: parts.leg ?? facts?.leg ?? (event.actor === 'sender' ? 'submit' : 'relay'),
    connection: parts.connection ?? null,
    port: facts?.port ?? null,
    startMs: parts.startMs ?? reading.lastMs,
    timeMs: event.timeMs,
    seq: event.seq,
    events: parts.events ?? [event.seq],
    speaker: parts.speaker ?? null,
    travels: parts.travels ?? [],
    attempt: parts.attempt ?? 1,
  };
}

/** The rule of the machine's move that an event follows from. */
function movingRule(reading: Reading, event: TraceEvent, otherwise: RuleId): RuleId {
  const cause = event.cause === null ? undefined : reading.events[event.cause];
  return cause?.rule ?? otherwise;
}

function lookupStep(reading: Reading, event: EventOf<'dns:answer_received'>): StepDraft | null {
  const query = event.cause === null ? undefined : reading.events[event.cause];
  const isServersOwn = event.actor === 'submission' && event.query.recordType === 'PTR';
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
function arrivalStep(reading: Reading, event: EventOf<'wire:segment_received'>): StepDraft | null {
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
function swallowedStep(reading: Reading, event: EventOf<'wire:segment_changed'>): StepDraft | null {
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

function stoppedStep(reading: Reading, event: EventOf<'wire:segment_stopped'>): StepDraft | null {
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
function takeControls(reading: Reading, connection: ConnectionId): readonly Travel[] {
  const travels = reading.controls.get(connection) ?? [];
  reading.controls.delete(connection);
  return travels;
}

const WAITS: ReadonlySet<RuleId> = new Set<RuleId>([
  'client.timed-out',
  'session.timeout',
  'tls.handshake-timeout',
  'sending.connect-timed-out',
  'queue.retry',
]);

function moveStep(reading: Reading, event: EventOf<'machine:transitioned'>): StepDraft | null {
  if (event.event !== 'timer.fired' || event.rule === null || !WAITS.has(event.rule)) return null;
  const name = /\.(c\d+)$/u.exec(event.instance)?.[1];
  const connection = [...reading.connections.keys()].find((id) => id === name);
  return draft(reading, event, {
    kind: 'waited',
    rule: event.rule,
    ...(connection === undefined ? {} : { connection }),
  });
}

/** The steps of TCP and TLS that are no segment's arrival. */
function connectionStep(reading: Reading, event: TraceEvent): StepDraft | null {
  switch (event.type) {
    case 'tcp:established': {
      if (event.side === 'server') {
        takeControls(reading, event.connection);
        return null;
      }
      const { connection } = event;
      reading.open.add(connection);
      const travels = takeControls(reading, connection);
      return draft(reading, event, {
        kind: 'connect',
        rule: 'tcp.established',
        connection,
        travels,
      });
    }
    case 'tcp:failed': {
      const { connection, reason } = event;
      const kind = reason === 'timed-out' ? 'waited' : 'failed';
      const travels = kind === 'failed' ? takeControls(reading, connection).slice(-1) : [];
      return draft(reading, event, {
        kind,
        rule: event.rule ?? 'tcp.gave-up',
        connection,
        travels,
      });
    }
    case 'tls:established': {
      const { connection } = event;
      if (!reading.sealedOnce.has(connection)) {
        reading.sealedOnce.add(connection);
        return null;
      }
      return draft(reading, event, { kind: 'sealed', rule: 'handshake.established', connection });
    }
    case 'tls:failed': {
      if (event.side === 'server') return null;
      const { connection, rule } = event;
      return draft(reading, event, {
        kind: 'failed',
        rule: rule ?? 'handshake.version-refused',
        connection,
      });
    }
    default:
      return null;
  }
}

/** The steps in which something is decided, stored or told. */
function decisionStep(reading: Reading, event: TraceEvent): StepDraft | null {
  const { rule } = event;
  switch (event.type) {
    case 'queue:message_accepted':
    case 'queue:message_deferred':
    case 'queue:message_bounced':
    case 'queue:message_removed':
      return draft(reading, event, { kind: 'queue', rule: rule ?? 'queue.accept', leg: 'relay' });
    case 'mailbox:message_judged':
      return draft(reading, event, {
        kind: 'verdict',
        rule: rule ?? 'receiver.inbox',
        leg: 'relay',
      });
    case 'mailbox:message_stored': {
      const way = {
        via: [],
        stopsAt: null,
        changedAt: null,
        port: null,
        connection: null,
      } as const;
      const travel = {
        ...way,
        from: 'mx',
        to: 'mailbox',
        form: 'postcard',
        label: event.folder,
      } as const;
      const travels = event.folder === 'impostor' ? [] : [travel];
      return draft(reading, event, {
        kind: 'stored',
        rule: rule ?? 'receiver.inbox',
        leg: 'relay',
        travels,
      });
    }
    case 'client:reported':
      return draft(reading, event, { kind: 'report', rule: rule ?? 'sending.sent' });
    case 'story:ended':
      return draft(reading, event, { kind: 'end', rule: rule ?? 'story.end' });
    default:
      return null;
  }
}

function stepAt(reading: Reading, event: TraceEvent): StepDraft | null {
  switch (event.type) {
    case 'wire:segment_sent':
      reading.sent.set(event.segment.id, event);
      return null;
    case 'wire:segment_passed':
      reading.passed.set(event.segment, [...(reading.passed.get(event.segment) ?? []), event.at]);
      return null;
    case 'dns:answer_received':
      return lookupStep(reading, event);
    case 'wire:segment_received':
      return arrivalStep(reading, event);
    case 'wire:segment_changed':
      return swallowedStep(reading, event);
    case 'wire:segment_stopped':
      return stoppedStep(reading, event);
    case 'machine:transitioned':
      return moveStep(reading, event);
    default:
      return connectionStep(reading, event) ?? decisionStep(reading, event);
  }
}

/** The steps of a trace in the order in which they end. */
export function draftSteps(trace: Trace): readonly StepDraft[] {
  const reading: Reading = {
    events: trace.events,
    connections: projectConnections(trace),
    sent: new Map(),
    passed: new Map(),
    changed: new Map(),
    controls: new Map(),
    sealedOnce: new Set(),
    open: new Set(),
    lastMs: trace.events[0]?.timeMs ?? 0,
  };
  const drafts: StepDraft[] = [];
  for (const event of trace.events) {
    const step = stepAt(reading, event);
    if (step === null) continue;
    drafts.push(step);
    reading.lastMs = step.timeMs;
  }
  return drafts;
}

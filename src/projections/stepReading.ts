/**
 * What is remembered while the events of a trace are read into steps, and how a step is drafted:
 * what travelled, since when, on which connection and leg.
 */
import type { RuleId } from '../trace/rules';
import type { Segment } from '../trace/segment';
import type { ConnectionId, ObserverId } from '../trace/station';
import type { EventOf, TraceEvent } from '../trace/traceEvent';
import type { ConnectionFacts } from './connections';
import type { Step, Travel } from './steps';

export type StepDraft = Omit<Step, 'index' | 'anchor' | 'phase'> & { readonly attempt: number };

/** What is remembered while the events are read. */
export interface Reading {
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

/** What the control segments of TCP are called, RFC 9293 §3.1. */
export const CONTROL_NAMES = {
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

export function travelOf(reading: Reading, segment: Segment, stopsAt: ObserverId | null): Travel {
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

export interface DraftParts {
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

/** A step as it is before it has an index, an anchor and a phase. */
export function draft(reading: Reading, event: TraceEvent, parts: DraftParts): StepDraft {
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
export function movingRule(reading: Reading, event: TraceEvent, otherwise: RuleId): RuleId {
  const cause = event.cause === null ? undefined : reading.events[event.cause];
  return cause?.rule ?? otherwise;
}

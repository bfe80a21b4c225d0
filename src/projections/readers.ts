/**
 * Who can read a moment: each station and everyone on the way, and what each of them sees of it.
 * The two ends of a sealed line read it; the way sees a record's length (RFC 8446 §5.2) or the
 * readable part of a handshake (RFC 8314 §8).
 */
import type { Segment, SegmentContent } from '../trace/segment';
import type { ObserverId, StationId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step } from './steps';

export type ReaderId = StationId | ObserverId;

export type Sight =
  | { readonly kind: 'all'; readonly lines: readonly string[] }
  | { readonly kind: 'record'; readonly octets: number }
  | { readonly kind: 'metadata'; readonly reveals: readonly string[]; readonly octets: number }
  | { readonly kind: 'control'; readonly text: string }
  | { readonly kind: 'nothing' };

export interface Reading {
  readonly reader: ReaderId;
  readonly sees: Sight;
  /** A stranger reads words in the clear. */
  readonly exposed: boolean;
}

const textsOf = (content: SegmentContent): readonly string[] =>
  content.kind === 'clear' || content.kind === 'record'
    ? content.lines.map(({ text }) => text)
    : [];

/** What an end of the connection has: everything. */
function seenAtEnd(content: SegmentContent): Sight {
  switch (content.kind) {
    case 'clear':
    case 'record':
      return { kind: 'all', lines: textsOf(content) };
    case 'handshake':
      return { kind: 'all', lines: content.messages.map(({ name }) => name) };
    case 'alert':
      return { kind: 'all', lines: [content.alert] };
    case 'control':
      return { kind: 'control', text: content.control };
  }
}

/** What somebody on the way has. */
function seenOnTheWay(content: SegmentContent): Sight {
  switch (content.kind) {
    case 'clear':
      return { kind: 'all', lines: textsOf(content) };
    case 'record':
      return { kind: 'record', octets: content.recordOctets };
    case 'handshake': {
      const open = content.messages.filter(({ encrypted }) => !encrypted);
      const reveals = open.map(({ name, reveals: told }) =>
        told === null ? name : `${name}: ${told}`,
      );
      return { kind: 'metadata', reveals, octets: content.octets };
    }
    case 'alert':
      return content.encrypted
        ? { kind: 'record', octets: content.octets }
        : { kind: 'metadata', reveals: [content.alert], octets: content.octets };
    case 'control':
      return { kind: 'control', text: content.control };
  }
}

const NOBODY: Sight = { kind: 'nothing' };

/** The stations and observers that a trace knows, each once, in the order of the way. */
export function readersOf(trace: Trace): readonly ReaderId[] {
  const seen = new Set<ReaderId>();
  for (const event of trace.events) {
    if (event.type === 'wire:segment_passed' || event.type === 'wire:segment_stopped') {
      seen.add(event.at);
    }
    if (event.type === 'tcp:connection_opened') seen.add(event.to).add(toStation(event.actor));
    if (event.type === 'mailbox:message_stored' && event.folder !== 'impostor') seen.add('mailbox');
  }
  const order: readonly ReaderId[] = [
    'sender',
    'wifi',
    'box',
    'isp',
    'submission',
    'transit',
    'mx',
    'mailbox',
  ];
  return order.filter((reader) => seen.has(reader));
}

interface Carried {
  readonly segment: Segment;
  /** What the far end got, when the box changed it. */
  readonly arrived: Segment | null;
  readonly passed: ReadonlySet<ReaderId>;
  readonly changedAt: boolean;
}

/** The segment that a step is about, and who saw it. */
function carriedBy(trace: Trace, step: Step): Carried | null {
  const events = step.events.flatMap((seq) => trace.events[seq] ?? []);
  const sent = events.find((event) => event.type === 'wire:segment_sent');
  const received = events.find((event) => event.type === 'wire:segment_received');
  const change = events.find((event) => event.type === 'wire:segment_changed');
  const segment = sent?.segment ?? received?.segment;
  if (segment === undefined) return null;
  const passed = new Set<ReaderId>();
  for (const event of trace.events) {
    if (event.seq > step.seq) break;
    if (event.type === 'wire:segment_passed' && event.segment === segment.id) passed.add(event.at);
    if (event.type === 'wire:segment_stopped' && event.segment === segment.id) passed.add(event.at);
  }
  return {
    segment,
    arrived: received?.segment ?? null,
    passed,
    changedAt: change !== undefined,
  };
}

/** Seen after the box has been at it: towards the client, the Wi-Fi comes last. */
function contentFor(reader: ReaderId, { segment, arrived, changedAt }: Carried): SegmentContent {
  const isBehindBox = reader === segment.to || reader === 'wifi';
  return changedAt && isBehindBox && arrived !== null ? arrived.content : segment.content;
}

function readingOf(reader: ReaderId, carried: Carried): Reading {
  const { segment, passed } = carried;
  const content = contentFor(reader, carried);
  if (reader === segment.from) return { reader, sees: seenAtEnd(segment.content), exposed: false };
  if (reader === segment.to) {
    const sees = carried.arrived === null ? NOBODY : seenAtEnd(content);
    return { reader, sees, exposed: false };
  }
  if (!passed.has(reader)) return { reader, sees: NOBODY, exposed: false };
  return { reader, sees: seenOnTheWay(content), exposed: content.kind === 'clear' };
}

/** A DNS question of the sender's crosses the same Wi-Fi and ISP, readable (RFC 1035 §4.2). */
function lookupReadings(trace: Trace, step: Step): readonly Reading[] {
  const [travel] = step.travels;
  const lines = step.travels.map(({ label }) => label);
  const all: Sight = { kind: 'all', lines };
  return readersOf(trace).map((reader) => {
    const isOnTheWay = travel?.from === 'sender' && (reader === 'wifi' || reader === 'isp');
    const sees = reader === travel?.from || isOnTheWay ? all : NOBODY;
    return { reader, sees, exposed: isOnTheWay };
  });
}

/** What somebody on the way was shown of a step's segment, as it passed there. */
export interface Passing {
  readonly reader: ReaderId;
  readonly content: SegmentContent;
}

/** Everyone on the way who saw the step's segment pass, and it as each saw it. */
export function projectPassing(trace: Trace, step: Step): readonly Passing[] {
  const carried = carriedBy(trace, step);
  if (carried === null) return [];
  return [...carried.passed].map((reader) => ({ reader, content: contentFor(reader, carried) }));
}

/** What each party and observer can read of a step. */
export function projectReadings(trace: Trace, step: Step): readonly Reading[] {
  if (step.kind === 'lookup') return lookupReadings(trace, step);
  const carried = carriedBy(trace, step);
  return readersOf(trace).map((reader) =>
    carried === null ? { reader, sees: NOBODY, exposed: false } : readingOf(reader, carried),
  );
}

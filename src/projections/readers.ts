/**
 * Who can read a moment: each station and everyone on the way, and what each of them sees of it.
 * The two ends of a sealed line read it; the way sees a record's length (RFC 8446 §5.2) or the
 * readable part of a handshake (RFC 8314 §8).
 */
import type { Segment, SegmentContent } from '../trace/segment';
import type { ObserverId, StationId } from '../trace/station';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step, Travel } from './steps';

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
  /** What the far end got; null when nothing came out there. */
  readonly arrived: Segment | null;
  /** Who saw it pass, and it as it was there: the box rewrites it for those who come after. */
  readonly passed: ReadonlyMap<ReaderId, SegmentContent>;
}

const eventsOf = (trace: Trace, step: Step): readonly TraceEvent[] =>
  step.events.flatMap((seq) => trace.events[seq] ?? []);

/** The segment that a step is about, and who saw it. */
function carriedBy(trace: Trace, step: Step): Carried | null {
  const events = eventsOf(trace, step);
  const sent = events.find((event) => event.type === 'wire:segment_sent');
  const received = events.find((event) => event.type === 'wire:segment_received');
  const segment = sent?.segment ?? received?.segment;
  if (segment === undefined) return null;
  const passed = new Map<ReaderId, SegmentContent>();
  let { content } = segment;
  for (const event of trace.events) {
    if (event.seq > step.seq) break;
    if (event.type === 'wire:segment_passed' && event.segment === segment.id) {
      passed.set(event.at, content);
    }
    if (event.type === 'wire:segment_stopped' && event.segment === segment.id) {
      passed.set(event.at, content);
    }
    const isChanged = event.type === 'wire:segment_changed' && event.segment === segment.id;
    if (isChanged && event.replacement.id === segment.id) ({ content } = event.replacement);
  }
  return { segment, arrived: received?.segment ?? null, passed };
}

const BLIND = { sees: NOBODY, exposed: false } as const;

/** What an impostor is sent is not meant for it, sealed or not. */
const isImpostor = (reader: ReaderId, { to, content }: Segment): boolean =>
  reader === 'box' && to === 'box' && textsOf(content).length > 0;

function readingOf(reader: ReaderId, { segment, arrived, passed }: Carried): Reading {
  if (reader === segment.from) return { reader, sees: seenAtEnd(segment.content), exposed: false };
  if (reader === segment.to) {
    if (arrived === null) return { reader, ...BLIND };
    return { reader, sees: seenAtEnd(arrived.content), exposed: isImpostor(reader, arrived) };
  }
  const content = passed.get(reader);
  if (content === undefined) return { reader, ...BLIND };
  return { reader, sees: seenOnTheWay(content), exposed: content.kind === 'clear' };
}

/** Everyone who stands on the sender's way, as its own connections show. */
function onSendersWay(trace: Trace): ReadonlySet<ReaderId> {
  const own = new Set<string>();
  const found = new Set<ReaderId>();
  for (const event of trace.events) {
    if (event.type === 'tcp:connection_opened' && event.actor === 'sender') {
      own.add(event.connection);
      if (event.to === 'box') found.add('box');
    }
    const isPassing = event.type === 'wire:segment_passed' || event.type === 'wire:segment_stopped';
    if (isPassing && own.has(event.connection)) found.add(event.at);
  }
  return found;
}

/**
 * Who on the way can read a question to DNS, and its answer (RFC 1035 §4.2): everyone on the
 * sender's way. Simplified: a server asks a resolver that stands beside it, so nobody reads its
 * questions on the way.
 */
export function lookupListeners(trace: Trace, step: Step): ReadonlySet<ReaderId> {
  const isSenders = step.kind === 'lookup' && step.travels[0]?.from === 'sender';
  return isSenders ? onSendersWay(trace) : new Set();
}

/** Whether a step is a server's question to the resolver beside it: nothing is on the way. */
export const isAskedBeside = ({ kind, travels }: Step): boolean =>
  kind === 'lookup' && travels[0]?.from !== 'sender';

function lookupReadings(trace: Trace, step: Step): readonly Reading[] {
  const [travel] = step.travels;
  const all: Sight = { kind: 'all', lines: step.travels.map(({ label }) => label) };
  const listeners = lookupListeners(trace, step);
  return readersOf(trace).map((reader) => {
    const exposed = listeners.has(reader);
    return { reader, sees: reader === travel?.from || exposed ? all : NOBODY, exposed };
  });
}

/** Whether an end sent controls of its own: a firewall answers in a server's place. */
const hasSentControl = (trace: Trace, { connection, from }: Travel): boolean =>
  trace.events.some(
    (event) =>
      event.type === 'wire:segment_sent' &&
      event.segment.connection === connection &&
      event.segment.from === from &&
      event.segment.content.kind === 'control',
  );

/** The SYN, its answer or a reset are seen where they pass and at both ends (RFC 9293 §3.5). */
function controlReadings(trace: Trace, step: Step): readonly Reading[] {
  const controls = step.travels.filter(({ form }) => form === 'control');
  return readersOf(trace).map((reader) => {
    const seen = controls.filter(
      (travel) =>
        reader === travel.to ||
        travel.via.some((at) => at === reader) ||
        (reader === travel.from && hasSentControl(trace, travel)),
    );
    if (seen.length === 0) return { reader, ...BLIND };
    const text = seen.map(({ label }) => label).join(', ');
    return { reader, sees: { kind: 'control', text }, exposed: false };
  });
}

/** What somebody on the way was shown of a step's segment, as it passed there. */
export interface Passing {
  readonly reader: ReaderId;
  readonly content: SegmentContent;
}

/** Everyone on the way who saw the step's segment pass, and it as each saw it. */
export function projectPassing(trace: Trace, step: Step): readonly Passing[] {
  const passed = carriedBy(trace, step)?.passed ?? [];
  return [...passed].map(([reader, content]) => ({ reader, content }));
}

/** What each party and observer can read of a step. */
export function projectReadings(trace: Trace, step: Step): readonly Reading[] {
  if (step.kind === 'lookup') return lookupReadings(trace, step);
  const carried = carriedBy(trace, step);
  if (carried === null) return controlReadings(trace, step);
  return readersOf(trace).map((reader) => readingOf(reader, carried));
}

export interface Listening {
  /** Everyone who could read a line not meant for them, in the order of the way. */
  readonly readers: readonly ReaderId[];
  readonly first: { readonly step: Step; readonly line: string };
}

/** Who on the way could read any line of a story, and the first such line; null for nobody. */
export function projectListening(trace: Trace, steps: readonly Step[]): Listening | null {
  const found = new Set<ReaderId>();
  let first: Listening['first'] | null = null;
  for (const step of steps) {
    for (const { reader, sees, exposed } of projectReadings(trace, step)) {
      if (!exposed || sees.kind !== 'all') continue;
      found.add(reader);
      first ??= { step, line: sees.lines[0] ?? '' };
    }
  }
  return first === null
    ? null
    : { readers: readersOf(trace).filter((reader) => found.has(reader)), first };
}

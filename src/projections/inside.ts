/**
 * What is inside a step: its lines taken apart, the messages of a TLS handshake with their sizes
 * and what of them is readable, and how the server's list has changed since it was last given.
 * RFC 8446 §4, RFC 3207 §4.2.
 */
import type { HandshakeMessage, Segment } from '../trace/segment';
import type { Trace } from '../trace/traceEvent';
import { takeApart, type Anatomy } from './anatomy';
import type { Step } from './steps';

export interface HandshakePart extends HandshakeMessage {
  readonly by: 'client' | 'server';
}

export interface ListChange {
  readonly gone: readonly string[];
  readonly added: readonly string[];
  readonly same: readonly string[];
}

export interface Inside {
  readonly lines: readonly Anatomy[];
  /** Octets of the whole write, and as a TLS record; null where it went in the clear. */
  readonly octets: number;
  readonly recordOctets: number | null;
  readonly tlsVersion: string | null;
  readonly handshake: readonly HandshakePart[];
  /** Null where no list was given before on this connection. */
  readonly listChange: ListChange | null;
}

/** The segments that arrived up to a step, in order. */
function arrived(trace: Trace, step: Step): readonly Segment[] {
  return trace.events.flatMap((event) =>
    event.type === 'wire:segment_received' && event.seq <= step.seq ? [event.segment] : [],
  );
}

function segmentOf(trace: Trace, step: Step): Segment | null {
  for (const seq of step.events.toReversed()) {
    const event = trace.events[seq];
    if (event?.type === 'wire:segment_received' || event?.type === 'wire:segment_sent') {
      return event.segment;
    }
  }
  return null;
}

const isEhloReply = (step: Step): boolean => step.rule === 'session.ehlo';

/** The keywords of a list, each with what belongs to it. */
const listIn = (segment: Segment): readonly string[] =>
  'lines' in segment.content
    ? segment.content.lines.slice(1).map(({ text }) => text.replace(/^250[ -]/u, ''))
    : [];

function listChange(trace: Trace, steps: readonly Step[], step: Step): ListChange | null {
  if (!isEhloReply(step)) return null;
  const before = steps
    .slice(0, step.index)
    .findLast((other) => isEhloReply(other) && other.connection === step.connection);
  const [old, now] = [before, step].map((one) =>
    one === undefined ? null : segmentOf(trace, one),
  );
  if (old === null || old === undefined || now === null || now === undefined) return null;
  const [was, is] = [listIn(old), listIn(now)];
  return {
    gone: was.filter((line) => !is.includes(line)),
    added: is.filter((line) => !was.includes(line)),
    same: is.filter((line) => was.includes(line)),
  };
}

const partsOf = ({ content, direction }: Segment): readonly HandshakePart[] =>
  content.kind === 'handshake'
    ? content.messages.map((message) => ({
        ...message,
        by: direction === 'toServer' ? ('client' as const) : ('server' as const),
      }))
    : [];

/** The messages of a step's own flight; once TLS is up, those of the whole handshake. */
function handshakeOf(trace: Trace, step: Step): readonly HandshakePart[] {
  const isDone = step.events.some((seq) => trace.events[seq]?.type === 'tls:established');
  if (isDone) {
    return arrived(trace, step)
      .filter(({ connection }) => connection === step.connection)
      .flatMap(partsOf);
  }
  const segment = segmentOf(trace, step);
  return segment === null ? [] : partsOf(segment);
}

/** What can be looked at inside a step; null when there is nothing. */
export function projectInside(trace: Trace, steps: readonly Step[], step: Step): Inside | null {
  const segment = segmentOf(trace, step);
  const handshake = handshakeOf(trace, step);
  const content = segment?.content;
  const lines = content !== undefined && 'lines' in content ? content.lines : [];
  if (lines.length === 0 && handshake.length === 0) return null;
  const isLine = lines.length > 0 && content !== undefined && 'octets' in content;
  return {
    lines: takeApart(lines, isEhloReply(step)),
    octets: isLine ? content.octets : handshake.reduce((sum, { octets }) => sum + octets, 0),
    recordOctets: content?.kind === 'record' ? content.recordOctets : null,
    tlsVersion:
      content?.kind === 'record' || content?.kind === 'handshake' ? content.tlsVersion : null,
    handshake,
    listChange: listChange(trace, steps, step),
  };
}

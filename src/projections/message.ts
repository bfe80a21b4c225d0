/**
 * The message as it is at a moment of a story: its header, field by field, and who has it. Each
 * server that accepts it puts its own fields on top (RFC 5321 §4.4), and what has just come is
 * marked. A notice is a message of its own and takes the place of the one it is about.
 */
import type { StationId } from '../trace/station';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { toStation } from './connections';

/** Who has the message, and what follows from that. */
export type Keeper =
  | { readonly kind: 'sender' }
  /** A server that has said 250: it must deliver or tell. */
  | { readonly kind: 'server'; readonly station: StationId }
  | {
      readonly kind: 'mailbox';
      readonly recipient: string;
      readonly folder: 'inbox' | 'spam' | 'impostor';
    }
  | { readonly kind: 'notice'; readonly recipient: string; readonly isStored: boolean };

export interface HeaderField {
  /** The field's name and value as they stand, one line per folded line. */
  readonly lines: readonly string[];
  /** Whether a server on the way has put it there. */
  readonly isTrace: boolean;
  /** Whether it was put there at this moment. */
  readonly isNew: boolean;
}

export interface MessageMoment {
  readonly keeper: Keeper;
  readonly fields: readonly HeaderField[];
  readonly body: readonly string[];
  /** All of it, as it would lie in a file. */
  readonly lines: readonly string[];
  /** Whether it lies in a mailbox, from which it can be taken. */
  readonly isStored: boolean;
}

interface Version {
  readonly keeper: Keeper;
  readonly lines: readonly string[];
  readonly seq: number;
}

/** The lines of the message as its sender's program writes them, without the stuffed dots. */
function writtenLines(event: TraceEvent): readonly string[] | null {
  if (event.type !== 'wire:segment_sent' || event.rule !== 'client.send-message') return null;
  const { content } = event.segment;
  if (event.segment.from !== 'sender' || !('lines' in content)) return null;
  return content.lines
    .filter(({ part }) => part === 'data')
    .map(({ text }) => (text.startsWith('.') ? text.slice(1) : text));
}

/** The event that last made the message that is shown up to `seq`; null while nobody sent one. */
export const lastVersion = (trace: Trace, seq: number): TraceEvent | null =>
  trace.events.findLast((event) => event.seq <= seq && versionAt(event) !== null) ?? null;

/** What an event makes of the message; null when it leaves it alone. */
function versionAt(event: TraceEvent): Version | null {
  const { seq } = event;
  switch (event.type) {
    case 'wire:segment_sent': {
      const lines = writtenLines(event);
      return lines === null ? null : { keeper: { kind: 'sender' }, lines, seq };
    }
    case 'queue:message_accepted': {
      const keeper = { kind: 'server', station: toStation(event.actor) } as const;
      return event.lines === undefined ? null : { keeper, lines: event.lines, seq };
    }
    case 'mailbox:message_stored': {
      const { recipient, folder, lines } = event;
      return { keeper: { kind: 'mailbox', recipient, folder }, lines, seq };
    }
    case 'queue:notice_written':
    case 'mailbox:notice_stored': {
      const { recipient, lines } = event;
      const isStored = event.type === 'mailbox:notice_stored';
      return { keeper: { kind: 'notice', recipient, isStored }, lines, seq };
    }
    default:
      return null;
  }
}

/** The fields of a header, each with the lines that continue it. */
function fieldsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const end = lines.indexOf('');
  const fields: string[][] = [];
  for (const line of end === -1 ? lines : lines.slice(0, end)) {
    const last = fields.at(-1);
    if (/^[ \t]/u.test(line) && last !== undefined) last.push(line);
    else fields.push([line]);
  }
  return fields;
}

/** Fields that servers and their filters put on top. */
const TRACE_FIELDS: ReadonlySet<string> = new Set([
  'received',
  'received-spf',
  'return-path',
  'x-original-to',
  'delivered-to',
  'envelope-to',
  'delivery-date',
  'authentication-results',
  'x-spam-status',
]);

const nameOf = (field: readonly string[]): string =>
  (field[0] ?? '').split(':', 1)[0]?.toLowerCase() ?? '';

/** Messages differ, and versions of one message do not differ in what a person wrote. */
const isSameMessage = ({ keeper: one }: Version, { keeper: other }: Version): boolean =>
  (one.kind === 'notice') === (other.kind === 'notice');

/**
 * The message after all events up to `seq`; null while nobody has sent one.
 * @param from is the first event of the moment: what came since is new.
 */
export function projectMessage(trace: Trace, seq: number, from: number): MessageMoment | null {
  const versions = trace.events
    .filter((event) => event.seq <= seq)
    .flatMap((event) => versionAt(event) ?? []);
  const current = versions.at(-1);
  if (current === undefined) return null;
  const before = versions.findLast((version) => version.seq < from);
  const isSame = before !== undefined && isSameMessage(before, current);
  const known = new Set((isSame ? fieldsOf(before.lines) : []).map((field) => field.join('\n')));
  const end = current.lines.indexOf('');
  const { keeper, lines } = current;
  return {
    keeper,
    lines,
    fields: fieldsOf(lines).map((field) => ({
      lines: field,
      isTrace: TRACE_FIELDS.has(nameOf(field)),
      isNew: current.seq >= from && !known.has(field.join('\n')),
    })),
    body: end === -1 ? [] : lines.slice(end + 1),
    isStored: keeper.kind === 'mailbox' || (keeper.kind === 'notice' && keeper.isStored),
  };
}

/** The message that lies in a mailbox when the story is over; null when none does. */
export function finalMessage(trace: Trace): MessageMoment | null {
  const last = trace.events.findLast(
    ({ type }) => type === 'mailbox:message_stored' || type === 'mailbox:notice_stored',
  );
  return last === undefined ? null : projectMessage(trace, last.seq, last.seq + 1);
}

/**
 * The envelope at a moment: the sender and the recipients under which the message that is shown is
 * on its way, beside those that the letter itself names. They need not agree (RFC 5321 §2.3.1,
 * §3.3, RFC 5322 §3.6.2). Before there is a message, they are those last named in commands.
 */
import { parseCommand } from '../smtp/command';
import { parsePathArgument } from '../smtp/path';
import type { EventOf, Trace } from '../trace/traceEvent';
import { lastVersion } from './message';

export interface Envelope {
  /** '' is the null sender of notices. */
  readonly sender: string;
  readonly recipients: readonly string[];
}

const pathOf = (argument: string, keyword: 'FROM' | 'TO'): string | null => {
  const path = parsePathArgument(argument, keyword);
  return path.kind === 'path' ? path.address : null;
};

/** The envelope that was last begun in commands up to an event; null before the first MAIL. */
function namedEnvelope(trace: Trace, upToSeq: number): Envelope | null {
  let envelope: Envelope | null = null;
  for (const event of trace.events) {
    if (event.seq > upToSeq) break;
    if (event.type !== 'wire:segment_received' || !('lines' in event.segment.content)) continue;
    for (const { text, part } of event.segment.content.lines) {
      if (part !== 'command') continue;
      const { verb, argument } = parseCommand(text);
      const sender = verb === 'mail' ? pathOf(argument, 'FROM') : null;
      const recipient = verb === 'rcpt' ? pathOf(argument, 'TO') : null;
      if (sender !== null) envelope = { sender, recipients: [] };
      if (recipient !== null && envelope !== null) {
        envelope = { ...envelope, recipients: [...envelope.recipients, recipient] };
      }
    }
  }
  return envelope;
}

/** The sender of the envelope, as the last server keeps it on top; RFC 5321 §4.4. */
function returnPathOf(lines: readonly string[]): string | null {
  const end = lines.indexOf('');
  for (const line of end === -1 ? lines : lines.slice(0, end)) {
    const address = /^Return-Path: ?<([^<>]*)>/iu.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  return null;
}

/** Commands that were smuggled in a message arrived in no line of their own. */
function storedEnvelope(
  trace: Trace,
  { seq, lines, recipient }: EventOf<'mailbox:message_stored' | 'mailbox:notice_stored'>,
): Envelope | null {
  const named = namedEnvelope(trace, seq);
  const sender = returnPathOf(lines);
  if (sender === null) return named;
  const isNamed = named?.sender === sender && named.recipients.includes(recipient);
  return isNamed ? named : { sender, recipients: [recipient] };
}

/** The envelope of the message that is shown after all events up to `upToSeq`. */
export function projectEnvelope(trace: Trace, upToSeq: number): Envelope | null {
  const version = lastVersion(trace, upToSeq);
  switch (version?.type) {
    case 'queue:message_accepted':
      return { sender: version.sender, recipients: version.recipients };
    case 'queue:notice_written':
      return { sender: version.sender ?? '', recipients: [version.recipient] };
    case 'mailbox:message_stored':
    case 'mailbox:notice_stored':
      return storedEnvelope(trace, version);
    case undefined:
      return namedEnvelope(trace, upToSeq);
    default:
      return namedEnvelope(trace, version?.seq ?? upToSeq);
  }
}

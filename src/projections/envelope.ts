/**
 * The envelope at a moment: the sender and the recipients that were last named in commands, beside
 * those that the letter itself names. They need not agree (RFC 5321 §2.3.1, §3.3, RFC 5322 §3.6.2).
 */
import { parseCommand } from '../smtp/command';
import { parsePathArgument } from '../smtp/path';
import type { Trace } from '../trace/traceEvent';

export interface Envelope {
  /** '' is the null sender of notices. */
  readonly sender: string;
  readonly recipients: readonly string[];
}

const pathOf = (argument: string, keyword: 'FROM' | 'TO'): string | null => {
  const path = parsePathArgument(argument, keyword);
  return path.kind === 'path' ? path.address : null;
};

/** The envelope that was last begun up to an event; null before the first MAIL. */
export function projectEnvelope(trace: Trace, upToSeq: number): Envelope | null {
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

/**
 * The message as text: what the sender's program writes, and the trace headers that each server
 * puts above it (RFC 5322 §3.6, RFC 5321 §4.4, RFC 3848 for the WITH keyword).
 */
import { formatDate, formatMessage } from '../smtp/message';
import type { World } from '../world/worldSchema';
import { messageIdFor } from './identifiers';

/** Milliseconds since 1970 of `2026-11-23T10:00:00Z`, by calendar arithmetic (no clock). */
export function epochMsOf(startsAt: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] =
    startsAt.match(/\d+/gu)?.map(Number) ?? [];
  const shifted = year - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const yearOfEra = shifted % 400;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const days = Math.floor(shifted / 400) * 146_097 + dayOfEra + dayOfYear - 719_468;
  return ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
}

/** The lines that the sender's program submits. */
export function composeMessage(world: World): readonly string[] {
  const { message, sender } = world;
  return formatMessage({
    headers: [
      { name: 'Date', value: formatDate(epochMsOf(world.startsAt)) },
      { name: 'From', value: message.headerFrom },
      { name: 'To', value: message.headerTo },
      { name: 'Subject', value: message.subject },
      { name: 'Message-ID', value: messageIdFor(world.seed, sender.hostName) },
    ],
    body: message.body,
  });
}

export interface ReceivedFacts {
  readonly helloName: string;
  readonly clientName: string | null;
  readonly clientAddress: string;
  readonly hostName: string;
  readonly extended: boolean;
  readonly secured: boolean;
  readonly authenticated: boolean;
  readonly queueId: string;
  readonly recipients: readonly string[];
  readonly epochMs: number;
}

/** ESMTP with A for a login and S for TLS (RFC 3848 §1); plain SMTP after HELO. */
const protocolOf = ({ extended, secured, authenticated }: ReceivedFacts): string =>
  extended ? `ESMTP${secured ? 'S' : ''}${authenticated ? 'A' : ''}` : 'SMTP';

/** The Received: header as Postfix writes it, one line per folded line. */
export function receivedLines(facts: ReceivedFacts): readonly string[] {
  const client = `${facts.clientName ?? 'unknown'} [${facts.clientAddress}]`;
  const date = `${formatDate(facts.epochMs)} (UTC)`;
  const by = `by ${facts.hostName} (Postfix) with ${protocolOf(facts)} id ${facts.queueId}`;
  const [only] = facts.recipients;
  return facts.recipients.length === 1 && only !== undefined
    ? [`Received: from ${facts.helloName} (${client})`, `\t${by}`, `\tfor <${only}>; ${date}`]
    : [`Received: from ${facts.helloName} (${client})`, `\t${by};`, `\t${date}`];
}

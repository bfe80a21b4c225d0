/** The message as text, as the sender's program writes it (RFC 5322 §3.6), and its dates. */
import { formatDate, formatMessage } from '../smtp/message';
import { profileOf } from '../software/clients/profileOf';
import type { World } from '../world/worldSchema';
import { chanceDigits } from './identifiers';

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

/**
 * A message that hides another: its last line goes on behind a bare LF with a lone dot. The server
 * that sends it sees text; one that takes the LF for a line's end sees the message's end there.
 */
function withSmuggled(lines: readonly string[], smuggled: string): readonly string[] {
  if (smuggled === '') return lines;
  const last = lines.at(-1) ?? '';
  return [...lines.slice(0, -1), `${last}\n.`, ...smuggled.split(/\r?\n/u)];
}

/** The lines that the sender's program submits. */
export function composeMessage(world: World): readonly string[] {
  const { message, sender } = world;
  const lines = formatMessage(
    profileOf(sender).writeMessage({
      from: message.headerFrom,
      to: message.headerTo,
      subject: message.subject,
      body: message.body,
      date: formatDate(epochMsOf(world.startsAt)),
      sender: sender.address,
      hostName: sender.hostName,
      chance: chanceDigits(world.seed),
    }),
  );
  return withSmuggled(lines, message.smuggled);
}

/** The message as text, as the sender's program writes it (RFC 5322 §3.6), and its dates. */
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

/**
 * What a server's host remembers between connections: how much it has seen of a client within
 * Postfix's time unit (anvil(8)), when a client first tried to send from one address to another
 * (postgrey's key: the client's network of 256 addresses, both addresses without what varies), and
 * how full each mailbox is. It is the driver's data; sessions are told what they need of it.
 */
import { sameAddress, splitAddress } from '../smtp/address';
import type { MemorySettings } from '../world/memorySchema';

export type CountedEvent = 'connections' | 'messages' | 'recipients' | 'tlsSessions' | 'logins';

export interface Mailbox {
  readonly usedOctets: number;
  readonly quotaOctets: number;
}

export interface HostMemory {
  /** A client has connected: how many connections it has open now, and had within the unit. */
  readonly connect: (client: string, nowMs: number, unitMs: number) => ConnectionCounts;
  readonly disconnect: (client: string) => void;
  /** Counts an event; how many there were within the unit, this one included. */
  readonly count: (event: CountedEvent, client: string, nowMs: number, unitMs: number) => number;
  /** How many there were, and this is none. */
  readonly recent: (event: CountedEvent, client: string, nowMs: number, unitMs: number) => number;
  /** How long ago this was first tried; null when it is new. It is remembered from now on. */
  readonly attempt: (who: Attempt, nowMs: number) => number | null;
  /** Whether postscreen has let a client through before. */
  readonly isScreened: (client: string) => boolean;
  readonly noteScreened: (client: string) => void;
  /** Null for a mailbox without a quota. */
  readonly mailbox: (address: string) => Mailbox | null;
  /** A message has been stored. */
  readonly fill: (address: string, octets: number) => void;
}

export interface ConnectionCounts {
  readonly open: number;
  readonly recent: number;
}

export interface Attempt {
  readonly clientAddress: string;
  readonly sender: string;
  readonly recipient: string;
}

/** What varies from message to message is left out: numbers, and what follows a `+`. */
function steadyPart(sender: string): string {
  const { localPart, domain } = splitAddress(sender);
  if (domain === null) return sender;
  return `${localPart.replace(/\+.*/u, '').replace(/\b\d+\b/gu, '#')}@${domain}`;
}

const keyOf = ({ clientAddress, sender, recipient }: Attempt): string => {
  const network = clientAddress.split('.').slice(0, 3).join('.');
  return `${network}/${steadyPart(sender)}/${recipient}`.toLowerCase();
};

/** A memory that begins with what a world says. */
export function createHostMemory(settings: MemorySettings): HostMemory {
  const open = new Map<string, number>();
  const seen = new Map<string, readonly number[]>();
  for (const { ipAddress, openConnections, ...counts } of settings.clients) {
    open.set(ipAddress, openConnections);
    for (const [event, times] of Object.entries(counts)) {
      seen.set(
        `${event} ${ipAddress}`,
        Array.from({ length: times }, () => 0),
      );
    }
  }
  const firstTries = new Map(
    settings.attempts.map((attempt) => [keyOf(attempt), -attempt.firstTriedMsAgo]),
  );
  const screened = new Set(settings.screened);
  const filled = new Map<string, number>();
  const timesOf: (...args: Parameters<HostMemory['recent']>) => readonly number[] = (
    event,
    client,
    nowMs,
    unitMs,
  ) => (seen.get(`${event} ${client}`) ?? []).filter((atMs) => atMs > nowMs - unitMs);
  const count: HostMemory['count'] = (event, client, nowMs, unitMs) => {
    const recent = [...timesOf(event, client, nowMs, unitMs), nowMs];
    seen.set(`${event} ${client}`, recent);
    return recent.length;
  };
  return {
    count,
    recent: (...args) => timesOf(...args).length,
    connect: (client, nowMs, unitMs) => {
      const now = (open.get(client) ?? 0) + 1;
      open.set(client, now);
      return { open: now, recent: count('connections', client, nowMs, unitMs) };
    },
    disconnect: (client) => {
      open.set(client, Math.max(0, (open.get(client) ?? 0) - 1));
    },
    attempt: (who, nowMs) => {
      const key = keyOf(who);
      const first = firstTries.get(key);
      if (first === undefined) firstTries.set(key, nowMs);
      return first === undefined ? null : nowMs - first;
    },
    isScreened: (client) => screened.has(client),
    noteScreened: (client) => {
      screened.add(client);
    },
    mailbox: (address) => {
      const known = settings.mailboxes.find((mailbox) => sameAddress(mailbox.address, address));
      if (known === undefined) return null;
      const usedOctets = known.usedOctets + (filled.get(address.toLowerCase()) ?? 0);
      return { quotaOctets: known.quotaOctets, usedOctets };
    },
    fill: (address, octets) => {
      const key = address.toLowerCase();
      filled.set(key, (filled.get(key) ?? 0) + octets);
    },
  };
}

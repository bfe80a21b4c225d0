/**
 * What a server's host remembers when the story starts: how much it has seen of a client lately
 * (anvil(8)), who has tried to send before (RFC 6647 §2.4), and how full the mailboxes and its disk
 * are.
 */
import * as v from 'valibot';
import { addressField, countField, ipAddressField, millisecondsField } from './fields';
import { listField } from './listField';

const count = countField(0, 100_000);

export const memorySchema = v.strictObject({
  /** Counted within the time unit before the start; `openConnections` are never closed. */
  clients: listField(
    v.strictObject({
      ipAddress: ipAddressField,
      openConnections: count,
      connections: count,
      messages: count,
      recipients: count,
      tlsSessions: count,
      logins: count,
    }),
    50,
    'clients',
  ),
  attempts: listField(
    v.strictObject({
      clientAddress: ipAddressField,
      /** '' is the null sender. */
      sender: v.union([v.literal(''), addressField], 'a mail address, or nothing'),
      recipient: addressField,
      firstTriedMsAgo: millisecondsField,
    }),
    50,
    'attempts',
  ),
  mailboxes: listField(
    v.strictObject({
      address: addressField,
      quotaOctets: countField(0, 2_000_000_000),
      usedOctets: countField(0, 2_000_000_000),
    }),
    50,
    'mailboxes',
  ),
  /** Clients that postscreen has let through before (postscreen_cache_map). */
  screened: listField(ipAddressField, 50, 'addresses'),
  /** What is free where the queue is kept; null is plenty. */
  freeSpaceOctets: v.nullable(countField(0, 2_000_000_000)),
});

export type MemorySettings = v.InferOutput<typeof memorySchema>;

/** Nothing has happened before, no mailbox has a limit, and the disk has room. */
export const EMPTY_MEMORY: MemorySettings = {
  clients: [],
  attempts: [],
  mailboxes: [],
  screened: [],
  freeSpaceOctets: null,
};

// A server for fetching mail on every path: IMAP and POP3, TLS first and TLS on demand, before the
// login.

import { describe, expect, it } from 'vitest';
import type { MailAccessEvent } from '../../src/machines/mailAccess';
import { mailAccessMachine } from '../../src/machines/mailAccessMachine';
import type { AccessService } from '../../src/software/dovecot/dovecot';
import { DEFAULT_MAIL_ACCESS } from '../../src/world/mailAccessSchema';
import { explore, restingStates, rowsOf } from '../kit/explore';

const service = (protocol: 'imap' | 'pop3', ssl: boolean): AccessService => ({
  protocol,
  ssl,
  port: 993,
  settings: DEFAULT_MAIL_ACCESS,
});

const EVENTS: readonly MailAccessEvent[] = [
  { type: 'connection.opened' },
  { type: 'connection.lost' },
  { type: 'tls.established' },
  { type: 'tls.failed' },
  { type: 'bytes.unreadable' },
  { type: 'timer.fired', name: 'idle' },
  ...(['logout', 'noop', 'capability', 'starttls', 'unknown'] as const).map(
    (verb) => ({ type: `command.${verb}`, tag: 'a1' }) as const,
  ),
];

const explored = explore({
  machine: mailAccessMachine,
  inputs: [
    service('imap', true),
    service('imap', false),
    service('pop3', true),
    service('pop3', false),
  ],
  eventsAt: () => EVENTS,
  factsOf: ({ context }) => [context.secured, context.badCommands],
});

describe('the server for fetching mail', () => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(mailAccessMachine).filter((state) => !explored.states.has(state));
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path, and misses every row that is taken away', () => {
    expect(rowsOf(mailAccessMachine).filter((row) => !explored.rows.has(row))).toEqual([]);
    expect(rowsOf(mailAccessMachine).filter((row) => !explored.missedRows.has(row))).toEqual([]);
  });

  it('counts no further than the number of wrong commands it puts up with', () => {
    const counts = explored.snapshots.map(({ context }) => context.badCommands);
    expect(Math.max(...counts)).toBeLessThan(20);
  });
});

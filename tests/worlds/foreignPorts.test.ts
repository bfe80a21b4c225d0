// A sending client that is pointed at a port for fetching mail: what it hears, when it gives up,
// and that no password is ever said there.

import { describe, expect, it } from 'vitest';
import { play } from '../kit/play';

type Security = 'tls' | 'starttls' | 'starttls-if-available' | 'none';

const at = (port: number, security: Security, ignoresForeignLines = false) =>
  play({ sender: { outgoing: { port, security }, ignoresForeignLines } });

const IMAP = /^\* OK \[CAPABILITY IMAP4rev1 .*\] Dovecot \(Debian\) ready\.$/u;

describe('a client pointed at a port for fetching mail', () => {
  it.each([
    [993, IMAP],
    [995, /^\+OK Dovecot \(Debian\) ready\.$/u],
  ])('with TLS at once on %i hears another protocol under the seal', (port, greeting) => {
    const { outcome, exposure, eventsOf, submitted } = at(port, 'tls');
    expect(eventsOf('tls:established')).toHaveLength(2);
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.greeting-unreadable' });
    expect(outcome.detail).toMatch(greeting);
    expect(submitted).toEqual([expect.stringMatching(/^~< (?:\* OK|\+OK) /u)]);
    expect(exposure.credentials).toBe(false);
  });

  it.each([
    [143, 'starttls'],
    [143, 'none'],
    [110, 'starttls-if-available'],
    [110, 'none'],
  ] as const)('in the clear on %i with %s reads the greeting and stops', (port, security) => {
    const { outcome, exposure } = at(port, security);
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.greeting-unreadable' });
    expect(exposure.credentials).toBe(false);
  });

  it.each([143, 110])('with TLS at once on %i takes the greeting for a TLS record', (port) => {
    const { outcome, rules } = at(port, 'tls');
    expect(outcome).toMatchObject({ rule: 'client.tls-failed', detail: 'wrong version number' });
    expect(rules).toContain('access.unreadable');
  });

  it.each([993, 995])('with STARTTLS on %i waits for a greeting that never comes', (port) => {
    const { outcome } = at(port, 'starttls');
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.timed-out' });
  });

  it('that passes over lines it cannot read waits until its time-out, as swaks and curl do', () => {
    const { outcome, rules } = at(143, 'starttls', true);
    expect(rules).toContain('client.foreign-line-ignored');
    expect(outcome).toMatchObject({ status: 'aborted', rule: 'client.timed-out' });
  });

  it('that waits longer than the server is sent away by it', () => {
    const { rules, submitted } = play({
      sender: {
        outgoing: { port: 143, security: 'starttls' },
        ignoresForeignLines: true,
        timeouts: { greetingMs: 600_000 },
      },
    });
    expect(submitted.at(-1)).toBe('< * BYE Disconnected for inactivity.');
    expect(rules).toContain('access.idle');
  });

  it('finds the port closed where no server for fetching mail listens', () => {
    const { outcome } = play({
      sender: { outgoing: { port: 993, security: 'tls' } },
      submission: { mailAccess: { ports: {} } },
    });
    expect(outcome.rule).toBe('sending.connect-refused');
  });
});

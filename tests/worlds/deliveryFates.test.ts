// What becomes of a message after it was accepted: each policy of the relay, names that do not
// exist or cannot be asked for, hosts that do not listen, users that nobody knows.

import { describe, expect, it } from 'vitest';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import { play, type Played } from '../kit/play';

const records = (without: string) =>
  DEFAULT_WORLD.dns.records.filter(({ name }) => name !== without);

const PLAIN_MX = { ports: { '25': { smtpd_tls_security_level: 'none' } } } as const;

const waitsOf = ({ eventsOf }: Played): readonly number[] =>
  eventsOf('queue:message_deferred').map(({ nextTryMs, timeMs }) => nextTryMs - timeMs);

describe('the relay’s TLS policy', () => {
  it.each([
    ['none', false, 'delivered', true],
    ['none', true, 'delivered', true],
    ['may', false, 'delivered', true],
    ['may', true, 'delivered', false],
    ['encrypt', false, 'deferred', false],
    ['encrypt', true, 'delivered', false],
    ['verify', false, 'deferred', false],
    ['verify', true, 'delivered', false],
  ] as const)('%s, with an MX that offers TLS: %j → %s', (policy, offers, status, isRead) => {
    const { outcome, exposure } = play({
      submission: { relay: { smtp_tls_security_level: policy } },
      ...(offers ? {} : { mx: PLAIN_MX }),
    });
    expect(outcome.status).toBe(status);
    expect(exposure.message).toBe(isRead);
    expect(exposure.credentials).toBe(false);
  });

  it.each(['trusted', 'expired'] as const)('verify alone looks at: %s', (property) => {
    const certificate = { [property]: property === 'expired' };
    const under = (policy: 'may' | 'encrypt' | 'verify') =>
      play({
        submission: { relay: { smtp_tls_security_level: policy } },
        mx: { certificate },
      }).outcome.status;
    expect(under('may')).toBe('delivered');
    expect(under('encrypt')).toBe('delivered');
    expect(under('verify')).toBe('deferred');
  });

  it('verify looks at the name too', () => {
    const { outcome } = play({
      submission: { relay: { smtp_tls_security_level: 'verify' } },
      mx: { certificate: { alternativeNames: ['mail.example.net'] } },
    });
    expect(outcome).toMatchObject({
      status: 'deferred',
      detail: 'Server certificate not verified',
    });
  });
});

describe('finding the MX', () => {
  it('bounces at once for a domain that does not exist', () => {
    const { outcome, rules, relayed } = play({
      message: { recipients: ['bob@nowhere.example'] },
    });
    expect(outcome).toEqual({
      status: 'bounced',
      deliveredTo: null,
      rule: 'queue.bounce',
      detail:
        'Host or domain name not found. Name service error for name=nowhere.example type=A: ' +
        'Host not found',
    });
    expect(rules).toContain('queue.no-such-domain');
    expect(relayed).toEqual([]);
  });

  it.each([
    ['servfail', [300, 300, 600, 1200, 2400]],
    ['timeout', [590, 890, 1790, 3590]],
  ] as const)('tries again after %s, ever more slowly', (failure, waits) => {
    const played = play({
      dns: {
        records: [...records('example.net'), { name: 'example.net', type: 'broken', failure }],
      },
    });
    expect(played.outcome.status).toBe('deferred');
    expect(waitsOf(played).map((wait) => Math.ceil(wait / 1000))).toEqual(waits);
    expect(played.rules).toContain('queue.retry');
  });

  it('takes the domain itself for the host when there is no MX record, RFC 5321 §5.1', () => {
    const { outcome, rules } = play({
      dns: {
        records: [
          ...records('example.net'),
          { name: 'example.net', type: 'A', address: DEFAULT_WORLD.mx.ipAddress },
        ],
      },
    });
    expect(outcome.deliveredTo).toBe('inbox');
    expect(rules).toContain('queue.use-domain-address');
  });

  it('goes on to the next host when the best one does not answer', () => {
    const { outcome, rules, eventsOf } = play({
      dns: {
        records: [
          ...DEFAULT_WORLD.dns.records,
          { name: 'example.net', type: 'MX', preference: 5, host: 'old.example.net' },
          { name: 'old.example.net', type: 'A', address: '203.0.113.99' },
        ],
      },
    });
    expect(outcome.deliveredTo).toBe('inbox');
    expect(rules).toContain('queue.try-next-host');
    expect(eventsOf('tcp:connection_opened').map(({ hostName }) => hostName)).toEqual([
      'smtp.example.org',
      'old.example.net',
      'mx.example.net',
    ]);
  });

  it('gives up in the end, when the message has waited too long', () => {
    const { outcome, rules } = play({
      mx: { ports: {} },
      submission: { relay: { maximal_queue_lifetime: '10m' } },
    });
    expect(outcome).toMatchObject({
      status: 'bounced',
      detail: 'connect to mx.example.net[203.0.113.25]:25: Connection refused',
    });
    expect(rules).toContain('queue.expire');
  });
});

describe('an MX that cannot be reached', () => {
  it('defers when its port is closed, and says so', () => {
    const { outcome } = play({ mx: { ports: {} } });
    expect(outcome).toMatchObject({
      status: 'deferred',
      detail: 'connect to mx.example.net[203.0.113.25]:25: Connection refused',
    });
  });

  it.each([
    ['drop', 'Connection timed out'],
    ['reset', 'Connection refused'],
    ['prohibit', 'No route to host'],
  ] as const)('defers when its firewall says %s', (action, words) => {
    const { outcome } = play({ network: { firewall: [{ direction: 'in', port: 25, action }] } });
    expect(outcome).toMatchObject({
      status: 'deferred',
      detail: `connect to mx.example.net[203.0.113.25]:25: ${words}`,
    });
  });

  it('is reached all the same when only the sender’s way is closed', () => {
    const firewall = [{ direction: 'out', port: 25, action: 'drop' }] as const;
    expect(play({ network: { firewall: [...firewall] } }).outcome.deliveredTo).toBe('inbox');
  });
});

describe('recipients', () => {
  it('that nobody knows come back, with the words of the MX', () => {
    const { outcome } = play({ message: { recipients: ['carol@example.net'] } });
    expect(outcome).toMatchObject({ status: 'bounced', deliveredTo: null });
    expect(outcome.detail).toContain(
      '550 5.1.1 <carol@example.net>: Recipient address rejected: ' +
        'User unknown in local recipient table',
    );
  });

  it('of two, one refused: one copy arrives and one comes back', () => {
    const { outcome, eventsOf } = play({
      message: { recipients: ['bob@example.net', 'carol@example.net'] },
    });
    expect(outcome.status).toBe('bounced');
    const stored = eventsOf('mailbox:message_stored').map(({ recipient }) => recipient);
    expect(stored).toEqual(['bob@example.net']);
    const bounced = eventsOf('queue:message_bounced').flatMap(({ recipients }) => recipients);
    expect(bounced).toEqual(['carol@example.net']);
  });

  it('in two domains are two deliveries, each with its own end', () => {
    const { eventsOf } = play({
      message: { recipients: ['bob@example.net', 'carol@nowhere.example'] },
    });
    expect(eventsOf('mailbox:message_stored')).toHaveLength(1);
    expect(eventsOf('queue:message_bounced')).toHaveLength(1);
    expect(eventsOf('queue:message_accepted')).toHaveLength(1);
  });

  it('are greeted by no MX that refuses the client', () => {
    const { outcome } = play({
      mx: { ports: { '25': { smtpd_client_restrictions: ['reject'] } } },
    });
    expect(outcome).toMatchObject({ status: 'bounced' });
    expect(outcome.detail).toContain('<smtp.example.org[192.0.2.10]>: Client host rejected');
  });
});

describe('the horizon', () => {
  it('finds a message in the queue deferred, even before the first try', () => {
    const { outcome } = play({ horizonMs: 1250 });
    expect(outcome).toMatchObject({ status: 'deferred', deliveredTo: null });
  });

  it('finds a client in the middle of its session, and nothing sent', () => {
    expect(play({ horizonMs: 300 }).outcome.status).toBe('aborted');
    expect(play({ horizonMs: 0 }).outcome.status).toBe('aborted');
  });

  it('is never passed', () => {
    const { trace } = play({ mx: { ports: {} }, horizonMs: 1_000_000 });
    expect(Math.max(...trace.events.map(({ timeMs }) => timeMs))).toBeLessThanOrEqual(1_000_000);
  });
});

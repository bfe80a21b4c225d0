// The queue's arithmetic: the order of MX hosts, the growing waits, where mail must not go, and
// what TLS has to prove.

import { describe, expect, it } from 'vitest';
import { parseDestination, type RelayEffect, type RelayNews } from '../../../src/machines/relay';
import { relayMachine } from '../../../src/machines/relayMachine';
import { hostsByPreference } from '../../../src/machines/relayRoute';
import { createRunner } from '../../../src/simulation/machineRunner';
import type { DnsAnswer, DnsRecordType } from '../../../src/trace/traceEvent';
import { relayInputWith } from '../../kit/relayInputs';

type Changes = Parameters<typeof relayInputWith>[0];

/** A queue that is told things at ages of its message. */
function queueOf(changes: Changes = {}) {
  const input = relayInputWith(changes);
  const runner = createRunner<typeof relayMachine, RelayEffect>(relayMachine, input);
  const tell = (news: RelayNews, ageMs = 0) => runner.send({ ...news, ageMs });
  const answer = (recordType: DnsRecordType, given: DnsAnswer, name = 'example.net') =>
    tell({ type: 'answer.received', query: { name, recordType }, answer: given });
  return { tell, answer, state: runner.state };
}

const found = (...values: readonly string[]): DnsAnswer => ({ status: 'found', values });
const proved = (...values: readonly string[]): DnsAnswer => ({
  status: 'found',
  values,
  authentic: true,
});

const settled = (effects: readonly RelayEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'settle' ? effect.params.settlements : []));

const connections = (effects: readonly RelayEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'openConnection' ? [effect.params] : []));

describe('the hosts of a domain', () => {
  const namesOf = (answer: DnsAnswer) => hostsByPreference(answer).map(({ name }) => name);

  it('are tried by preference, the lowest number first', () => {
    const names = namesOf(found('20 b.example', '10 a.example', '5 c.example'));
    expect(names).toEqual(['c.example', 'a.example', 'b.example']);
  });

  it('of equal preference keep the order of the answer', () => {
    expect(namesOf(found('10 b.example', '10 a.example'))).toEqual(['b.example', 'a.example']);
  });

  it('are none without an answer', () => {
    expect(namesOf({ status: 'nodata' })).toEqual([]);
  });
});

describe('a destination', () => {
  it.each([
    ['example.net', { name: 'example.net', port: 25, looksUpMx: true }],
    ['[smtp.example.org]', { name: 'smtp.example.org', port: 25, looksUpMx: false }],
    ['[smtp.example.org]:587', { name: 'smtp.example.org', port: 587, looksUpMx: false }],
    ['example.net:2525', { name: 'example.net', port: 2525, looksUpMx: true }],
  ])('%s', (text, expected) => {
    expect(parseDestination(text)).toEqual(expected);
  });
});

describe('the next try', () => {
  /** The ages in seconds at which a message is tried whose domain nobody can look up. */
  const triesOf = (changes: Changes, most: number): readonly number[] => {
    const queue = queueOf(changes);
    const query = { name: 'example.net', recordType: 'MX' } as const;
    const ages: number[] = [];
    let ageMs = 30;
    queue.tell({ type: 'message.queued' }, ageMs);
    while (ages.length < most && queue.state() !== 'givenBack') {
      ages.push(Math.floor(ageMs / 1000));
      ageMs += 20;
      const failed = queue.tell(
        { type: 'answer.received', query, answer: { status: 'servfail' } },
        ageMs,
      );
      const wait = failed.effects.find((effect) => effect.type === 'startTimer');
      if (wait?.type === 'startTimer') ageMs += wait.params.afterMs;
      queue.tell({ type: 'timer.fired', name: 'retry' }, ageMs);
    }
    return ages;
  };

  it('comes with Postfix’s own times when the message is as old again, or 4000 s later', () => {
    expect(triesOf({}, 8)).toEqual([0, 300, 600, 1200, 2400, 4800, 9000, 13_200]);
  });

  it('comes as captured with short times, a second before it is due', () => {
    const times = { minimalBackoffMs: 5000, maximalBackoffMs: 40_000, queueRunDelayMs: 1000 };
    expect(triesOf(times, 8)).toEqual([0, 4, 8, 15, 29, 57, 96, 135]);
  });

  it('is none when the message has grown too old; that is seen at a try', () => {
    const times = { minimalBackoffMs: 4000, queueRunDelayMs: 1000, lifetimeMs: 10_000 };
    expect(triesOf(times, 20)).toEqual([0, 3, 6, 11]);
  });
});

describe('a loop', () => {
  it('is a domain whose best host is this server', () => {
    const queue = queueOf();
    queue.tell({ type: 'message.queued' });
    queue.answer('MX', found('10 smtp.example.org'));
    const { effects, rule } = queue.answer('A', found('192.0.2.10'));
    expect(rule).toBe('queue.loop');
    const detail = 'mail for example.net loops back to myself';
    expect(settled(effects)).toMatchObject([
      { how: 'bounced', report: { dsn: '5.4.6', detail, relay: 'none' } },
    ]);
  });

  it('is avoided by trying only better hosts', () => {
    const queue = queueOf();
    queue.tell({ type: 'message.queued' });
    queue.answer('MX', found('10 a.example.net', '20 smtp.example.org', '30 c.example.net'));
    queue.answer('A', found('203.0.113.1'));
    queue.answer('A', found('192.0.2.10'));
    const { effects } = queue.answer('A', found('203.0.113.3'));
    expect(connections(effects)).toMatchObject([{ ipAddress: '203.0.113.1' }]);
    const refused = queue.tell({ type: 'connection.failed', reason: 'refused' });
    expect(refused.rule).toBe('queue.defer');
  });

  it('without a better host that can be found is no reason to give up', () => {
    const queue = queueOf();
    queue.tell({ type: 'message.queued' });
    queue.answer('MX', found('10 a.example.net', '20 smtp.example.org'));
    queue.answer('A', { status: 'servfail' });
    const { effects, rule } = queue.answer('A', found('192.0.2.10'));
    expect(rule).toBe('queue.defer');
    const [settlement] = settled(effects);
    expect(settlement?.report.detail).toBe('unable to find primary relay for example.net');
  });
});

describe('what TLS has to prove', () => {
  const tlsFor = (changes: Changes, answer: DnsAnswer | null) => {
    const queue = queueOf({ checksDnssec: true, ...changes });
    queue.tell({ type: 'message.queued' });
    queue.answer('MX', proved('10 mx.example.net'));
    const address = queue.answer('A', proved('203.0.113.25'));
    if (answer === null) return connections(address.effects)[0]?.tls;
    const { effects } = queue.answer('TLSA', answer, '_25._tcp.mx.example.net');
    return connections(effects)[0]?.tls ?? settled(effects)[0]?.report;
  };

  it.each([
    ['usable records', proved('3 1 1 00ff'), { level: 'dane' }],
    ['records that SMTP does not use', proved('1 1 1 00ff'), { level: 'encrypt' }],
    ['no records', { status: 'nodata' }, { level: 'may' }],
    ['a failure', { status: 'servfail' }, { dsn: '4.7.5' }],
  ] as const)('under dane, with %s', (_, answer, expected) => {
    expect(tlsFor({ level: 'dane' }, answer)).toMatchObject(expected);
  });

  it.each([
    ['records that SMTP does not use', proved('1 1 1 00ff'), 'TLSA records unusable'],
    ['no records', { status: 'nodata' }, 'no TLSA records found'],
    ['a failure', { status: 'timeout' }, 'TLSA lookup error for mx.example.net:25'],
  ] as const)('under dane-only, with %s', (_, answer, detail) => {
    expect(tlsFor({ level: 'dane-only' }, answer)).toMatchObject({ dsn: '4.7.5', detail });
  });

  it.each([
    ['verify', ['mx.example.net']],
    ['secure', ['example.net', '.example.net']],
  ] as const)('under %s, a certificate for %j', (level, names) => {
    expect(tlsFor({ level }, null)).toEqual({ level, names, tlsa: [] });
  });

  it('is nothing under dane when nothing can be proved', () => {
    expect(tlsFor({ level: 'dane', checksDnssec: false }, null)).toMatchObject({ level: 'may' });
  });
});

describe('an MTA-STS policy', () => {
  const underPolicy = (mode: 'enforce' | 'testing', mx: string) => {
    const queue = queueOf({ usesSts: true });
    queue.tell({ type: 'message.queued' });
    queue.answer('TXT', found('v=STSv1; id=20261123;'), '_mta-sts.example.net');
    queue.tell({ type: 'policy.received', policy: { mode, mx: [mx] } });
    queue.answer('MX', found('10 mx.example.net'));
    return queue.answer('A', found('203.0.113.25'));
  };

  it.each(['mx.example.net', '*.example.net'])('that lists %s asks for a certificate', (mx) => {
    expect(connections(underPolicy('enforce', mx).effects)[0]?.tls.level).toBe('secure');
  });

  it('that does not list the host keeps the mail in the queue', () => {
    const { rule, effects } = underPolicy('enforce', 'mx.example.com');
    expect(rule).toBe('queue.defer');
    expect(settled(effects)[0]?.report.dsn).toBe('4.7.5');
  });

  it('under testing changes nothing', () => {
    expect(connections(underPolicy('testing', 'mx.example.com').effects)[0]?.tls.level).toBe('may');
  });
});

// The queue's arithmetic: the order of MX hosts, the growing waits, and why a host did not take a
// message, in the words of Postfix's log.

import { describe, expect, it } from 'vitest';
import type { SessionOutcome } from '../../../src/machines/clientSession';
import { backoffMs, hostsByPreference, relayReport } from '../../../src/machines/relay';
import type { RelayContext, RelayEffect } from '../../../src/machines/relay';
import { relayMachine } from '../../../src/machines/relayMachine';
import { createRunner } from '../../../src/simulation/machineRunner';

const INPUT = {
  domain: 'example.net',
  connectTimeoutMs: 30_000,
  minimalBackoffMs: 300_000,
  maximalBackoffMs: 4_000_000,
  lifetimeMs: 432_000_000,
};

const runnerOf = (input = INPUT) =>
  createRunner<typeof relayMachine, RelayEffect>(relayMachine, input);

const CONTEXT: RelayContext = {
  ...runnerOf().snapshot().context,
  hosts: ['mx.example.net'],
  ipAddress: '203.0.113.25',
};

describe('the hosts of a domain', () => {
  it('are tried by preference, the lowest number first', () => {
    const values = ['20 b.example', '10 a.example', '5 c.example'];
    expect(hostsByPreference({ status: 'found', values })).toEqual([
      'c.example',
      'a.example',
      'b.example',
    ]);
  });

  it('of equal preference keep the order of the answer', () => {
    const values = ['10 b.example', '10 a.example'];
    expect(hostsByPreference({ status: 'found', values })).toEqual(['b.example', 'a.example']);
  });

  it('are none without an answer', () => {
    expect(hostsByPreference({ status: 'nodata' })).toEqual([]);
  });
});

describe('the wait before the next try', () => {
  const scheduleOf = (input: typeof INPUT, tries: number): readonly number[] => {
    const runner = runnerOf(input);
    runner.send({ type: 'message.queued' });
    return Array.from({ length: tries }, () => {
      const query = { name: 'example.net', recordType: 'MX' } as const;
      const failed = runner.send({
        type: 'answer.received',
        query,
        answer: { status: 'servfail' },
      });
      const wait = failed.effects.flatMap((effect) =>
        effect.type === 'deferMessage' ? [effect.params.afterMs / 1000] : [],
      );
      runner.send({ type: 'timer.fired', name: 'retry' });
      return wait[0] ?? -1;
    });
  };

  it('is the age of the message, from minimal_backoff_time to maximal_backoff_time', () => {
    expect(scheduleOf(INPUT, 7)).toEqual([300, 300, 600, 1200, 2400, 4000, 4000]);
  });

  it('never grows when both bounds are the same', () => {
    expect(scheduleOf({ ...INPUT, maximalBackoffMs: 300_000 }, 4)).toEqual([300, 300, 300, 300]);
    expect(backoffMs({ ...CONTEXT, waitedMs: 10_000_000 })).toBe(4_000_000);
  });

  it('ends when the message would be too old', () => {
    const input = { ...INPUT, lifetimeMs: 700_000 };
    expect(scheduleOf(input, 3)).toEqual([300, 300, -1]);
  });
});

describe('the report in the log', () => {
  const HOST = 'mx.example.net[203.0.113.25]';

  it('names the host, its address and the port when no connection came about', () => {
    const said = (reason: 'timed-out' | 'refused' | 'prohibited') =>
      relayReport(CONTEXT, { type: 'connection.failed', reason });
    const none = { dsn: '4.4.1', relay: 'none', reply: null };
    expect(said('timed-out')).toEqual({
      ...none,
      detail: `connect to ${HOST}:25: Connection timed out`,
    });
    expect(said('refused').detail).toBe(`connect to ${HOST}:25: Connection refused`);
    expect(said('prohibited').detail).toBe(`connect to ${HOST}:25: No route to host`);
  });

  it('names the question that DNS did not answer', () => {
    const said = (status: 'servfail' | 'nxdomain') =>
      relayReport(CONTEXT, {
        type: 'answer.received',
        query: { name: 'example.net', recordType: 'MX' },
        answer: { status },
      });
    const start = 'Host or domain name not found. Name service error for name=example.net type=MX';
    expect(said('nxdomain')).toMatchObject({ dsn: '5.4.4', detail: `${start}: Host not found` });
    expect(said('servfail')).toMatchObject({
      dsn: '4.4.3',
      detail: `${start}: Host not found, try again`,
    });
  });

  const ended = (outcome: SessionOutcome, during = 'awaitingGoodbye') =>
    relayReport(CONTEXT, { type: 'session.ended', outcome, during });

  it.each([
    ['client.greeting-refused', '554 5.7.1 go away', '4.7.1', 'refused to talk to me'],
    ['client.envelope-refused', '530 5.7.0 TLS first', '5.7.0', '(in reply to MAIL FROM command)'],
    ['client.no-recipient-left', '550 no', '5.0.0', '(in reply to RCPT TO command)'],
    ['client.data-refused', '554 5.5.1 no', '5.5.1', '(in reply to DATA command)'],
    ['client.message-refused', '452 4.2.2 full', '4.2.2', '(in reply to end of DATA command)'],
  ] as const)('quotes what the host said: %s', (rule, reply, dsn, said) => {
    const report = ended({
      kind: 'refused',
      permanent: reply.startsWith('5'),
      rule,
      detail: reply,
    });
    expect(report).toMatchObject({ dsn, reply, relay: `${HOST}:25` });
    expect(report.detail).toContain(`host ${HOST}`);
    expect(report.detail).toContain(reply);
    expect(report.detail).toContain(said);
  });

  it.each([
    ['awaitingGreeting', 'while receiving the initial server greeting'],
    ['awaitingRcptReply', 'while sending RCPT TO'],
    ['awaitingAcceptance', 'while sending end of data -- message may be sent more than once'],
  ])('says where the line went dead: %s', (during, said) => {
    const lost = ended({ kind: 'failed', rule: 'client.connection-lost', detail: '' }, during);
    expect(lost).toMatchObject({ dsn: '4.4.2', detail: `lost connection with ${HOST} ${said}` });
    const late = ended({ kind: 'failed', rule: 'client.timed-out', detail: '' }, during);
    expect(late.detail).toBe(`conversation with ${HOST} timed out ${said}`);
  });
});

// The queue's arithmetic: the order of MX hosts, the growing waits, and why a host did not take a
// message, in the words of Postfix's log.

import { describe, expect, it } from 'vitest';
import { backoffMs, hostsByPreference, relayDetail } from '../../../src/machines/relay';
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

describe('the detail in the log', () => {
  it('names the host, its address and the port', () => {
    const said = (reason: 'timed-out' | 'refused' | 'prohibited') =>
      relayDetail(CONTEXT, { type: 'connection.failed', reason });
    const host = 'connect to mx.example.net[203.0.113.25]:25';
    expect(said('timed-out')).toBe(`${host}: Connection timed out`);
    expect(said('refused')).toBe(`${host}: Connection refused`);
    expect(said('prohibited')).toBe(`${host}: No route to host`);
  });

  it('names the question that DNS did not answer', () => {
    const said = (status: 'servfail' | 'nxdomain') =>
      relayDetail(CONTEXT, {
        type: 'answer.received',
        query: { name: 'example.net', recordType: 'MX' },
        answer: { status },
      });
    const start = 'Host or domain name not found. Name service error for name=example.net type=MX';
    expect(said('nxdomain')).toBe(`${start}: Host not found`);
    expect(said('servfail')).toBe(`${start}: Host not found, try again`);
  });

  it('quotes what the host said', () => {
    const detail = relayDetail(CONTEXT, {
      type: 'session.ended',
      outcome: {
        kind: 'refused',
        permanent: true,
        rule: 'client.no-recipient-left',
        detail: '550 5.1.1 no such user',
      },
    });
    expect(detail).toBe('host mx.example.net[203.0.113.25] said: 550 5.1.1 no such user');
  });
});

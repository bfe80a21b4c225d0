// The firewall by direction and port, the way of a segment, and DNS as a world has it.

import { describe, expect, it } from 'vitest';
import { firewallAction, networkPath, withoutBox } from '../../../src/simulation/networkPath';
import { answerQuery } from '../../../src/simulation/resolver';
import type { DnsRecordType } from '../../../src/trace/traceEvent';
import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import type { DnsRecord } from '../../../src/world/dnsSchema';
import { worldWith } from '../../../src/world/worldWith';
import { play } from '../../kit/play';

describe('the firewall', () => {
  const world = worldWith({
    network: {
      firewall: [
        { direction: 'out', port: 25, action: 'drop' },
        { direction: 'in', port: 25, action: 'reset' },
        { direction: 'in', port: 2525, action: 'prohibit' },
        { direction: 'out', port: 587, action: 'accept' },
        { direction: 'out', port: 587, action: 'drop' },
      ],
    },
  });

  it.each([
    ['sender', 25, 'drop'],
    ['relay', 25, 'reset'],
    ['sender', 2525, 'prohibit'],
    ['relay', 2525, 'prohibit'],
    ['sender', 587, 'accept'],
    ['sender', 465, 'accept'],
  ] as const)('on the %s’s way to %i: %s', (kind, port, action) => {
    expect(firewallAction(world, kind, port)).toBe(action);
  });

  it('asks the sender’s own and the server’s, whichever stands first in the list', () => {
    const both = worldWith({
      network: {
        firewall: [
          { direction: 'in', port: 25, action: 'accept' },
          { direction: 'out', port: 25, action: 'prohibit' },
        ],
      },
    });
    expect(firewallAction(both, 'sender', 25)).toBe('prohibit');
    expect(firewallAction(both, 'relay', 25)).toBe('accept');
  });

  it('lets an established connection alone: only a SYN is judged', () => {
    const { eventsOf } = play({
      network: { firewall: [{ direction: 'out', port: 25, action: 'drop' }] },
    });
    expect(eventsOf('wire:segment_stopped')).toEqual([]);
  });

  it('that drops makes the client send again on the world’s schedule, and give up', () => {
    const { eventsOf } = play({
      network: {
        firewall: [{ direction: 'out', port: 587, action: 'drop' }],
        synAgainAtMs: [1000, 3000],
        synGiveUpMs: 7000,
      },
    });
    const sent = eventsOf('wire:segment_sent').map(({ timeMs, attempt }) => [timeMs, attempt]);
    expect(sent).toEqual([
      [0, 1],
      [1000, 2],
      [3000, 3],
    ]);
    expect(eventsOf('tcp:failed')).toMatchObject([{ timeMs: 7000, reason: 'timed-out' }]);
  });

  it.each([
    ['reset', 'refused', 'Connection refused'],
    ['prohibit', 'prohibited', 'No route to host'],
  ] as const)('that says %s ends the try at once', (action, reason, detail) => {
    const { eventsOf, outcome } = play({
      network: { firewall: [{ direction: 'out', port: 587, action }] },
    });
    // It stands at six tenths of the way, so the answer is back after six tenths of a round trip.
    expect(eventsOf('tcp:failed')).toMatchObject([{ timeMs: 60, reason }]);
    expect(outcome.detail).toBe(detail);
  });
});

describe('a way', () => {
  const world = worldWith({ network: { box: { ...BOX(), path: 'relay' } } });

  it('has its observers in order, and the box where it was put', () => {
    const at = (kind: 'sender' | 'relay') =>
      networkPath(world, kind, 100).waypoints.map((waypoint) => waypoint.at);
    expect(at('sender')).toEqual(['wifi', 'isp']);
    expect(at('relay')).toEqual(['box', 'transit']);
    const own = withoutBox(networkPath(world, 'relay', 100));
    expect(own.waypoints.map((waypoint) => waypoint.at)).toEqual(['transit']);
  });
});

function BOX() {
  return {
    way: 'listen' as const,
    path: 'sender' as const,
    ports: [],
    certificate: DEFAULT_WORLD.mx.certificate,
    forwards: false,
  };
}

describe('the resolver', () => {
  const RECORDS: readonly DnsRecord[] = [
    { name: 'example.net', type: 'MX', preference: 10, host: 'a.example.net' },
    { name: 'example.net', type: 'MX', preference: 10, host: 'b.example.net' },
    { name: 'example.net', type: 'MX', preference: 10, host: 'c.example.net' },
    { name: 'a.example.net', type: 'A', address: '203.0.113.1' },
    { name: '203.0.113.1', type: 'PTR', host: 'a.example.net' },
    { name: 'example.net', type: 'TXT', text: 'v=spf1 -all' },
    { name: 'lame.example', type: 'broken', failure: 'servfail' },
    { name: 'slow.example', type: 'broken', failure: 'timeout' },
    { name: 'slow.example', type: 'A', address: '203.0.113.2' },
  ];
  const ask = (name: string, recordType: DnsRecordType, seed = 0) =>
    answerQuery(RECORDS, { name, recordType }, seed);

  it('answers with what the zone has, whatever the letters', () => {
    expect(ask('A.Example.NET', 'A')).toEqual({ status: 'found', values: ['203.0.113.1'] });
    expect(ask('example.net', 'TXT')).toEqual({ status: 'found', values: ['v=spf1 -all'] });
  });

  it('reads the name of an address backwards, RFC 1035 §3.5', () => {
    expect(ask('1.113.0.203.in-addr.arpa', 'PTR')).toEqual({
      status: 'found',
      values: ['a.example.net'],
    });
    expect(ask('203.0.113.1', 'PTR').status).toBe('found');
    expect(ask('2.113.0.203.in-addr.arpa', 'PTR')).toEqual({ status: 'nxdomain' });
  });

  it('tells a name without such a record from one that does not exist', () => {
    expect(ask('a.example.net', 'MX')).toEqual({ status: 'nodata' });
    expect(ask('nowhere.example', 'MX')).toEqual({ status: 'nxdomain' });
  });

  it('fails for a broken name, whatever else it has', () => {
    expect(ask('lame.example', 'A')).toEqual({ status: 'servfail' });
    expect(ask('slow.example', 'A')).toEqual({ status: 'timeout' });
  });

  it('turns equal MX hosts by the seed, RFC 5321 §5.1', () => {
    const firstFor = (seed: number) => {
      const answer = ask('example.net', 'MX', seed);
      return answer.status === 'found' ? answer.values[0] : null;
    };
    expect([0, 1, 2, 3].map(firstFor)).toEqual([
      '10 a.example.net',
      '10 b.example.net',
      '10 c.example.net',
      '10 a.example.net',
    ]);
    const all = ask('example.net', 'MX', 2);
    expect(all.status === 'found' && [...all.values].sort()).toEqual([
      '10 a.example.net',
      '10 b.example.net',
      '10 c.example.net',
    ]);
  });
});

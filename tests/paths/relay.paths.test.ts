// The queue's machine on every path: each way of choosing hosts, each level of TLS, each end.

import { describe, expect, it } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import type { SessionOutcome } from '../../src/machines/clientSession';
import { parseDestination, type RelayEvent, type RelayNews } from '../../src/machines/relay';
import { relayMachine } from '../../src/machines/relayMachine';
import type { DnsAnswer, DnsQuery, DnsRecordType } from '../../src/trace/traceEvent';
import { explore, restingStates, rowsOf, stateOf } from '../kit/explore';
import { relayInputWith } from '../kit/relayInputs';

const TYPES: Readonly<Partial<Record<string, DnsRecordType>>> = {
  askingForPolicy: 'TXT',
  lookingUpMx: 'MX',
  lookingUpAddress: 'A',
  lookingUpTlsa: 'TLSA',
};

const FOUND: Readonly<Record<string, readonly (readonly string[])[]>> = {
  TXT: [['v=STSv1; id=1;']],
  MX: [['10 a.example.net', '20 b.example.net'], ['0 .']],
  A: [['203.0.113.25'], ['192.0.2.10']],
  TLSA: [['3 1 1 00ff'], ['1 1 1 00ff']],
};

const FAILED: readonly DnsAnswer[] = (['nodata', 'nxdomain', 'servfail'] as const).map(
  (status) => ({ status }),
);

function answersAt(snapshot: SnapshotFrom<typeof relayMachine>): readonly RelayNews[] {
  const recordType = TYPES[stateOf(snapshot)];
  if (recordType === undefined) return [];
  const query: DnsQuery = { name: 'example.net', recordType };
  const found = (FOUND[recordType] ?? []).flatMap((values): readonly DnsAnswer[] => {
    const answer = { status: 'found', values } as const;
    return [{ ...answer, authentic: true }, ...(recordType === 'A' ? [answer] : [])];
  });
  return [...found, ...FAILED].map((answer) => ({ type: 'answer.received', query, answer }));
}

const refusedAtRcpt = (detail: string) => ({
  recipient: 'carol@example.net',
  permanent: detail.startsWith('5'),
  detail,
});

const OUTCOMES: readonly SessionOutcome[] = [
  { kind: 'accepted', detail: '250 2.0.0 Ok', refused: [] },
  { kind: 'accepted', detail: '250 2.0.0 Ok', refused: [refusedAtRcpt('550 5.1.1 no')] },
  { kind: 'accepted', detail: '250 2.0.0 Ok', refused: [refusedAtRcpt('450 4.2.0 later')] },
  ...['550 5.1.1 no', '450 4.2.0 later'].map((detail): SessionOutcome => ({
    kind: 'refused',
    permanent: detail.startsWith('5'),
    rule: 'client.message-refused',
    detail,
    refused: [],
  })),
  { kind: 'failed', rule: 'client.tls-failed', detail: 'alert protocol version' },
];

const POLICIES = [null, { mode: 'enforce', mx: ['b.example.net'] }] as const;

/** The machine has no clock: it is told how old the message is. */
const AGES_MS = [0, 400_000, 800_000];

const ASK_ONCE = new Set(['message.queued', 'policy.received', 'connection.opened']);

const INPUTS = [
  {},
  { usesSts: true },
  { relayhost: parseDestination('[smtp.example.org]:587') },
  { relayhost: parseDestination('[203.0.113.58]') },
  { fallbackRelays: [parseDestination('[203.0.113.58]')], checksDnssec: true, level: 'dane' },
  {
    fallbackRelays: [parseDestination('[relay.example.org]')],
    checksDnssec: true,
    level: 'dane',
  },
  {
    fallbackRelays: [parseDestination('example.org')],
    checksDnssec: true,
    level: 'dane',
  },
  { checksDnssec: true, level: 'dane-only' },
] as const;

const explored = explore({
  machine: relayMachine,
  inputs: INPUTS.map((changes) =>
    relayInputWith({
      ...changes,
      recipients: ['bob@example.net', 'carol@example.net'],
      lifetimeMs: 700_000,
    }),
  ),
  eventsAt: (snapshot): readonly RelayEvent[] => {
    const news: readonly RelayNews[] = [
      { type: 'message.queued' },
      ...answersAt(snapshot),
      ...POLICIES.map((policy) => ({ type: 'policy.received', policy }) as const),
      { type: 'connection.opened' },
      { type: 'connection.failed', reason: 'refused' },
      ...OUTCOMES.map(
        (outcome) => ({ type: 'session.ended', outcome, during: 'awaitingGoodbye' }) as const,
      ),
      { type: 'timer.fired', name: stateOf(snapshot) === 'waiting' ? 'retry' : 'connect' },
    ];
    return news.flatMap((one) =>
      (ASK_ONCE.has(one.type) ? [0] : AGES_MS).map((ageMs) => ({ ...one, ageMs })),
    );
  },
  factsOf: ({ context }) => [
    context.left.length,
    context.activatedMs === 0,
    context.destinations.length,
    context.hosts.length,
    context.hostIndex,
    context.candidates.map(({ ipAddress, authentic }) => `${ipAddress} ${authentic}`),
    context.candidateIndex,
    context.sts,
    context.tls.level,
    context.report?.dsn.charAt(0),
  ],
});

describe('the queue', () => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(relayMachine).filter((state) => !explored.states.has(state));
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path', () => {
    const missed = rowsOf(relayMachine).filter((row) => !explored.rows.has(row));
    expect(missed).toEqual([]);
  });

  it('misses every row that is taken away', () => {
    const idle = rowsOf(relayMachine).filter((row) => !explored.missedRows.has(row));
    expect(idle).toEqual([]);
  });

  it('has an end for everybody whom it was given', () => {
    const ends = new Set(explored.snapshots.map(stateOf));
    expect(ends).toContain('finished');
    expect(ends).toContain('givenBack');
  });
});

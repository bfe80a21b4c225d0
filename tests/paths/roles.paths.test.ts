// The machines that play the parts, on every path: the sender's program, the queue, the receiver.

import { describe, expect, it } from 'vitest';
import type { SnapshotFrom } from 'xstate';
import type { ClientEffect, SessionOutcome } from '../../src/machines/clientSession';
import { USUAL_MANNERS } from '../../src/software/clients/clientManners';
import { clientSessionMachine } from '../../src/machines/clientSessionMachine';
import { mailAccessMachine } from '../../src/machines/mailAccessMachine';
import type { MailClientEvent } from '../../src/machines/mailClient';
import { mailClientMachine } from '../../src/machines/mailClientMachine';
import type { NoticeClass, NoticeEvent } from '../../src/machines/notice';
import { noticeMachine } from '../../src/machines/noticeMachine';
import type { ReceiverEvent } from '../../src/machines/receiver';
import { receiverMachine } from '../../src/machines/receiverMachine';
import type { RelayEvent } from '../../src/machines/relay';
import { relayMachine } from '../../src/machines/relayMachine';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { createRunner } from '../../src/simulation/machineRunner';
import { softwareOf, type RecipientFacts } from '../../src/software/serverSoftware';
import type { PostfixParameters } from '../../src/world/postfixParameters';
import type { DnsAnswer, DnsQuery } from '../../src/trace/traceEvent';
import { explore, restingStates, rowsOf, stateOf, type Explored } from '../kit/explore';
import { eximWith, PEER, serviceWith } from '../kit/serverSettings';
import { messageWalk } from './messageWalk';

const MX_QUERY: DnsQuery = { name: 'example.net', recordType: 'MX' };

const ANSWERS: readonly DnsAnswer[] = [
  { status: 'found', values: ['10 a.example.net', '20 b.example.net'] },
  { status: 'found', values: ['203.0.113.25'] },
  { status: 'found', values: ['0 .'] },
  { status: 'found', values: ['v=spf1 ip4:203.0.113.0/24 -all'] },
  { status: 'nodata' },
  { status: 'nxdomain' },
  { status: 'servfail' },
  { status: 'timeout' },
];

const answers = ANSWERS.map(
  (answer) => ({ type: 'answer.received', query: MX_QUERY, answer }) as const,
);

const refusal = (permanent: boolean): SessionOutcome => ({
  kind: 'refused',
  permanent,
  rule: 'client.no-recipient-left',
  detail: '550 no',
});

const accepted = createAccepted();

/** The outcome of a session that went well, from the machine itself. */
function createAccepted(): readonly SessionOutcome[] {
  const settings = {
    hostName: 'a.example',
    sender: 'a@a.example',
    recipients: ['b@b.example', 'c@b.example'],
    sizeOctets: 1,
    login: null,
    security: 'none',
    whenAuthIsMissing: 'continue',
    pipelining: false,
    ignoresForeignLines: false,
    sendsOptions: 'none',
    manners: USUAL_MANNERS,
    timeouts: { greetingMs: 1, replyMs: 1, acceptanceMs: 1 },
  } as const;
  const play = (rcptCodes: readonly number[]): readonly SessionOutcome[] => {
    const runner = createRunner<typeof clientSessionMachine, ClientEffect>(
      clientSessionMachine,
      settings,
    );
    runner.send({ type: 'connection.opened' });
    return [220, 250, 250, ...rcptCodes, 354, 250, 221].flatMap((code) => {
      const reply = { code, enhanced: null, lines: ['x'] };
      const { effects } = runner.send({ type: 'reply.received', reply, text: `${code} x` });
      return effects.flatMap((effect) =>
        effect.type === 'endSession' ? [effect.params.outcome] : [],
      );
    });
  };
  return [...play([250, 250]), ...play([250, 550])];
}

const OUTCOMES: readonly SessionOutcome[] = [
  ...accepted,
  refusal(true),
  refusal(false),
  { kind: 'failed', rule: 'client.tls-failed', detail: 'certificate has expired' },
];

const endings = OUTCOMES.map(
  (outcome) => ({ type: 'session.ended', outcome, during: 'awaitingGoodbye' }) as const,
);

const failures = (['timed-out', 'refused', 'prohibited'] as const).map(
  (reason) => ({ type: 'connection.failed', reason }) as const,
);

const mailClient = explore({
  machine: mailClientMachine,
  inputs: [{ host: 'smtp.example.org', port: 587, connectTimeoutMs: 1 }],
  eventsAt: (): readonly MailClientEvent[] => [
    { type: 'message.submitted' },
    ...answers,
    { type: 'connection.opened' },
    ...failures,
    ...endings,
    { type: 'timer.fired', name: 'connect' },
  ],
  factsOf: ({ context }) => context.ipAddress !== null,
});

const relay = explore({
  machine: relayMachine,
  inputs: [
    {
      domain: 'example.net',
      connectTimeoutMs: 30_000,
      minimalBackoffMs: 300_000,
      maximalBackoffMs: 4_000_000,
      lifetimeMs: 700_000,
    },
  ],
  eventsAt: (): readonly RelayEvent[] => [
    { type: 'message.queued' },
    ...answers,
    { type: 'connection.opened' },
    ...failures,
    ...endings,
    { type: 'timer.fired', name: 'connect' },
    { type: 'timer.fired', name: 'retry' },
  ],
  factsOf: ({ context: { hosts, hostIndex, waitedMs } }) => [hosts.length, hostIndex, waitedMs],
});

const CLASSES: readonly (readonly NoticeClass[])[] = [[], ['bounce'], ['2bounce'], ['delay']];

const notice = explore({
  machine: noticeMachine,
  inputs: (['sender', 'nobody', 'double-bounce'] as const).flatMap((from) =>
    CLASSES.map((classes) => ({ from, classes })),
  ),
  eventsAt: (): readonly NoticeEvent[] =>
    (['recipients.failed', 'recipients.delayed', 'recipients.delivered'] as const).flatMap((type) =>
      [true, false].map((wanted) => ({ type, wanted })),
    ),
  factsOf: () => null,
});

const NAMED: RecipientFacts = {
  clientAddress: '198.51.100.7',
  clientName: null,
  reverseName: null,
  helloName: 'client.example.org',
  identity: null,
  sender: 'alice@example.org',
  recipient: 'bob@example.net',
};

/** Restrictions on names that need no DNS. */
const NAME_CHECKS: Partial<PostfixParameters> = {
  smtpd_helo_restrictions: ['check_helo_access', 'reject_non_fqdn_helo_hostname'],
  smtpd_sender_restrictions: ['check_sender_access', 'reject_non_fqdn_sender'],
  smtpd_recipient_restrictions: ['reject_non_fqdn_recipient'],
  check_helo_access: { 'me.example.net': 'REJECT You are not me' },
  check_sender_access: { 'mallory@example.org': 'REJECT' },
  mydestination: ['example.net', 'localhost'],
};

/** A blocklist is asked before anything else is judged. */
const ASKS_FIRST: Partial<PostfixParameters> = {
  smtpd_client_restrictions: ['reject_rbl_client'],
  reject_rbl_client: ['dnsbl.example'],
};

/** The answers that a restriction tells apart. */
const TELLING: readonly DnsAnswer[] = [
  { status: 'found', values: ['0 .'] },
  { status: 'found', values: ['10 a.example.net'] },
  { status: 'nxdomain' },
];

/** What can be answered to the question that a receiver has asked. */
function answersTo({
  context: { settings, named, known },
}: SnapshotFrom<typeof receiverMachine>): readonly ReceiverEvent[] {
  if (named === null) return answers;
  const judgement = softwareOf(settings).judgeRecipient(settings, named, known);
  if (judgement.kind !== 'ask') return answers;
  const { query } = judgement;
  return TELLING.map((answer) => ({ type: 'answer.received', query, answer }) as const);
}

const receiver = explore({
  machine: receiverMachine,
  inputs: [
    serviceWith(25),
    serviceWith(25, { smtpd_client_restrictions: ['reject'] }),
    serviceWith(25, { smtpd_recipient_restrictions: ['reject'] }),
    serviceWith(25, { smtpd_relay_restrictions: ['defer_unauth_destination'] }),
    serviceWith(587),
    serviceWith(25, { smtpd_sender_restrictions: ['reject_unknown_sender_domain'] }),
    serviceWith(25, { smtpd_recipient_restrictions: ['reject_unknown_recipient_domain'] }),
    serviceWith(25, { smtpd_helo_restrictions: ['reject_unknown_helo_hostname'] }),
    ...[NAME_CHECKS, { ...NAME_CHECKS, ...ASKS_FIRST }].map((changes) => serviceWith(25, changes)),
    serviceWith(25, { smtpd_client_restrictions: ['reject_unknown_client_hostname'] }),
    serviceWith(25, { ...ASKS_FIRST, smtpd_client_restrictions: ['reject_rbl_client', 'reject'] }),
    serviceWith(25, {
      ...ASKS_FIRST,
      smtpd_client_restrictions: ['reject_rbl_client', 'reject_unknown_client_hostname'],
    }),
    serviceWith(25, { ...ASKS_FIRST, smtpd_recipient_restrictions: ['reject'] }),
    serviceWith(25, {
      ...ASKS_FIRST,
      smtpd_relay_restrictions: ['defer_unauth_destination'],
    }),
    serviceWith(587, {
      ...ASKS_FIRST,
      smtpd_sender_restrictions: ['reject_sender_login_mismatch'],
    }),
    eximWith(25, {
      acl_smtp_rcpt: [{ verb: 'defer', senders: ['alice@*'], message: '' }],
    }),
  ].map((settings) => ({ settings, clientAddress: PEER.ipAddress })),
  eventsAt: (snapshot): readonly ReceiverEvent[] => [
    { type: 'client.connected' },
    ...[NAMED, { ...NAMED, identity: 'carol' }, { ...NAMED, recipient: 'eve@example.net' }].map(
      (facts) => ({ type: 'recipient.named', facts }) as const,
    ),
    { type: 'recipient.named', facts: { ...NAMED, recipient: 'eve@example.edu' } },
    ...[
      { ...NAMED, recipient: 'bob@localhost' },
      { ...NAMED, sender: 'alice' },
      { ...NAMED, sender: 'mallory@example.org' },
      { ...NAMED, helloName: 'laptop' },
      { ...NAMED, helloName: 'me.example.net' },
    ].map((facts) => ({ type: 'recipient.named', facts }) as const),
    ...answersTo(snapshot),
  ],
  factsOf: (snapshot) => {
    const { reverseName, known, named } = snapshot.context;
    const isAsking = stateOf(snapshot) === 'learningOfNames';
    return [reverseName !== null, known.slice(0, 2), isAsking ? named : null];
  },
});

type Walk = Pick<Explored<typeof receiverMachine>, 'states' | 'rows' | 'missedRows'>;

/** What two walks of one machine have found. */
const together = (one: Walk, other: Walk): Walk => ({
  states: new Set([...one.states, ...other.states]),
  rows: new Set([...one.rows, ...other.rows]),
  missedRows: new Set([...one.missedRows, ...other.missedRows]),
});

const parts: readonly (readonly [
  string,
  Parameters<typeof rowsOf>[0],
  Pick<Explored<typeof relayMachine>, 'states' | 'rows' | 'missedRows'>,
])[] = [
  ['the sender’s program', mailClientMachine, mailClient],
  ['the queue', relayMachine, relay],
  ['what the queue owes the sender', noticeMachine, notice],
  ['the receiver', receiverMachine, together(receiver, messageWalk)],
];

describe.each(parts)('%s', (_name, machine, explored) => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(machine).filter((state) => !explored.states.has(state));
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path', () => {
    const missed = rowsOf(machine).filter((row) => !explored.rows.has(row));
    expect(missed).toEqual([]);
  });

  it('misses every row that is taken away', () => {
    const idle = rowsOf(machine).filter((row) => !explored.missedRows.has(row));
    expect(idle).toEqual([]);
  });
});

describe('every machine', () => {
  it.each([
    ['clientSession', clientSessionMachine, 'awaitingConnection'],
    ['serverSession', serverSessionMachine, 'awaitingConnection'],
    ['mailAccess', mailAccessMachine, 'awaitingConnection'],
    ['mailClient', mailClientMachine, 'composing'],
    ['relay', relayMachine, 'idle'],
    ['notice', noticeMachine, 'owing'],
    ['receiver', receiverMachine, 'awaitingClient'],
  ] as const)('%s is built and starts, even without input', (id, machine, initial) => {
    expect(machine.id).toBe(id);
    expect(machine.root.initial.target.map(({ key }) => key)).toEqual([initial]);
    expect(rowsOf(machine).filter((row) => row.includes('no rule'))).toEqual([]);
  });
});

// The server's session on every path: every state, every row of its table, and an answer to every
// command in every state.

import { describe, expect, it } from 'vitest';
import type { Peer, ServerAnswer, ServerSessionEvent } from '../../src/machines/serverSession';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { parseCommand } from '../../src/smtp/command';
import { explore, restingStates, rowsOf, stateOf } from '../kit/explore';
import type { PostfixParameters } from '../../src/world/postfixParameters';
import { PEER, serviceWith, SERVER_SETTINGS } from '../kit/serverSettings';

const LINES = [
  'EHLO client.example.org',
  'EHLO',
  'HELO client.example.org',
  'HELO',
  'STARTTLS',
  'STARTTLS now',
  'AUTH',
  'AUTH PLAIN',
  'AUTH PLAIN AGFsaWNlAHBhc3N3b3Jk',
  'AUTH PLAIN !',
  'AUTH LOGIN',
  'AUTH CRAM-MD5',
  'AUTH CRAM-MD5 YQ==',
  'AUTH CRAM*MD5',
  'MAIL FROM:<alice@example.org>',
  'MAIL alice',
  'MAIL FROM:<alice>',
  'MAIL FROM:<alice@>',
  'MAIL FROM:<alice@example.org> X=1',
  'MAIL FROM:<alice@example.org> RET=SOME',
  'MAIL FROM:<alice@example.org> SIZE=many',
  'MAIL FROM:<alice@example.org> SIZE=99999999999',
  'RCPT TO:<bob@example.net>',
  'RCPT bob',
  'RCPT TO:<bob>',
  'RCPT TO:<>',
  'RCPT TO:<bob@example.net> NOTIFY=MAYBE',
  'RCPT TO:<bob@example.net> X=1',
  'DATA',
  'DATA now',
  'BDAT 5',
  'BDAT 5 LAST',
  'BDAT 99999999',
  'BDAT five',
  'BDAT 0',
  'RSET',
  'RSET now',
  'NOOP',
  'VRFY bob',
  'VRFY',
  'HELP',
  'EXPN staff',
  'ETRN example.net',
  'ETRN',
  'ETRN a!b',
  'XCLIENT NAME=client.example.org',
  'XCLIENT',
  'XFORWARD NAME=client.example.org',
  'XFORWARD',
  'QUIT',
  'QUIT now',
  '',
  'GET / HTTP/1.1',
  'XYZZY',
] as const;

const ANSWERS: readonly ServerAnswer[] = [
  { kind: 'login', accepted: true },
  { kind: 'login', accepted: false },
  { kind: 'recipient', verdict: 'recipient.accepted' },
  { kind: 'recipient', verdict: 'recipient.unknown-user' },
  { kind: 'message', queueId: '46326230F71' },
  {
    kind: 'message-refused',
    verdict: 'message.against-policy',
    reply: { code: 550, enhanced: '5.7.1', lines: ['rejected'] },
  },
];

const proven = { stage: 'proven', mechanism: 'DIGEST-MD5', user: 'alice' } as const;

const LOGIN_ANSWERS: readonly ServerAnswer[] = [
  ...ANSWERS.slice(0, 2),
  { kind: 'login', accepted: false, unavailable: true },
  ...(['question', 'proof', 'token'] as const).map((why): ServerAnswer => ({
    kind: 'login',
    accepted: false,
    more: { why, challenge: 'eA==', exchange: proven },
  })),
];

const SENT_AWAY: ServerAnswer = {
  kind: 'recipient',
  verdict: 'client-host.access-denied',
  reply: { code: 521, enhanced: '5.7.1', lines: ['Go away'] },
};

const RESPONSES = ['*', '!', 'AGFsaWNlAHBhc3N3b3Jk', 'YWxpY2U=', 'A'.repeat(12_288)] as const;

const commands = LINES.map((line): ServerSessionEvent => {
  const command = parseCommand(line);
  return { type: `command.${command.verb}`, command };
});

/** A chunk with a line that ended in a bare LF. */
const BARE_CHUNK: ServerSessionEvent = {
  type: 'command.bdat',
  command: parseCommand('BDAT 5 LAST'),
  hasBareNewline: true,
};

const EVENTS: readonly ServerSessionEvent[] = [
  ...commands,
  { type: 'command.auth', command: parseCommand('AUTH PLAIN'), attempt: 1 },
  BARE_CHUNK,
  { type: 'connection.opened' },
  { type: 'connection.lost' },
  { type: 'tls.established' },
  { type: 'tls.failed' },
  { type: 'bytes.unreadable' },
  { type: 'timer.fired', name: 'idle' },
  { type: 'limit.reached' },
  { type: 'sync.broken' },
  { type: 'line.unended' },
];

const VERDICTS = [...ANSWERS.slice(2, 4), SENT_AWAY].map((answer): ServerSessionEvent => ({
  type: 'answer.received',
  answer,
}));

const REJECT: PostfixParameters['smtpd_client_restrictions'] = ['reject'];

/** Judges at once what is usually judged at RCPT. */
const judgesAtOnce = (port: 25 | 465 | 587) =>
  serviceWith(port, {
    smtpd_delay_reject: false,
    smtpd_client_restrictions: REJECT,
    smtpd_helo_restrictions: REJECT,
    smtpd_sender_restrictions: REJECT,
    smtpd_data_restrictions: REJECT,
  });

const BUSY_PEER: Peer = {
  ...PEER,
  counts: { openConnections: 5, connections: 5, tlsSessions: 5, logins: 5 },
};

/** Clients that come too often, each over one of the limits. */
const TOO_OFTEN = [
  serviceWith(25, { smtpd_client_connection_rate_limit: 2 }),
  serviceWith(465, { smtpd_client_connection_count_limit: 2 }),
  serviceWith(587, { smtpd_client_new_tls_session_rate_limit: 2 }),
  serviceWith(465, { smtpd_client_auth_rate_limit: 2 }),
];

/** What only comes in one state, because the session asked for it. */
const ASKED: Readonly<Record<string, readonly ServerSessionEvent[]>> = {
  awaitingResponse: RESPONSES.map((line) => ({ type: 'response.received', line })),
  verifyingLogin: LOGIN_ANSWERS.map((answer) => ({ type: 'answer.received', answer })),
  judgingRecipient: VERDICTS,
  verifyingAddress: VERDICTS,
  judgingClient: VERDICTS,
  judgingGreeting: VERDICTS,
  judgingSender: VERDICTS,
  judgingData: VERDICTS,
  receivingData: [
    ...[10, 20_000_000].map((octets) => ({ octets, hasBareNewline: false })),
    { octets: 10, hasBareNewline: true },
  ].map((message) => ({ type: 'message.received', lines: [], ...message })),
  judgingMessage: ANSWERS.slice(4).map((answer) => ({ type: 'answer.received', answer })),
  closed: ANSWERS.slice(4).map((answer) => ({ type: 'answer.received', answer })),
};

/** Exim's login server is a part of it, and never goes on by itself. */
const goesOn = (event: ServerSessionEvent): boolean =>
  event.type === 'answer.received' &&
  event.answer.kind === 'login' &&
  event.answer.more !== undefined;

/** Exim takes every line end, so its sessions are never told of one. */
const isAboutNewlines = (event: ServerSessionEvent): boolean =>
  event.type === 'line.unended' || ('hasBareNewline' in event && event.hasBareNewline);

const explored = explore({
  machine: serverSessionMachine,
  inputs: [
    ...[
      ...Object.values(SERVER_SETTINGS),
      ...([25, 465, 587] as const).map(judgesAtOnce),
      serviceWith(25, { smtpd_forbid_bare_newline_reject_code: 521 }),
      { ...serviceWith(587), keepsBufferAcrossStartTls: true },
    ].map((settings) => ({ settings, peer: PEER })),
    ...TOO_OFTEN.map((settings) => ({ settings, peer: BUSY_PEER })),
  ],
  eventsAt: (snapshot) =>
    [...EVENTS, ...(ASKED[stateOf(snapshot)] ?? [])].filter(
      (event) =>
        snapshot.context.settings.software === 'postfix' ||
        !(isAboutNewlines(event) || goesOn(event)),
    ),
  factsOf: ({
    context: {
      secured,
      identity,
      knownAtHello,
      exchange,
      transaction,
      helloName,
      extended,
      chunked,
      chunkFailed,
      usedFree,
      unknownCount,
      junkCount,
      pendingGreeting,
    },
  }) => [
    chunked !== null,
    pendingGreeting?.extended,
    // Both are told apart in a few places only, since every fact doubles the walk.
    chunkFailed && !secured && identity === null && junkCount === 0,
    junkCount > 0 && !secured && transaction === null && usedFree.includes('command.rset'),
    unknownCount > 0,
    junkCount > 0,
    secured,
    identity !== null,
    knownAtHello,
    helloName !== null,
    extended,
    exchange?.mechanism,
    exchange?.stage,
    Math.min(transaction?.recipients.length ?? -1, 1),
  ],
});

describe('the server’s session', () => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(serverSessionMachine).filter(
      (state) => !explored.states.has(state),
    );
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path', () => {
    const missed = rowsOf(serverSessionMachine).filter((row) => !explored.rows.has(row));
    expect(missed).toEqual([]);
    expect(explored.rows.size).toBeGreaterThan(90);
  });

  it('misses every row that is taken away', () => {
    const idle = rowsOf(serverSessionMachine).filter((row) => !explored.missedRows.has(row));
    expect(idle).toEqual([]);
  });

  it('has a row for every command in every place it can come to', () => {
    const silent = explored.snapshots.flatMap((snapshot) =>
      commands
        .filter((event) => serverSessionMachine.getTransitionData(snapshot, event).length === 0)
        .map(({ type }) => `${JSON.stringify(snapshot.value)} ${type}`),
    );
    expect(silent).toEqual([]);
  });

  it('has a row for everything that can happen once it has ended', () => {
    const ended = explored.snapshots.filter(({ value }) => value === 'closed');
    const silent = ended.flatMap((snapshot) =>
      EVENTS.filter(({ type }) => type !== 'connection.opened')
        .filter((event) => serverSessionMachine.getTransitionData(snapshot, event).length === 0)
        .map(({ type }) => type),
    );
    expect(silent).toEqual([]);
  });
});

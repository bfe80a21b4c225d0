// The client's session on every path: every kind of security, with and without a login, with and
// without pipelining, against every reply that a server can give.

import { describe, expect, it } from 'vitest';
import type {
  ClientLogin,
  ClientSessionEvent,
  ClientSettings,
} from '../../src/machines/clientSession';
import { USUAL_MANNERS, type ClientManners } from '../../src/software/clients/clientManners';
import { clientSessionMachine } from '../../src/machines/clientSessionMachine';
import { programTask } from '../../src/simulation/sendingProgram';
import { parseReplyLines } from '../../src/smtp/reply';
import { encodeBase64 } from '../../src/smtp/sasl';
import { PROGRAM_DEFAULTS } from '../../src/world/programDefaults';
import type { ProgramSettings } from '../../src/world/programSchema';
import { worldWith } from '../../src/world/worldWith';
import { explore, restingStates, rowsOf, stateOf } from '../kit/explore';

const LOGIN: ClientLogin = {
  user: 'alice@example.org',
  password: 'password',
  token: 'token',
  nonce: 'abc',
  host: 'smtp.example.org',
  port: 587,
  mechanisms: ['PLAIN'],
  initialResponse: true,
};

const settingsWith = (changes: Partial<ClientSettings>): ClientSettings => ({
  hostName: 'client.example.org',
  sender: 'alice@example.org',
  recipients: ['bob@example.net', 'carol@example.net'],
  sizeOctets: 361,
  login: null,
  security: 'starttls',
  whenAuthIsMissing: 'stop',
  pipelining: false,
  ignoresForeignLines: false,
  sendsOptions: 'all',
  manners: USUAL_MANNERS,
  timeouts: { greetingMs: 1, replyMs: 2, acceptanceMs: 3 },
  ...changes,
});

/** The session of a real program, with the manners of its profile. */
const sessionOf = (program: ProgramSettings): ClientSettings => ({
  ...programTask(worldWith({ sender: { program } })).session,
  recipients: ['bob@example.net', 'carol@example.net'],
  sizeOctets: 361,
});

const PROGRAMS: readonly ClientSettings[] = [
  sessionOf({ ...PROGRAM_DEFAULTS.swaks, '--tls': true }),
  sessionOf({ ...PROGRAM_DEFAULTS.swaks, '--tls-optional': true, '--auth-optional': true }),
  sessionOf({ ...PROGRAM_DEFAULTS.swaks, '--tls-optional': true }),
  sessionOf({ ...PROGRAM_DEFAULTS.curl, '--ssl-reqd': true }),
  sessionOf({ ...PROGRAM_DEFAULTS.msmtp, tls: true }),
  sessionOf({ ...PROGRAM_DEFAULTS.nodemailer, requireTLS: true }),
  sessionOf({ ...PROGRAM_DEFAULTS.nodemailer, opportunisticTLS: true }),
  sessionOf({ ...PROGRAM_DEFAULTS.smtplib, starttls: 'always' }),
  sessionOf({ ...PROGRAM_DEFAULTS.smtplib, starttls: 'if has_extn' }),
  sessionOf({ ...PROGRAM_DEFAULTS.openssl, '-starttls': 'smtp' }),
];

const UNDAUNTED: ClientManners = { ...USUAL_MANNERS, whenHandshakeFails: 'continue' };

/** A relay takes its transaction back and leaves in one write. */
const RELAYS_MANNERS: ClientManners = {
  ...USUAL_MANNERS,
  heloFallback: 'always',
  leavesBy: {
    'client.envelope-refused': 'reset-and-quit',
    'client.no-recipient-left': 'reset-and-quit',
    'client.data-refused': 'reset-and-quit',
  },
};

/** Manners that no program here has together. */
const OTHERS_MANNERS: readonly ClientManners[] = [
  UNDAUNTED,
  RELAYS_MANNERS,
  {
    ...UNDAUNTED,
    leavesBy: { 'client.login-missing': 'close', 'client.no-usable-mechanism': 'close' },
  },
];

const SETTINGS: readonly ClientSettings[] = [
  ...PROGRAMS,
  ...OTHERS_MANNERS.map((manners) =>
    settingsWith({ security: 'starttls-if-available', login: LOGIN, pipelining: true, manners }),
  ),
  settingsWith({ security: 'starttls-if-available', pipelining: true, manners: UNDAUNTED }),
  settingsWith({ security: 'none', manners: RELAYS_MANNERS }),
  settingsWith({ security: 'none', pipelining: true, manners: RELAYS_MANNERS }),
  settingsWith({ security: 'tls', login: LOGIN }),
  settingsWith({ security: 'starttls', login: { ...LOGIN, mechanisms: ['LOGIN'] } }),
  settingsWith({ security: 'tls', login: { ...LOGIN, mechanisms: ['SCRAM-SHA-1'] } }),
  settingsWith({ security: 'tls', login: { ...LOGIN, mechanisms: ['XOAUTH2'] } }),
  settingsWith({ security: 'starttls-if-available', login: LOGIN, pipelining: true }),
  settingsWith({ security: 'starttls-if-available', pipelining: true }),
  settingsWith({ security: 'starttls-if-available' }),
  settingsWith({ security: 'none', ignoresForeignLines: true }),
  settingsWith({
    security: 'none',
    login: { ...LOGIN, initialResponse: false },
    whenAuthIsMissing: 'continue',
  }),
];

const OFFERS = [
  ['250-a.example', '250-STARTTLS', '250-AUTH PLAIN LOGIN', '250 PIPELINING'],
  ['250-a.example', '250-AUTH PLAIN LOGIN', '250-SIZE 5', '250-DSN', '250 PIPELINING'],
  ['250-a.example', '250-STARTTLS', '250 PIPELINING'],
  ['250-a.example', '250 AUTH SCRAM-SHA-1 XOAUTH2'],
  ['250-a.example', '250-STARTTLS', '250 AUTH XOAUTH2'],
  ['250-a.example', '250 AUTH XOAUTH2'],
  ['250 a.example'],
] as const;

const OTHERS = [
  '220 a.example',
  '235 2.7.0 ok',
  '334 VXNlcm5hbWU6',
  `334 ${encodeBase64('r=abcdef,s=QSXCR+Q6sek8bf92,i=1')}`,
  '354 go',
  '450 4.2.0 later',
  '550 5.0.0 no',
] as const;

const replyEvent = (lines: readonly string[]): ClientSessionEvent => {
  const reply = parseReplyLines(lines);
  if (reply === null) throw new Error(`Not a reply: ${lines.join(' ')}`);
  return { type: 'reply.received', reply, text: lines.join(' ') };
};

const REPLIES = [...OFFERS, ...OTHERS.map((text) => [text])].map(replyEvent);

const EVENTS: readonly ClientSessionEvent[] = [
  ...REPLIES,
  { type: 'connection.opened' },
  { type: 'connection.lost' },
  { type: 'tls.established' },
  { type: 'tls.established', fits: false },
  { type: 'tls.failed', failure: 'certificate-expired' },
  { type: 'line.unreadable', line: '+OK ready.' },
  { type: 'timer.fired', name: 'reply' },
];

const explored = explore({
  machine: clientSessionMachine,
  inputs: SETTINGS,
  eventsAt: () => EVENTS,
  factsOf: ({ context }) => [
    context.secured,
    context.triedHelo,
    context.recipientIndex,
    context.acceptedCount,
    context.pipelined,
    context.triedMechanisms,
    context.refusal?.kind === 'refused' && context.refusal.rule,
    context.outcome?.kind,
    context.exchange?.mechanism,
    Math.min(context.exchange?.written ?? 0, 2),
    [...(context.capabilities?.keywords.keys() ?? [])],
  ],
});

describe('the client’s session', () => {
  it('comes to rest in every one of its states on some path', () => {
    const missed = restingStates(clientSessionMachine).filter(
      (state) => !explored.states.has(state),
    );
    expect(missed).toEqual([]);
  });

  it('fires every row of its table on some path', () => {
    const missed = rowsOf(clientSessionMachine).filter((row) => !explored.rows.has(row));
    expect(missed).toEqual([]);
    expect(explored.rows.size).toBeGreaterThan(40);
  });

  it('misses every row that is taken away', () => {
    const idle = rowsOf(clientSessionMachine).filter((row) => !explored.missedRows.has(row));
    expect(idle).toEqual([]);
  });

  it('has a row for every reply wherever it awaits one', () => {
    const silent = explored.snapshots
      .filter((snapshot) => /^awaiting(?!Connection)/u.test(stateOf(snapshot)))
      .flatMap((snapshot) =>
        REPLIES.filter(
          (event) => clientSessionMachine.getTransitionData(snapshot, event).length === 0,
        ).map(() => stateOf(snapshot)),
      );
    expect(silent).toEqual([]);
  });

  it('has an outcome when it has ended, and none before it says goodbye', () => {
    const kindsIn = (state: string) =>
      new Set(
        explored.snapshots
          .filter((snapshot) => stateOf(snapshot) === state)
          .map(({ context }) => context.outcome?.kind ?? 'none'),
      );
    expect(kindsIn('closed')).toEqual(new Set(['accepted', 'refused', 'failed']));
    expect(kindsIn('awaitingGoodbye')).toEqual(new Set(['accepted', 'refused', 'failed']));
    expect(kindsIn('awaitingMailReply')).toEqual(new Set(['none']));
  });

  it('never logs in without TLS when it insists on it', () => {
    const insisting = explored.snapshots.filter(
      ({ context }) =>
        context.settings.security === 'starttls' || context.settings.security === 'tls',
    );
    const beyond = insisting.filter((snapshot) =>
      ['awaitingAuthReply', 'awaitingMailReply'].includes(stateOf(snapshot)),
    );
    expect(beyond.length).toBeGreaterThan(0);
    for (const { context } of beyond) expect(context.secured).toBe(true);
  });
});

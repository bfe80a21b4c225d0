/**
 * The states in which a server waits for a judgement at the connection, at EHLO or HELO, at MAIL
 * and at DATA. Most servers judge all of it at RCPT; these states are entered where one judges at
 * once (Postfix's smtpd_delay_reject=no, smtpd_data_restrictions). RFC 5321 §3.1, §4.1.4.
 */
import { askAt, cancelIdleTimer } from './serverEffects';
import { answer, complain, holdInput, refusedRows, row, type ServerRow } from './serverRows';

const closed = '#serverSession.closed';
const greeted = '#serverSession.conversing.greeted';
const mustSecure = '#serverSession.conversing.mustSecure';
const ready = '#serverSession.conversing.ready';
const before = '#serverSession.conversing.before';
const inTransaction = '#serverSession.conversing.inTransaction';

const judgesAt = (stage: 'connect' | 'helo' | 'mail' | 'data') =>
  ({ type: 'judgesAt', params: { stage } }) as const;

/** What comes before the greeting, when there is something to judge. */
export const beforeGreeting: readonly ServerRow[] = [
  answer('connect.too-many', { guard: 'hasTooManyConnections', target: closed, close: 'fin' }),
  row('connect.ask', {
    guard: judgesAt('connect'),
    target: '#serverSession.judgingClient',
    actions: [cancelIdleTimer, askAt('connect')],
  }),
];

/** The same where TLS comes first. */
export const afterHandshake: readonly ServerRow[] = [
  answer('connect.too-many', { guard: 'isTooManyInTls', target: closed, close: 'fin' }),
  row('connect.ask', {
    guard: 'isJudgedInTls',
    target: '#serverSession.judgingClient',
    actions: ['forgetSession', 'secure', cancelIdleTimer, askAt('connect')],
  }),
];

/** A message with a line that ended in a bare LF (RFC 5321 §2.3.8). */
export const bareNewlineRows: readonly ServerRow[] = [
  answer('data.bare-line-feed', { guard: 'endsAtBareNewline', target: closed, close: 'fin' }),
  complain('data.bare-line-feed', {
    guard: 'hasBareNewline',
    target: ready,
    first: ['forgetTransaction'],
  }),
];

/** EHLO or HELO, when the name in it is judged at once. */
export const askGreeting: ServerRow = row('helo.ask', {
  guard: judgesAt('helo'),
  target: '#serverSession.judgingGreeting',
  actions: ['noteGreeting', cancelIdleTimer, askAt('helo')],
});

/** MAIL, when the sender is judged at once. */
export const askSender: ServerRow = row('mail.ask', {
  guard: judgesAt('mail'),
  target: '#serverSession.judgingSender',
  actions: ['noteSender', cancelIdleTimer, askAt('mail')],
});

/** DATA, when the transaction so far is judged once more. */
export const askData: ServerRow = row('data.ask', {
  guard: judgesAt('data'),
  target: '#serverSession.judgingData',
  actions: [cancelIdleTimer, askAt('data')],
});

const greets = ['forgetTransaction', 'greetJudged'] as const;

const judging = (...rows: readonly ServerRow[]) => ({
  on: { 'answer.received': rows, 'command.*': holdInput() },
});

export const judgedStates = {
  judgingClient: judging(
    ...refusedRows('connect.refuse', '#serverSession.denied'),
    answer('tls.implicit-established', { guard: 'isImplicitTls', target: greeted }),
    answer('session.greet', { guard: 'needsTlsFirst', target: mustSecure }),
    answer('session.greet', { target: greeted }),
  ),
  judgingGreeting: judging(
    ...refusedRows('helo.refuse', before),
    answer('session.ehlo', { guard: 'greetsBeforeTls', target: mustSecure, first: greets }),
    answer('session.helo', { guard: 'mustStartTls', target: mustSecure, first: greets }),
    answer('session.ehlo', { guard: 'greetsExtended', target: ready, first: greets }),
    answer('session.helo', { target: ready, first: greets }),
  ),
  judgingSender: judging(
    ...refusedRows('mail.refuse', before),
    answer('mail.accept', { target: inTransaction, first: ['openJudged'] }),
  ),
  judgingData: judging(
    ...refusedRows('data.restricted', inTransaction),
    answer('data.start', { target: '#serverSession.receivingData' }),
  ),
  /** Turned away at the connection: only QUIT is of use (RFC 5321 §3.1). */
  denied: {
    on: {
      'bytes.unreadable': complain('session.access-denied'),
      'command.quit': answer('session.quit', { target: closed, close: 'fin' }),
      'command.*': complain('session.access-denied'),
    },
  },
};

/**
 * The rows of a login on the server's side: what AUTH or a response leads to, what the login
 * server's answer leads to, and the end of a session in which nobody could log in.
 * RFC 4954 §4, RFC 4422 §3.
 */
import type { LoginStep } from '../software/login';
import type { ServerRuleId } from '../trace/rules';
import { askLogin, cancelIdleTimer } from './serverEffects';
import {
  answer,
  complain,
  row,
  type LoginEnd,
  type ServerGuard,
  type ServerRow,
} from './serverRows';

const before = '#serverSession.conversing.before';
const awaitingResponse = '#serverSession.awaitingResponse';

const commandIs = (step: LoginStep['step']): ServerGuard => ({
  type: 'authCommandIs',
  params: { step },
});

const responseIs = (step: LoginStep['step']): ServerGuard => ({
  type: 'responseIs',
  params: { step },
});

const loginIs = (what: LoginEnd): ServerGuard => ({ type: 'loginIs', params: { what } });

type Before = readonly 'countLogin'[];

const ask = (first: Before = []): ServerRow =>
  row('auth.check', {
    target: '#serverSession.verifyingLogin',
    actions: [...first, cancelIdleTimer, askLogin, 'notePendingUser'],
  });

const challenge = (guard: ServerGuard, first: Before = []): ServerRow =>
  answer('auth.challenge', { guard, first, then: ['beginExchange'], target: awaitingResponse });

const refusedCommand = (
  rule: `auth.${string}` & ServerRuleId,
  step: LoginStep['step'],
): ServerRow => complain(rule, { guard: commandIs(step), first: ['countLogin'] });

/** What an AUTH command can lead to. */
export const authRows: readonly ServerRow[] = [
  complain('auth.too-many', { guard: 'isLoginRateOver', first: ['countLogin'] }),
  refusedCommand('auth.syntax', 'syntax'),
  refusedCommand('auth.bad-name', 'bad-name'),
  refusedCommand('auth.bad-mechanism', 'bad-mechanism'),
  refusedCommand('auth.bad-initial-base64', 'bad-initial-base64'),
  refusedCommand('auth.unexpected-initial', 'unexpected-initial'),
  challenge(commandIs('challenge'), ['countLogin']),
  ask(['countLogin']),
];

const giveUp = { target: before, first: ['endExchange'] } as const;

/** What a line of the client within an exchange can lead to. */
export const responseRows: readonly ServerRow[] = [
  complain('auth.cancel', { ...giveUp, guard: responseIs('cancel') }),
  complain('auth.too-long', { ...giveUp, guard: responseIs('too-long') }),
  complain('auth.bad-base64', { ...giveUp, guard: responseIs('bad-base64') }),
  challenge(responseIs('challenge')),
  answer('auth.accept', {
    guard: responseIs('accept'),
    target: before,
    first: ['notePendingUser', 'identify'],
  }),
  ask(),
];

/** What the login server's answer can lead to. */
export const answerRows: readonly ServerRow[] = [
  challenge(loginIs('question')),
  answer('auth.prove', {
    guard: loginIs('proof'),
    then: ['beginExchange'],
    target: awaitingResponse,
  }),
  answer('auth.token-refused', {
    guard: loginIs('token'),
    then: ['beginExchange'],
    target: awaitingResponse,
  }),
  answer('auth.accept', { guard: loginIs('accepted'), target: before, first: ['identify'] }),
  complain('auth.unavailable', { ...giveUp, guard: loginIs('unavailable') }),
  complain('auth.refuse', giveUp),
];

/** A server that dies because nobody could log in to it. */
export const noLogins = (guard: ServerGuard): ServerRow =>
  row('auth.no-logins', {
    guard,
    target: '#serverSession.closed',
    actions: [cancelIdleTimer, { type: 'closeConnection', params: { how: 'fin' } }],
  });

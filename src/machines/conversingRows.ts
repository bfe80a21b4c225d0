/**
 * What a server answers to a command wherever it converses; a place inside may have rows of its own
 * that come first. Each command has a row, so nothing is silently dropped (RFC 5321 §4.1, §4.2.4).
 */
import type { Verb } from '../smtp/command';
import { askRecipient, awaitHandshake, cancelIdleTimer } from './serverEffects';
import { strayChunk } from './chunkRows';
import { askGreeting, askSender } from './judgedStates';
import { authRows } from './loginRows';
import { etrnRows, proxyRows } from './sideRows';
import { answer, complain, pathRows, row } from './serverRows';

const closed = '#serverSession.closed';
const ready = '#serverSession.conversing.ready';
const inTransaction = '#serverSession.conversing.inTransaction';

export const answers = (verb: Verb) => ({ type: 'answers', params: { verb } }) as const;

const vrfyIs = (kind: string) => ({ type: 'vrfyIs', params: { kind } }) as const;

const tooManyUnknown = answer('session.too-many-unknown', {
  guard: 'hasTooManyUnknown',
  target: closed,
  close: 'fin',
});

const tooManyIdle = answer('session.too-many-idle', {
  guard: 'hasTooManyIdle',
  target: closed,
  close: 'fin',
});

export const conversingRows = {
  'bytes.unreadable': complain('session.unreadable'),
  'command.ehlo': [
    tooManyIdle,
    complain('session.ehlo-syntax', { guard: 'isHelloRefused', first: ['countJunk'] }),
    askGreeting,
    answer('session.ehlo', {
      target: ready,
      first: ['forgetTransaction', 'greetExtended', 'countJunk'],
    }),
  ],
  'command.helo': [
    tooManyIdle,
    complain('session.ehlo-syntax', { guard: 'isHelloRefused', first: ['countJunk'] }),
    askGreeting,
    answer('session.helo', {
      target: ready,
      first: ['forgetTransaction', 'greetPlain', 'countJunk'],
    }),
  ],
  'command.starttls': [
    complain('starttls.syntax', { guard: 'hasArgument' }),
    answer('starttls.again', {
      guard: 'isStillSecuring',
      target: '#serverSession.distrusting',
    }),
    complain('starttls.already-active', { guard: 'isSecured' }),
    complain('starttls.not-offered', { guard: 'offersNoStartTls' }),
    complain('starttls.too-many', { guard: 'hasTooManyHandshakes' }),
    answer('starttls.accept', {
      target: '#serverSession.securing',
      then: [{ type: 'startTls' }, awaitHandshake],
      close: null,
    }),
  ],
  'command.auth': [
    answer('session.too-many-idle', {
      guard: 'hasTooManyLogins',
      target: closed,
      close: 'fin',
    }),
    complain('auth.not-enabled', { guard: 'offersNoAuth', first: ['countLogin'] }),
    complain('auth.already', { guard: 'isIdentified', first: ['countLogin'] }),
    ...authRows,
  ],
  'command.mail': [
    ...pathRows('mail'),
    askSender,
    answer('mail.accept', { target: inTransaction, first: ['openTransaction'] }),
  ],
  'command.rcpt': complain('rcpt.need-mail'),
  'command.data': [
    complain('data.syntax', { guard: 'refusesArgument' }),
    complain('data.need-rcpt'),
  ],
  'command.bdat': strayChunk,
  'command.rset': [
    tooManyIdle,
    complain('session.reset-syntax', { guard: 'hasArgument' }),
    answer('session.reset', { first: ['forgetTransaction', 'countJunk'] }),
  ],
  'command.noop': [tooManyIdle, answer('session.noop', { first: ['countJunk'] })],
  'command.expn': [
    tooManyIdle,
    complain('expn.disabled', { guard: answers('expn'), first: ['countJunk'] }),
  ],
  'command.etrn': etrnRows,
  'command.xclient': proxyRows('xclient'),
  'command.xforward': proxyRows('xforward'),
  'command.help': [
    tooManyIdle,
    answer('session.help', { guard: answers('help'), first: ['countJunk'] }),
  ],
  'command.vrfy': [
    tooManyIdle,
    complain('vrfy.disabled', { guard: vrfyIs('disabled'), first: ['countJunk'] }),
    complain('vrfy.syntax', { guard: vrfyIs('syntax'), first: ['countJunk'] }),
    complain('vrfy.bad-address', { guard: vrfyIs('bad-address'), first: ['countJunk'] }),
    complain('vrfy.unqualified', { guard: vrfyIs('unqualified'), first: ['countJunk'] }),
    row('vrfy.ask', {
      target: '#serverSession.verifyingAddress',
      actions: ['countJunk', 'noteVerified', cancelIdleTimer, askRecipient],
    }),
  ],
  'command.quit': [
    complain('session.quit-syntax', { guard: 'refusesArgument' }),
    answer('session.quit', { target: closed, close: 'fin' }),
  ],
  'command.empty': [tooManyUnknown, complain('session.empty-command', { first: ['countUnknown'] })],
  'command.unknown': [
    answer('session.forbidden-command', {
      guard: 'isForbidden',
      target: closed,
      close: 'fin',
    }),
    tooManyUnknown,
  ],
  'command.*': complain('session.unknown-command', { first: ['countUnknown'] }),
} as const;

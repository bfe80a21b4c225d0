/**
 * postscreen(8): who stands before smtpd(8) on port 25 and looks at a client before it may speak.
 * It begins the greeting and holds its end back, asks blocklists meanwhile, and hands over whoever
 * waits and is not listed. A suspect speaks with its own small engine, which takes no recipient.
 * RFC 5321 §4.3.1: a client waits for the greeting. RFC 5782 §2.1.
 * Simplified: a client is remembered for good, and by its address alone.
 */
import { setup } from 'xstate';
import { effectsOf } from './effects';
import {
  freshScreening,
  type PostscreenContext,
  type PostscreenEffect,
  type PostscreenEvent,
  type PostscreenInput,
} from './postscreen';
import {
  answer,
  askLists,
  awaitCommand,
  close,
  counted,
  leave,
  postscreenChanges,
  postscreenGuards,
  say,
  silently,
  speechRows,
  startWait,
  stopGreeting,
  stopWaiting,
  tease,
} from './postscreenRows';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

const effect = effectsOf<PostscreenEffect>();

const conversing = '#postscreen.conversing';

const drops = (suspicion: 'denied' | 'talked-early' | 'listed') =>
  ({ type: 'drops', params: { for: suspicion } }) as const;

const enforces = (suspicion: 'denied' | 'talked-early' | 'listed') =>
  ({ type: 'enforces', params: { for: suspicion } }) as const;

const handOver = { type: 'handOver' } as const;
const rememberClient = { type: 'rememberClient' } as const;

const afterClose = silently('session.after-close');

/** The wait is over: who has failed, who is to be tried further, and who may go on. */
const afterWait = [
  leave('postscreen.end-listed', { guard: drops('listed'), suspicion: 'listed' }),
  answer('postscreen.take-over', {
    guard: enforces('listed'),
    target: conversing,
    first: ['suspectListed'],
  }),
  silently('postscreen.take-over-mid-talk', {
    guard: 'isSuspectMidTalk',
    target: conversing,
    first: [awaitCommand],
  }),
  answer('postscreen.take-over', { guard: 'isHeldBack', target: conversing }),
  silently('postscreen.pass', {
    guard: 'hasTalkedEarly',
    target: '#postscreen.handedOver',
    first: [handOver],
  }),
  silently('postscreen.pass', {
    target: '#postscreen.handedOver',
    first: [rememberClient, handOver],
  }),
];

export const postscreenMachine = setup({
  types: {
    context: typed<PostscreenContext>(),
    events: typed<PostscreenEvent>(),
    input: typed<PostscreenInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: postscreenGuards,
  actions: {
    ...postscreenChanges,
    sendReply: effect<'sendReply'>(),
    sendLine: effect<'sendLine'>(),
    lookUp: effect<'lookUp'>(),
    startTls: effect<'startTls'>(),
    handOver: effect<'handOver'>(),
    rememberClient: effect<'rememberClient'>(),
    closeConnection: effect<'closeConnection'>(),
    startTimer: effect<'startTimer'>(),
    cancelTimer: effect<'cancelTimer'>(),
  },
}).createMachine({
  id: 'postscreen',
  context: ({ input }) => freshScreening(input),
  initial: 'awaitingConnection',
  on: {
    'connection.lost': {
      target: '#postscreen.closed',
      actions: [stopGreeting, stopWaiting],
      meta: ruleMeta('session.connection-lost'),
    },
  },
  states: {
    awaitingConnection: {
      on: {
        'connection.opened': [
          silently('postscreen.trust', {
            guard: 'isTrusted',
            target: 'handedOver',
            first: [handOver],
          }),
          leave('postscreen.turn-away', { guard: drops('denied'), suspicion: 'denied' }),
          silently('postscreen.deny', {
            guard: enforces('denied'),
            target: 'waiting',
            first: ['noteDenied', tease, askLists, startWait],
          }),
          silently('postscreen.tease', { target: 'waiting', first: [tease, askLists, startWait] }),
        ],
      },
    },
    waiting: {
      on: {
        'client.talked': [
          leave('postscreen.end-early-talk', {
            guard: drops('talked-early'),
            suspicion: 'talked-early',
          }),
          silently('postscreen.early-talk', {
            guard: enforces('talked-early'),
            first: ['suspectTalk'],
          }),
          silently('postscreen.overlook', { first: ['noteTalk'] }),
        ],
        'answer.received': silently('postscreen.hear-list', { first: ['noteListing'] }),
        'timer.fired': afterWait,
        'bytes.unreadable': silently('postscreen.early-talk', { first: ['noteTalk'] }),
      },
    },
    conversing: {
      on: {
        'input.piled': speechRows(
          'pipelining',
          'postscreen.end-pipelining',
          'postscreen.note-pipelining',
        ),
        'newline.bare': speechRows(
          'bare_newline',
          'postscreen.end-bare-newline',
          'postscreen.note-bare-newline',
        ),
        'answer.received': silently('postscreen.hear-list'),
        'command.ehlo': counted(
          answer('session.ehlo-syntax', { guard: 'hasNoArgument' }),
          answer('session.ehlo', { first: ['greet'] }),
        ),
        'command.helo': counted(
          answer('session.ehlo-syntax', { guard: 'hasNoArgument' }),
          answer('session.helo', { first: ['greet'] }),
        ),
        'command.starttls': counted(
          answer('starttls.syntax', { guard: 'hasArgument' }),
          answer('starttls.already-active', { guard: 'isSecured' }),
          answer('starttls.not-offered', { guard: 'offersNoTls' }),
          {
            ...answer('starttls.accept', { target: '#postscreen.securing' }),
            actions: [say('starttls.accept'), { type: 'startTls' }, awaitCommand],
          },
        ),
        'command.mail': counted(
          answer('mail.helo-first', { guard: 'lacksHello' }),
          answer('mail.nested', { guard: 'hasSender' }),
          answer('mail.syntax', { guard: 'lacksPath' }),
          answer('mail.accept', { first: ['noteSender'] }),
        ),
        'command.rcpt': counted(
          answer('rcpt.need-mail', { guard: 'lacksSender' }),
          answer('rcpt.syntax', { guard: 'lacksPath' }),
          answer('postscreen.refuse-recipient', { guard: 'isSuspected' }),
          answer('postscreen.refuse-recipient', { first: [rememberClient] }),
        ),
        'command.data': counted(
          leave('data.syntax', { guard: 'hasArgument' }),
          leave('data.need-rcpt', { guard: 'lacksSender' }),
          leave('data.no-recipients'),
        ),
        'command.bdat': counted(
          leave('bdat.syntax', { guard: 'hasNoArgument' }),
          leave('bdat.need-rcpt', { guard: 'lacksSender' }),
          leave('bdat.no-recipients'),
        ),
        'command.vrfy': counted(
          answer('vrfy.disabled', { guard: 'answersNoQuestions' }),
          answer('vrfy.syntax', { guard: 'hasNoArgument' }),
          answer('postscreen.refuse-question'),
        ),
        'command.etrn': counted(
          answer('mail.helo-first', { guard: 'lacksHello' }),
          answer('etrn.syntax', { guard: 'hasNoArgument' }),
          answer('etrn.refuse'),
        ),
        'command.rset': counted(answer('session.reset', { first: ['forgetSender'] })),
        'command.noop': counted(answer('session.noop')),
        'command.quit': leave('session.quit'),
        'command.unknown': counted(
          answer('postscreen.note-no-smtp', { guard: 'marksNoSmtp', first: ['suspectSpeech'] }),
          answer('postscreen.overlook', { guard: 'overlooksNoSmtp' }),
          leave('session.forbidden-command', { guard: 'isNoSmtp' }),
        ),
        'command.*': counted(answer('session.unknown-command')),
        'bytes.unreadable': counted(answer('session.unknown-command')),
        'timer.fired': leave('session.timeout'),
      },
    },
    securing: {
      on: {
        'tls.established': silently('starttls.forget-session', {
          target: 'conversing',
          first: ['secure', awaitCommand],
        }),
        'tls.failed': {
          target: 'closed',
          actions: [stopWaiting, close],
          meta: ruleMeta('tls.handshake-failed'),
        },
        'timer.fired': {
          target: 'closed',
          actions: [close],
          meta: ruleMeta('tls.handshake-timeout'),
        },
        'answer.received': silently('postscreen.hear-list'),
      },
    },
    handedOver: {
      on: {
        'answer.received': silently('postscreen.hear-list'),
      },
    },
    closed: {
      on: {
        'connection.lost': afterClose,
        'client.talked': afterClose,
        'answer.received': afterClose,
        'timer.fired': afterClose,
        'tls.established': afterClose,
        'tls.failed': afterClose,
        'bytes.unreadable': afterClose,
        'input.piled': afterClose,
        'newline.bare': afterClose,
        'command.*': afterClose,
      },
    },
  },
});

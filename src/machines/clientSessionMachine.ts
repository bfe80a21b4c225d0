/**
 * A client's side of one SMTP connection (RFC 5321 §3, RFC 3207 §4, RFC 4954 §4, RFC 2920). Alice's
 * mail client, an application and a relaying server are this machine under different settings.
 */
import { setup } from 'xstate';
import { clientActions } from './clientActions';
import { clientGuards } from './clientGuards';
import {
  awaitGreeting,
  awaitReply,
  gone,
  hangUp,
  leave,
  leaveUnfit,
  row,
  write,
  writeMessage,
  type ClientRow,
} from './clientRows';
import {
  freshClient,
  type ClientSessionContext,
  type ClientSessionEvent,
  type ClientSettings,
} from './clientSession';
import type { RuleMeta } from './ruleMeta';
import { typed } from './typed';

/** Nothing more is sealed: log in if possible here and wanted, or start the mail. */
const onwardRows = (first: ClientRow['actions'] = []): readonly ClientRow[] => [
  write('client.log-in-in-clear', 'auth', {
    guard: 'canLogIn',
    target: 'awaitingAuthReply',
    first: [...first, 'beginLogin'],
  }),
  ...leave('client.login-missing', { when: 'missesLogin' }),
  ...leave('client.no-usable-mechanism', { when: 'fitsNoMechanism' }),
  write('client.pipeline-envelope', 'envelope', {
    guard: 'canPipeline',
    target: 'awaitingMailReply',
    first: [...first, 'startPipeline'],
  }),
  write('client.send-envelope', 'mail', { target: 'awaitingMailReply', first }),
];

export const clientSessionMachine = setup({
  types: {
    context: typed<ClientSessionContext>(),
    events: typed<ClientSessionEvent>(),
    input: typed<ClientSettings>(),
    meta: typed<RuleMeta>(),
  },
  guards: clientGuards,
  actions: clientActions,
}).createMachine({
  id: 'clientSession',
  context: ({ input }) => freshClient(input),
  initial: 'awaitingConnection',
  on: {
    'connection.lost': hangUp('client.connection-lost', null),
    'timer.fired': leave('client.timed-out'),
    'tls.failed': hangUp('client.tls-failed', 'fin'),
    'line.unreadable': [
      row('client.foreign-line-ignored', { guard: 'ignoresForeignLines' }),
      hangUp('client.reply-unreadable', 'fin'),
    ],
  },
  states: {
    awaitingConnection: {
      on: {
        'connection.opened': [
          row('client.start-handshake', {
            guard: 'isImplicitTls',
            target: 'handshaking',
            actions: [{ type: 'startTls' }, awaitGreeting],
          }),
          row('client.await-greeting', { target: 'awaitingGreeting', actions: [awaitGreeting] }),
        ],
      },
    },
    handshaking: {
      on: {
        'tls.established': [
          leaveUnfit,
          row('client.await-greeting-under-tls', {
            guard: 'isImplicitTls',
            target: 'awaitingGreeting',
            actions: ['secure', awaitGreeting],
          }),
          write('client.say-ehlo-again', 'ehlo', {
            target: 'awaitingEhloReply',
            first: ['secure'],
          }),
        ],
        'tls.failed': [
          hangUp('client.tls-failed', 'fin', { guard: 'stopsAfterHandshake' }),
          ...onwardRows(),
        ],
      },
    },
    awaitingGreeting: {
      on: {
        'reply.received': [
          write('client.say-ehlo', 'ehlo', { guard: 'isCompleted', target: 'awaitingEhloReply' }),
          ...leave('client.greeting-refused'),
        ],
        'line.unreadable': hangUp('client.greeting-unreadable', 'fin', {
          guard: 'insistsOnReplies',
        }),
      },
    },
    awaitingEhloReply: {
      on: {
        'reply.received': [
          write('client.fall-back-to-helo', 'helo', {
            guard: 'canTryHelo',
            first: ['markTriedHelo'],
          }),
          ...leave('client.ehlo-refused', { when: 'isRefused' }),
          write('client.upgrade', 'starttls', {
            guard: 'shouldUpgrade',
            target: 'awaitingStarttlsReply',
            first: ['readCapabilities'],
          }),
          write('client.upgrade-unoffered', 'starttls', {
            guard: 'forcesUpgrade',
            target: 'awaitingStarttlsReply',
            first: ['readCapabilities'],
          }),
          ...leave('client.starttls-missing', { when: 'missesUpgrade' }),
          write('client.log-in', 'auth', {
            guard: 'canLogInSealed',
            target: 'awaitingAuthReply',
            first: ['readCapabilities', 'beginLogin'],
          }),
          ...onwardRows(['readCapabilities']),
        ],
      },
    },
    awaitingStarttlsReply: {
      on: {
        'reply.received': [
          row('client.begin-handshake', {
            guard: 'beginsHandshake',
            target: 'handshaking',
            actions: [{ type: 'startTls' }, awaitReply],
          }),
          ...leave('client.starttls-refused', { when: 'stopsWithoutTls' }),
          ...onwardRows(),
        ],
      },
    },
    awaitingAuthReply: {
      on: {
        'reply.received': [
          write('client.end-refused-login', 'response', {
            guard: 'isTokenRefused',
            first: ['takeChallenge'],
          }),
          write('client.answer-challenge', 'response', {
            guard: 'canAnswer',
            first: ['takeChallenge'],
          }),
          write('client.cancel-login', 'cancel', {
            guard: 'isContinue',
            target: 'awaitingCancelReply',
            first: [{ type: 'noteOutcome', params: { rule: 'client.server-unproved' } }],
          }),
          ...leave('client.server-unproved', { when: 'isUnproved' }),
          write('client.try-next-mechanism', 'auth', {
            guard: 'canTryNext',
            first: ['beginLogin'],
          }),
          ...leave('client.login-refused', { when: 'isLoginRefused' }),
          write('client.pipeline-envelope', 'envelope', {
            guard: 'canPipeline',
            target: 'awaitingMailReply',
            first: ['startPipeline'],
          }),
          write('client.send-envelope', 'mail', { target: 'awaitingMailReply' }),
        ],
      },
    },
    /** A login that was given up is over, whatever the server says to it. */
    awaitingCancelReply: { on: { 'reply.received': leave('client.server-unproved') } },
    awaitingMailReply: {
      on: {
        'reply.received': [
          hangUp('client.envelope-refused', 'fin', { guard: 'isPipelinedEnd' }),
          row('client.envelope-refused', {
            guard: 'isPipelinedRefusal',
            target: 'awaitingRcptReply',
            actions: ['noteSenderRefusal', awaitReply],
          }),
          row('client.await-pipelined', {
            guard: 'isPipelined',
            target: 'awaitingRcptReply',
            actions: [awaitReply],
          }),
          write('client.name-recipient', 'rcpt', {
            guard: 'goesOn',
            target: 'awaitingRcptReply',
          }),
          ...leave('client.envelope-refused'),
        ],
      },
    },
    awaitingRcptReply: {
      on: {
        'reply.received': [
          ...leave('client.recipient-refused', { when: 'stopsAtRecipient' }),
          row('client.await-pipelined', {
            guard: 'isPipelinedWithMore',
            actions: ['tallyRecipient', 'nextRecipient', awaitReply],
          }),
          row('client.await-pipelined', {
            guard: 'isPipelined',
            target: 'awaitingDataReply',
            actions: ['tallyRecipient', awaitReply],
          }),
          write('client.next-recipient', 'rcpt', {
            guard: 'isCompletedWithMore',
            first: ['tallyRecipient', 'nextRecipient'],
          }),
          write('client.ask-to-send', 'data', {
            guard: 'isCompleted',
            target: 'awaitingDataReply',
            first: ['tallyRecipient'],
          }),
          write('client.recipient-refused', 'rcpt', {
            guard: 'isRefusedWithMore',
            first: ['tallyRecipient', 'nextRecipient'],
          }),
          write('client.ask-to-send', 'data', {
            guard: 'isRefusedWithSome',
            target: 'awaitingDataReply',
            first: ['tallyRecipient'],
          }),
          ...leave('client.no-recipient-left', { first: ['tallyRecipient'] }),
        ],
      },
    },
    awaitingDataReply: {
      on: {
        'reply.received': [
          hangUp('client.data-refused', 'fin', { guard: 'isSenderRefused' }),
          writeMessage('client.send-nothing', true, {
            guard: 'isContinueWithNone',
            target: 'awaitingAcceptance',
          }),
          writeMessage('client.send-message', false, {
            guard: 'sendsMessage',
            target: 'awaitingAcceptance',
          }),
          ...leave('client.data-refused'),
        ],
      },
    },
    awaitingAcceptance: {
      on: {
        'reply.received': [
          hangUp('client.message-accepted', 'fin', {
            guard: 'isPipelinedAcceptance',
            first: ['noteAcceptance'],
          }),
          hangUp('client.message-refused', 'fin', { guard: 'hasQuit' }),
          ...leave('client.message-accepted', { when: 'isAcceptance', first: ['noteAcceptance'] }),
          ...leave('client.message-refused'),
        ],
      },
    },
    awaitingResetReply: { on: { 'reply.received': hangUp('client.close', 'fin'), ...gone } },
    awaitingLastReplies: {
      on: {
        'reply.received': row('client.reset-done', {
          target: 'awaitingGoodbye',
          actions: [awaitReply],
        }),
        ...gone,
      },
    },
    awaitingGoodbye: {
      on: {
        'reply.received': hangUp('client.close', 'fin'),
        'line.unreadable': hangUp('client.close', 'fin'),
        ...gone,
      },
    },
    closed: {
      on: {
        'connection.lost': row('client.after-close'),
        'timer.fired': row('client.after-close'),
        'tls.failed': row('client.after-close'),
        'tls.established': row('client.after-close'),
        'line.unreadable': row('client.after-close'),
        'reply.received': row('client.after-close'),
      },
    },
  },
});

/**
 * A server's side of one SMTP connection (RFC 5321 §4.1.4, RFC 3207, RFC 4954). The submission
 * server on 587 and 465 and the MX on 25 are this machine under different settings; what is asked
 * for first, offered and said is the software's. Position is in the state, facts are in context.
 * While it waits for an answer it holds further input back, which is how pipelining works.
 */
import { setup } from 'xstate';
import { firstChunk, nextChunk } from './chunkRows';
import { clearRows } from './clearRows';
import { conversingRows } from './conversingRows';
import {
  afterHandshake,
  askData,
  bareNewlineRows,
  beforeGreeting,
  judgedStates,
} from './judgedStates';
import { answerRows, noLogins, responseRows } from './loginRows';
import type { RuleMeta } from './ruleMeta';
import { serverActions } from './serverActions';
import { serverGuards } from './serverGuards';
import {
  acceptMessage,
  askMessage,
  askRecipient,
  awaitClient,
  awaitHandshake,
  cancelIdleTimer,
} from './serverEffects';
import {
  answer,
  complain,
  holdInput,
  judgedRows,
  pathRows,
  refusedMessageRow,
  row,
} from './serverRows';
import {
  freshSession,
  type ServerSessionContext,
  type ServerSessionEvent,
  type ServerSessionInput,
} from './serverSession';
import { typed } from './typed';

const closed = '#serverSession.closed';
const ready = '#serverSession.conversing.ready';
const inTransaction = '#serverSession.conversing.inTransaction';
const before = '#serverSession.conversing.before';

/** Another command between two chunks, where that spoils the message. */
const mixed = complain('bdat.mixed', {
  guard: 'insistsOnReset',
  target: '#serverSession.conversing.awaitingReset',
});

const reset = [
  complain('session.reset-syntax', { guard: 'hasArgument' }),
  answer('session.reset', { target: ready, first: ['forgetTransaction', 'countJunk'] }),
];

export const serverSessionMachine = setup({
  types: {
    context: typed<ServerSessionContext>(),
    events: typed<ServerSessionEvent>(),
    input: typed<ServerSessionInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: serverGuards,
  actions: serverActions,
}).createMachine({
  id: 'serverSession',
  context: ({ input }) => freshSession(input),
  initial: 'awaitingConnection',
  on: {
    'connection.lost': row('session.connection-lost', {
      target: closed,
      actions: [cancelIdleTimer],
    }),
    'timer.fired': answer('session.timeout', { target: closed, close: 'fin' }),
    'limit.reached': [
      row('session.last-error-told', {
        guard: 'closesSilently',
        target: closed,
        actions: [cancelIdleTimer, { type: 'closeConnection', params: { how: 'fin' } }],
      }),
      answer('session.too-many-errors', { target: closed, close: 'fin' }),
    ],
    'sync.broken': answer('session.out-of-sync', { target: closed, close: 'fin' }),
    'line.unended': answer('session.bare-line-feed', { target: closed, close: 'fin' }),
  },
  states: {
    awaitingConnection: {
      on: {
        'command.*': holdInput(),
        'connection.opened': [
          row('session.expect-handshake', {
            guard: 'isImplicitTls',
            target: 'securing',
            actions: [awaitHandshake],
          }),
          noLogins('endsInClear'),
          ...beforeGreeting,
          answer('session.greet', {
            guard: 'needsTlsFirst',
            target: '#serverSession.conversing.mustSecure',
          }),
          answer('session.greet', { target: '#serverSession.conversing.greeted' }),
        ],
      },
    },
    securing: {
      on: {
        'tls.established': [
          noLogins('endsUnderTls'),
          ...afterHandshake,
          answer('tls.implicit-established', {
            guard: 'isImplicitTls',
            target: '#serverSession.conversing.greeted',
            first: ['forgetSession', 'secure'],
          }),
          row('starttls.forget-session', {
            target: '#serverSession.conversing.greeted',
            actions: ['forgetSession', 'secure', awaitClient],
          }),
        ],
        'tls.failed': row('tls.handshake-failed', {
          target: closed,
          actions: [cancelIdleTimer, { type: 'closeConnection', params: { how: 'fin' } }],
        }),
        'timer.fired': row('tls.handshake-timeout', {
          target: closed,
          actions: [{ type: 'closeConnection', params: { how: 'fin' } }],
        }),
        'command.*': [
          row('tls.clear-on-implicit', {
            guard: 'isImplicitTls',
            target: closed,
            actions: [cancelIdleTimer, { type: 'closeConnection', params: { how: 'reset' } }],
          }),
          row('starttls.keep-buffered', {
            guard: 'keepsBuffer',
            actions: [{ type: 'holdInput' }],
          }),
          row('starttls.discard-buffered'),
        ],
      },
    },
    conversing: {
      initial: 'greeted',
      on: conversingRows,
      states: {
        before: { type: 'history', history: 'shallow' },
        mustSecure: { on: clearRows },
        greeted: {
          on: {
            'command.auth': complain('auth.helo-first', { guard: 'insistsOnHelo' }),
            'command.mail': complain('mail.helo-first', { guard: 'insistsOnHelo' }),
          },
        },
        ready: {},
        receivingChunks: {
          on: {
            'command.bdat': nextChunk,
            'command.mail': [mixed, complain('mail.nested')],
            'command.rcpt': [mixed, complain('bdat.mixed')],
            'command.data': [mixed, complain('bdat.mixed')],
            'command.rset': reset,
            'command.noop': answer('session.noop', { first: ['countJunk'] }),
            'command.quit': answer('session.quit', { target: closed, close: 'fin' }),
            'command.*': mixed,
          },
        },
        awaitingReset: {
          on: {
            'command.rset': reset,
            'command.noop': answer('session.noop'),
            'command.quit': answer('session.quit', { target: closed, close: 'fin' }),
            'command.*': complain('bdat.only-reset'),
          },
        },
        inTransaction: {
          on: {
            'command.auth': complain('auth.in-transaction', { guard: 'isTransactionInTheWay' }),
            'command.mail': complain('mail.nested'),
            'command.rcpt': [
              ...pathRows('rcpt'),
              complain('rcpt.too-many', { guard: 'hasTooManyRecipients' }),
              row('rcpt.ask', {
                target: '#serverSession.judgingRecipient',
                actions: ['noteRecipient', cancelIdleTimer, askRecipient],
              }),
            ],
            'command.data': [
              complain('data.syntax', { guard: 'refusesArgument' }),
              complain('data.no-recipients', { guard: 'hasNoRecipients' }),
              complain('data.syntax', { guard: 'hasArgument' }),
              askData,
              answer('data.start', { target: '#serverSession.receivingData' }),
            ],
            'command.bdat': firstChunk,
            'command.rset': reset,
          },
        },
      },
    },
    ...judgedStates,
    distrusting: {
      on: {
        'command.quit': answer('session.quit', { target: closed, close: 'fin' }),
        'command.*': answer('tls.security-failure'),
      },
    },
    awaitingResponse: {
      on: {
        'response.received': responseRows,
        'command.*': holdInput(),
      },
    },
    verifyingLogin: {
      on: {
        'answer.received': answerRows,
        'command.*': holdInput(),
      },
    },
    judgingRecipient: {
      on: {
        'answer.received': judgedRows('rcpt', inTransaction),
        'command.*': holdInput(),
      },
    },
    verifyingAddress: {
      on: {
        'answer.received': judgedRows('vrfy', before),
        'command.*': holdInput(),
      },
    },
    receivingData: {
      on: {
        'message.received': [
          ...bareNewlineRows,
          complain('data.too-large', {
            guard: 'isMessageTooLarge',
            target: ready,
            first: ['forgetTransaction'],
          }),
          row('data.judge', {
            target: 'judgingMessage',
            actions: [cancelIdleTimer, askMessage],
          }),
        ],
        'timer.fired': answer('session.data-timeout', { target: closed, close: 'fin' }),
        'command.*': holdInput(),
      },
    },
    judgingMessage: {
      on: {
        'answer.received': [
          refusedMessageRow,
          answer('bdat.accept', {
            guard: 'isChunked',
            target: ready,
            then: [acceptMessage, 'forgetTransaction', 'forgiveErrors', 'forgetIdle'],
          }),
          answer('data.accept', {
            target: ready,
            then: [acceptMessage, 'forgetTransaction', 'forgiveErrors', 'forgetIdle'],
          }),
        ],
        'command.*': holdInput(),
      },
    },
    closed: {
      on: {
        'connection.lost': row('session.after-close'),
        'timer.fired': row('session.after-close'),
        'limit.reached': row('session.after-close'),
        'sync.broken': row('session.after-close'),
        'line.unended': row('session.after-close'),
        'answer.received': row('session.after-close'),
        'tls.established': row('session.after-close'),
        'tls.failed': row('session.after-close'),
        'bytes.unreadable': row('session.after-close'),
        'command.*': row('session.after-close'),
      },
    },
  },
});

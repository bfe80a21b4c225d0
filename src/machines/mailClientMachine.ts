/**
 * The sender's program: a mail client or an application. It looks up its outgoing server, connects
 * to the port it was given, and reports to its user. It tries once; falling back to another port or
 * asking again is for the user. RFC 6409 §3.1, RFC 8314 §5.2.
 */
import { effectsOf } from './effects';
import { assign, setup } from 'xstate';
import type {
  MailClientContext,
  MailClientEffect,
  MailClientEvent,
  MailClientInput,
} from './mailClient';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

interface Arguments {
  readonly context: MailClientContext;
  readonly event: MailClientEvent;
}

const effect = effectsOf<MailClientEffect>();

const addressIn = ({ event }: Arguments): string | null =>
  event.type === 'answer.received' && event.answer.status === 'found'
    ? (event.answer.values[0] ?? null)
    : null;

const cancelConnect = { type: 'cancelTimer', params: { name: 'connect' } } as const;

const report = (status: 'sent' | 'rejected' | 'aborted') =>
  ({
    type: 'report',
    params: ({ event }: Arguments) => ({
      status,
      detail: event.type === 'session.ended' ? event.outcome.detail : '',
    }),
  }) as const;

const reportFailure = (detail: string) =>
  ({ type: 'report', params: { status: 'aborted', detail } }) as const;

export const mailClientMachine = setup({
  types: {
    context: typed<MailClientContext>(),
    events: typed<MailClientEvent>(),
    input: typed<MailClientInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    hasAddress: (args: Arguments) => addressIn(args) !== null,
    isTimeout: ({ event }: Arguments) =>
      event.type === 'connection.failed' && event.reason === 'timed-out',
    isProhibited: ({ event }: Arguments) =>
      event.type === 'connection.failed' && event.reason === 'prohibited',
    isAccepted: ({ event }: Arguments) =>
      event.type === 'session.ended' && event.outcome.kind === 'accepted',
    isRefused: ({ event }: Arguments) =>
      event.type === 'session.ended' && event.outcome.kind === 'refused',
  },
  actions: {
    noteAddress: assign((args) => ({ ipAddress: addressIn(args) })),
    lookUp: effect<'lookUp'>(),
    openConnection: effect<'openConnection'>(),
    abandonConnection: effect<'abandonConnection'>(),
    startTimer: effect<'startTimer'>(),
    cancelTimer: effect<'cancelTimer'>(),
    report: effect<'report'>(),
  },
}).createMachine({
  id: 'mailClient',
  context: ({ input }) => ({ ...input, ipAddress: null }),
  initial: 'composing',
  states: {
    composing: {
      on: {
        'message.submitted': {
          target: 'lookingUp',
          actions: [
            {
              type: 'lookUp',
              params: ({ context }) => ({ query: { name: context.host, recordType: 'A' } }),
            },
          ],
          meta: ruleMeta('sending.look-up'),
        },
      },
    },
    lookingUp: {
      on: {
        'answer.received': [
          {
            guard: 'hasAddress',
            target: 'connecting',
            actions: [
              'noteAddress',
              {
                type: 'openConnection',
                params: ({ context }) => ({
                  ipAddress: context.ipAddress ?? '',
                  hostName: context.host,
                  port: context.port,
                }),
              },
              {
                type: 'startTimer',
                params: ({ context }) => ({ name: 'connect', afterMs: context.connectTimeoutMs }),
              },
            ],
            meta: ruleMeta('sending.connect'),
          },
          {
            target: 'finished',
            actions: [reportFailure('Host not found')],
            meta: ruleMeta('sending.no-address'),
          },
        ],
      },
    },
    connecting: {
      on: {
        'connection.opened': {
          target: 'inSession',
          actions: [cancelConnect],
          meta: ruleMeta('sending.connected'),
        },
        'connection.failed': [
          {
            guard: 'isTimeout',
            target: 'finished',
            actions: [cancelConnect, reportFailure('Connection timed out')],
            meta: ruleMeta('sending.connect-timed-out'),
          },
          {
            guard: 'isProhibited',
            target: 'finished',
            actions: [cancelConnect, reportFailure('No route to host')],
            meta: ruleMeta('sending.connect-prohibited'),
          },
          {
            target: 'finished',
            actions: [cancelConnect, reportFailure('Connection refused')],
            meta: ruleMeta('sending.connect-refused'),
          },
        ],
        'timer.fired': {
          target: 'finished',
          actions: [{ type: 'abandonConnection' }, reportFailure('Connection timed out')],
          meta: ruleMeta('sending.connect-timed-out'),
        },
      },
    },
    inSession: {
      on: {
        'session.ended': [
          {
            guard: 'isAccepted',
            target: 'finished',
            actions: [report('sent')],
            meta: ruleMeta('sending.sent'),
          },
          {
            guard: 'isRefused',
            target: 'finished',
            actions: [report('rejected')],
            meta: ruleMeta('sending.refused'),
          },
          {
            target: 'finished',
            actions: [report('aborted')],
            meta: ruleMeta('sending.gave-up'),
          },
        ],
      },
    },
    finished: {},
  },
});

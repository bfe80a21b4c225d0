/**
 * A queue's delivery of one message to one domain: MX lookup, hosts in order of preference on
 * port 25, retries with growing waits, and in the end delivered, deferred or bounced (RFC 5321
 * §4.5.4.1, §5.1, §6.1). What is then owed to the sender is `noticeMachine`’s business.
 * Simplified: after a failed handshake the message waits; under `may` it is not sent without TLS.
 */
import { effectsOf } from './effects';
import { assign, setup } from 'xstate';
import {
  backoffMs,
  hostsByPreference,
  isNullMx,
  RELAY_PORT,
  relayReport,
  type RelayContext,
  type RelayEffect,
  type RelayEvent,
  type RelayInput,
} from './relay';
import type { RefusedRecipient } from './clientSession';
import type { NamedHost } from './deliveryReport';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

interface Arguments {
  readonly context: RelayContext;
  readonly event: RelayEvent;
}

const effect = effectsOf<RelayEffect>();

const isAnswer = ({ event }: Arguments, ...statuses: readonly string[]): boolean =>
  event.type === 'answer.received' && statuses.includes(event.answer.status);

const isExpired = ({ context }: Arguments): boolean =>
  context.waitedMs + backoffMs(context) > context.lifetimeMs;

const hasNextHost = ({ context }: Arguments): boolean =>
  context.hostIndex + 1 < context.hosts.length;

const isRefusedForGood = ({ context, event }: Arguments): boolean =>
  event.type === 'session.ended' &&
  event.outcome.kind === 'refused' &&
  relayReport(context, event).dsn.startsWith('5');

/** The recipients that a server refused while it took the message for others. */
const refusedIn = ({ event }: Arguments): readonly RefusedRecipient[] =>
  event.type === 'session.ended' && event.outcome.kind === 'accepted' ? event.outcome.refused : [];

const hostOf = ({ context }: Arguments): NamedHost => ({
  name: context.hosts[context.hostIndex] ?? context.domain,
  ipAddress: context.ipAddress,
  port: RELAY_PORT,
});

const lookUpMx = {
  type: 'lookUp',
  params: ({ context }: Arguments) => ({
    query: { name: context.domain, recordType: 'MX' as const },
  }),
} as const;

const lookUpHost = {
  type: 'lookUp',
  params: ({ context }: Arguments) => ({
    query: {
      name: context.hosts[context.hostIndex] ?? context.domain,
      recordType: 'A' as const,
    },
  }),
} as const;

const reportParams = ({ context, event }: Arguments) => ({ report: relayReport(context, event) });

const cancelConnect = { type: 'cancelTimer', params: { name: 'connect' } } as const;

/** Put aside with the time of the next try. */
const defer = {
  target: 'waiting',
  actions: [
    {
      type: 'deferMessage',
      params: (args: Arguments) => ({
        ...reportParams(args),
        afterMs: backoffMs(args.context),
      }),
    },
    {
      type: 'startTimer',
      params: ({ context }: Arguments) => ({ name: 'retry', afterMs: backoffMs(context) }) as const,
    },
    'countWait',
  ],
  meta: ruleMeta('queue.defer'),
} as const;

const bounce = (rule: 'queue.bounce' | 'queue.expire' | 'queue.no-such-domain' | 'queue.null-mx') =>
  ({
    target: 'finished',
    actions: [{ type: 'bounceMessage', params: reportParams }],
    meta: ruleMeta(rule),
  }) as const;

/** A host did not take the message for now: the next one, or the queue. */
const failedRows = [
  {
    guard: 'hasNextHost',
    target: 'lookingUpAddress',
    actions: ['nextHost', lookUpHost],
    meta: ruleMeta('queue.try-next-host'),
  },
  { ...bounce('queue.expire'), guard: 'isExpired' },
  defer,
] as const;

export const relayMachine = setup({
  types: {
    context: typed<RelayContext>(),
    events: typed<RelayEvent>(),
    input: typed<RelayInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    isFound: (args: Arguments) => isAnswer(args, 'found'),
    isNullMx: ({ event }: Arguments) => event.type === 'answer.received' && isNullMx(event.answer),
    isNoSuchDomain: (args: Arguments) => isAnswer(args, 'nxdomain'),
    isWithoutMx: (args: Arguments) => isAnswer(args, 'nodata'),
    isAccepted: ({ event }: Arguments) =>
      event.type === 'session.ended' && event.outcome.kind === 'accepted',
    isAcceptedInPart: (args: Arguments) => refusedIn(args).length > 0,
    isRefusedForGood,
    hasNextHost,
    isExpired,
  },
  actions: {
    noteHosts: assign(({ event }) => ({
      hosts: event.type === 'answer.received' ? hostsByPreference(event.answer) : [],
      hostIndex: 0,
    })),
    useDomainAsHost: assign(({ context }) => ({ hosts: [context.domain], hostIndex: 0 })),
    nextHost: assign(({ context }) => ({ hostIndex: context.hostIndex + 1 })),
    noteAddress: assign(({ event }) => ({
      ipAddress:
        event.type === 'answer.received' && event.answer.status === 'found'
          ? (event.answer.values[0] ?? '')
          : '',
    })),
    countWait: assign(({ context }) => ({ waitedMs: context.waitedMs + backoffMs(context) })),
    lookUp: effect<'lookUp'>(),
    openConnection: effect<'openConnection'>(),
    abandonConnection: effect<'abandonConnection'>(),
    startTimer: effect<'startTimer'>(),
    cancelTimer: effect<'cancelTimer'>(),
    removeMessage: effect<'removeMessage'>(),
    deferMessage: effect<'deferMessage'>(),
    bounceMessage: effect<'bounceMessage'>(),
    settleRefused: effect<'settleRefused'>(),
  },
}).createMachine({
  id: 'relay',
  context: ({ input }) => ({
    ...input,
    hosts: [],
    hostIndex: 0,
    ipAddress: '',
    waitedMs: 0,
  }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'message.queued': {
          target: 'lookingUpMx',
          actions: [lookUpMx],
          meta: ruleMeta('queue.look-up-mx'),
        },
      },
    },
    lookingUpMx: {
      on: {
        'answer.received': [
          { ...bounce('queue.null-mx'), guard: 'isNullMx' },
          {
            guard: 'isFound',
            target: 'lookingUpAddress',
            actions: ['noteHosts', lookUpHost],
            meta: ruleMeta('queue.look-up-address'),
          },
          {
            guard: 'isWithoutMx',
            target: 'lookingUpAddress',
            actions: ['useDomainAsHost', lookUpHost],
            meta: ruleMeta('queue.use-domain-address'),
          },
          { ...bounce('queue.no-such-domain'), guard: 'isNoSuchDomain' },
          { ...bounce('queue.expire'), guard: 'isExpired' },
          defer,
        ],
      },
    },
    lookingUpAddress: {
      on: {
        'answer.received': [
          {
            guard: 'isFound',
            target: 'connecting',
            actions: [
              'noteAddress',
              {
                type: 'openConnection',
                params: ({ context }) => ({
                  ipAddress: context.ipAddress,
                  hostName: context.hosts[context.hostIndex] ?? context.domain,
                  port: RELAY_PORT,
                }),
              },
              {
                type: 'startTimer',
                params: ({ context }) => ({ name: 'connect', afterMs: context.connectTimeoutMs }),
              },
            ],
            meta: ruleMeta('queue.connect'),
          },
          ...failedRows,
        ],
      },
    },
    connecting: {
      on: {
        'connection.opened': {
          target: 'inSession',
          actions: [cancelConnect],
          meta: ruleMeta('queue.connected'),
        },
        'connection.failed': failedRows.map((next) => ({
          ...next,
          actions: [cancelConnect, ...next.actions],
        })),
        'timer.fired': failedRows.map((next) => ({
          ...next,
          actions: [{ type: 'abandonConnection' } as const, ...next.actions],
        })),
      },
    },
    inSession: {
      on: {
        'session.ended': [
          {
            guard: 'isAcceptedInPart',
            target: 'finished',
            actions: [
              { type: 'removeMessage', params: reportParams },
              {
                type: 'settleRefused',
                params: (args) => ({ host: hostOf(args), refused: refusedIn(args) }),
              },
            ],
            meta: ruleMeta('queue.delivered-in-part'),
          },
          {
            guard: 'isAccepted',
            target: 'finished',
            actions: [{ type: 'removeMessage', params: reportParams }],
            meta: ruleMeta('queue.delivered'),
          },
          { ...bounce('queue.bounce'), guard: 'isRefusedForGood' },
          ...failedRows,
        ],
      },
    },
    waiting: {
      on: {
        'timer.fired': {
          target: 'lookingUpMx',
          actions: [lookUpMx],
          meta: ruleMeta('queue.retry'),
        },
      },
    },
    finished: {},
  },
});

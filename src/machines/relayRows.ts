/**
 * The rows of a queue's table, spelled once: on to the next question or host, or the end of a try.
 * What comes next is worked out by `relayRoute` and `relayTry`; a row gives it its rule, its state
 * and its effects.
 */
import type { RuleId } from '../trace/rules';
import type { DnsQuery } from '../trace/traceEvent';
import type { RowEffect } from './effects';
import { candidateOf, destinationOf, type RelayContext, type RelayEffect } from './relay';
import { courseOf, type Arguments, type relayGuards } from './relayGuards';
import type { Next } from './relayRoute';
import { nextTryAgeMs, settleLeft } from './relayTry';
import { ruleMeta, type RuleMeta } from './ruleMeta';

type GuardName = keyof typeof relayGuards;
type Guard =
  | Exclude<GuardName, 'goesTo' | 'goesOnTo' | 'fallsBackTo'>
  | {
      readonly type: 'goesTo' | 'goesOnTo' | 'fallsBackTo';
      readonly params: { readonly next: Next };
    };

export type RelayRowEffect = RowEffect<RelayEffect, Arguments>;

interface RelayRow {
  readonly guard?: Guard;
  readonly target: string;
  readonly actions: readonly ('take' | RelayRowEffect)[];
  readonly meta: RuleMeta;
}

const queryOf: Readonly<
  Record<Exclude<Next, 'connect' | 'give-up'>, (context: RelayContext) => DnsQuery>
> = {
  'ask-policy': ({ domain }) => ({ name: `_mta-sts.${domain}`, recordType: 'TXT' }),
  'look-up-mx': (context) => ({ name: destinationOf(context).name, recordType: 'MX' }),
  'look-up-address': ({ hosts, hostIndex }) => ({
    name: hosts[hostIndex]?.name ?? '',
    recordType: 'A',
  }),
  'look-up-tlsa': (context) => ({
    name: `_${destinationOf(context).port}._tcp.${candidateOf(context).name}`,
    recordType: 'TLSA',
  }),
};

const lookUp = (next: Exclude<Next, 'connect' | 'give-up'>): RelayRowEffect => ({
  type: 'lookUp',
  params: ({ context }) => ({ query: queryOf[next](context) }),
});

const openConnection: readonly RelayRowEffect[] = [
  {
    type: 'openConnection',
    params: ({ context }) => ({
      ipAddress: candidateOf(context).ipAddress,
      hostName: candidateOf(context).name,
      destination: destinationOf(context),
      recipients: context.left.map(({ address }) => address),
      tls: context.tls,
    }),
  },
  {
    type: 'startTimer',
    params: ({ context }) => ({ name: 'connect', afterMs: context.connectTimeoutMs }),
  },
];

export const cancelConnect: RelayRowEffect = { type: 'cancelTimer', params: { name: 'connect' } };
export const abandonConnection: RelayRowEffect = { type: 'abandonConnection' };

const WAYS: Readonly<
  Record<
    Exclude<Next, 'give-up'>,
    { readonly target: string; readonly effects: readonly RelayRowEffect[] }
  >
> = {
  'ask-policy': { target: 'askingForPolicy', effects: [lookUp('ask-policy')] },
  'look-up-mx': { target: 'lookingUpMx', effects: [lookUp('look-up-mx')] },
  'look-up-address': { target: 'lookingUpAddress', effects: [lookUp('look-up-address')] },
  'look-up-tlsa': { target: 'lookingUpTlsa', effects: [lookUp('look-up-tlsa')] },
  connect: { target: 'connecting', effects: openConnection },
};

/** What has been settled by the event itself, before anything else. */
const settleNow: RelayRowEffect = {
  type: 'settle',
  params: (args) => ({ settlements: courseOf(args).settlements, afterMs: null }),
};

/** On to the next question or host. */
const toward = (rule: RuleId, next: Exclude<Next, 'give-up'>, guard: Guard | null): RelayRow => ({
  guard: guard ?? { type: 'goesTo', params: { next } },
  target: WAYS[next].target,
  actions: ['take', ...WAYS[next].effects],
  meta: ruleMeta(rule),
});

/** Nobody is left: everybody has it, or the sender is owed an answer for the others. */
const settleAll = (target: 'finished' | 'givenBack', rule: RuleId, guard: Guard): RelayRow => ({
  guard,
  target,
  actions: [
    {
      type: 'settle',
      params: (args) => {
        const { context, settlements } = courseOf(args);
        return { settlements: [...settlements, ...settleLeft(context, 'bounced')], afterMs: null };
      },
    },
    'take',
  ],
  meta: ruleMeta(rule),
});

const giveBack = (rule: RuleId, guard: Guard): RelayRow => settleAll('givenBack', rule, guard);

const waitMs = ({ context, event: { ageMs } }: Arguments): number =>
  nextTryAgeMs(context, ageMs) - ageMs;

/** Put aside with the time of the next try. */
const putOff = (rule: RuleId, guard: Guard | null): RelayRow => ({
  ...(guard === null ? {} : { guard }),
  target: 'waiting',
  actions: [
    {
      type: 'settle',
      params: (args) => {
        const { context, settlements } = courseOf(args);
        const left = settleLeft(context, 'deferred');
        return { settlements: [...settlements, ...left], afterMs: waitMs(args) };
      },
    },
    { type: 'startTimer', params: (args) => ({ name: 'retry', afterMs: waitMs(args) }) },
    'take',
  ],
  meta: ruleMeta(rule),
});

const expire = giveBack('queue.expire', 'isExpired');
const defer = putOff('queue.defer', null);

const onTo = (next: 'connect' | 'look-up-tlsa'): RelayRow =>
  toward('queue.try-next-host', next, { type: 'goesOnTo', params: { next } });

const backTo = (next: 'look-up-mx' | 'look-up-address' | 'connect'): RelayRow =>
  toward('queue.use-fallback-relay', next, { type: 'fallsBackTo', params: { next } });

const fallBack = [backTo('look-up-mx'), backTo('look-up-address'), backTo('connect')];

/** The beginning of a try; a later one has the rule of the retry, whatever is asked first. */
export const beginRows = (rule: 'queue.look-up-mx' | 'queue.retry'): readonly RelayRow[] => {
  const isRetry = rule === 'queue.retry';
  return [
    toward(isRetry ? 'queue.retry-with-policy' : 'queue.ask-policy', 'ask-policy', null),
    toward(isRetry ? rule : 'queue.use-relayhost', 'look-up-address', null),
    toward(isRetry ? rule : 'queue.use-relayhost', 'connect', null),
    toward(rule, 'look-up-mx', null),
  ];
};

export const afterPolicyRows: readonly RelayRow[] = [
  toward('queue.no-policy', 'look-up-mx', 'isWithoutPolicy'),
  toward('queue.policy-known', 'look-up-mx', null),
];

export const afterMxRows: readonly RelayRow[] = [
  ...fallBack,
  toward('queue.use-domain-address', 'look-up-address', 'isWithoutMx'),
  toward('queue.look-up-address', 'look-up-address', null),
  giveBack('queue.null-mx', 'isNullMx'),
  expire,
  defer,
];

export const afterAddressRows: readonly RelayRow[] = [
  ...fallBack,
  toward('queue.look-up-next-address', 'look-up-address', null),
  toward('queue.look-up-tlsa', 'look-up-tlsa', null),
  toward('queue.connect', 'connect', null),
  giveBack('queue.loop', 'isLoop'),
  giveBack('queue.no-such-domain', 'isNoSuchDomain'),
  giveBack('queue.no-address', 'isFinal'),
  expire,
  defer,
];

export const afterTlsaRows: readonly RelayRow[] = [
  ...fallBack,
  onTo('connect'),
  onTo('look-up-tlsa'),
  toward('queue.connect', 'connect', null),
  expire,
  defer,
];

const withFirst = (
  rows: readonly RelayRow[],
  first: readonly RelayRowEffect[],
): readonly RelayRow[] => rows.map((row) => ({ ...row, actions: [...first, ...row.actions] }));

/** No connection: the next host, the next destination, or the end of this try. */
export const failedRows = (first: readonly RelayRowEffect[]): readonly RelayRow[] =>
  withFirst([...fallBack, onTo('connect'), onTo('look-up-tlsa'), expire, defer], first);

export const afterSessionRows: readonly RelayRow[] = [
  settleAll('finished', 'queue.delivered', 'isDelivered'),
  giveBack('queue.delivered-in-part', 'isDeliveredInPart'),
  giveBack('queue.bounce', 'isRefused'),
  toward('queue.retry-in-the-clear', 'connect', 'isPlainRetry'),
  ...withFirst([...fallBack, onTo('connect'), onTo('look-up-tlsa')], [settleNow]),
  expire,
  putOff('queue.delivered-in-part', 'isPutOffInPart'),
  defer,
];

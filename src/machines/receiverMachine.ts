/**
 * The receiving side's judgement of one connection. It looks up the client's name while TCP is
 * still shaking hands, says yes or no to each recipient, and after the message chooses the folder.
 * Simplified: the spam folder is this world's own rule of points, no standard's; DKIM and DMARC are
 * not modelled. RFC 5321 §3.3, RFC 7208 §4, RFC 8601 §3.
 */
import { effectsOf } from './effects';
import { assign, setup } from 'xstate';
import { softwareOf, type RecipientVerdict } from '../software/serverSoftware';
import { splitAddress } from '../smtp/address';
import type { DnsAnswer, ScoreReason } from '../trace/traceEvent';
import type {
  Judgement,
  ReceiverContext,
  ReceiverEffect,
  ReceiverEvent,
  ReceiverInput,
} from './receiver';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { evaluateSpf } from './spf';
import { typed } from './typed';

interface Arguments {
  readonly context: ReceiverContext;
  readonly event: ReceiverEvent;
}

const effect = effectsOf<ReceiverEffect>();

const verdictOf = ({ context, event }: Arguments): RecipientVerdict =>
  event.type === 'recipient.named'
    ? softwareOf(context.settings).judgeRecipient(context.settings, event.facts)
    : 'recipient.access-denied';

/** `7.100.51.198.in-addr.arpa` is how DNS names an address (RFC 1035 §3.5). */
const reverseQueryName = (address: string): string =>
  `${address.split('.').reverse().join('.')}.in-addr.arpa`;

const nameFrom = (answer: DnsAnswer): string | null =>
  answer.status === 'found' ? (answer.values[0] ?? null) : null;

/** Adds this world's points; the threshold decides the folder. */
function judge(context: ReceiverContext, answer: DnsAnswer): Judgement {
  const { spamRule } = context.settings;
  const spf = evaluateSpf(answer, context.clientAddress);
  const rule = spamRule ?? {
    threshold: 1,
    noReverseName: 0,
    spfFail: 0,
    spfSoftfail: 0,
    spfNone: 0,
  };
  const candidates: readonly ScoreReason[] = [
    { reason: 'no-reverse-name', points: context.reverseName === null ? rule.noReverseName : 0 },
    { reason: 'spf-fail', points: spf === 'fail' ? rule.spfFail : 0 },
    { reason: 'spf-softfail', points: spf === 'softfail' ? rule.spfSoftfail : 0 },
    { reason: 'spf-none', points: spf === 'none' ? rule.spfNone : 0 },
  ];
  const reasons = candidates.filter(({ points }) => points > 0);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return {
    folder: score >= rule.threshold ? 'spam' : 'inbox',
    score,
    threshold: rule.threshold,
    reasons,
    spf,
    reverseName: context.reverseName,
  };
}

const judgementOf = ({ context, event }: Arguments): Judgement =>
  judge(context, event.type === 'answer.received' ? event.answer : { status: 'timeout' });

const nameRecipient = (verdict: RecipientVerdict) => ({
  guard: { type: 'verdictIs', params: { verdict } } as const,
  actions: [{ type: 'giveVerdict', params: { verdict } } as const],
  meta: ruleMeta(verdict),
});

const VERDICTS: readonly RecipientVerdict[] = [
  'recipient.accepted',
  'recipient.unknown-user',
  'recipient.relay-denied',
  'recipient.relay-deferred',
  'recipient.access-denied',
  'recipient.put-off',
  'client-host.access-denied',
  'sender.not-logged-in',
  'sender.not-owned',
];

const storeJudged = {
  type: 'storeMessage',
  params: (args: Arguments) => ({ judgement: judgementOf(args) }),
} as const;

export const receiverMachine = setup({
  types: {
    context: typed<ReceiverContext>(),
    events: typed<ReceiverEvent>(),
    input: typed<ReceiverInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    verdictIs: (args: Arguments, params: { readonly verdict: RecipientVerdict }) =>
      verdictOf(args) === params.verdict,
    hasNoMailboxes: ({ context }: Arguments) => context.settings.spamRule === null,
    goesToSpam: (args: Arguments) => judgementOf(args).folder === 'spam',
  },
  actions: {
    noteReverseName: assign(({ event }) => ({
      reverseName: event.type === 'answer.received' ? nameFrom(event.answer) : null,
    })),
    noteSender: assign(({ event }) => ({
      sender: event.type === 'message.received' ? event.sender : '',
    })),
    lookUp: effect<'lookUp'>(),
    giveVerdict: effect<'giveVerdict'>(),
    storeMessage: effect<'storeMessage'>(),
    takeMessage: effect<'takeMessage'>(),
    holdQuestion: effect<'holdQuestion'>(),
  },
}).createMachine({
  id: 'receiver',
  // Spread, never read: XState calls this again at every transition, without any input.
  context: ({ input }) => ({
    ...input,
    reverseName: null,
    sender: '',
    judgement: null,
  }),
  initial: 'awaitingClient',
  states: {
    awaitingClient: {
      on: {
        'client.connected': {
          target: 'learningName',
          actions: [
            {
              type: 'lookUp',
              params: ({ context }) => ({
                query: { name: reverseQueryName(context.clientAddress), recordType: 'PTR' },
              }),
            },
          ],
          meta: ruleMeta('receiver.look-up-reverse-name'),
        },
      },
    },
    learningName: {
      on: {
        'answer.received': {
          target: 'listening',
          actions: ['noteReverseName'],
          meta: ruleMeta('receiver.reverse-name-known'),
        },
        '*': {
          actions: [{ type: 'holdQuestion' }],
          meta: ruleMeta('receiver.hold-question'),
        },
      },
    },
    listening: {
      on: {
        'recipient.named': VERDICTS.map(nameRecipient),
        'message.received': [
          {
            guard: 'hasNoMailboxes',
            actions: [{ type: 'takeMessage' }],
            meta: ruleMeta('receiver.take-for-relay'),
          },
          {
            target: 'learningSpf',
            actions: [
              'noteSender',
              {
                type: 'lookUp',
                params: ({ event }) => ({
                  query: {
                    name: splitAddress(event.sender).domain ?? event.helloName,
                    recordType: 'TXT',
                  },
                }),
              },
            ],
            meta: ruleMeta('receiver.look-up-spf'),
          },
        ],
      },
    },
    learningSpf: {
      on: {
        'answer.received': [
          {
            guard: 'goesToSpam',
            target: 'listening',
            actions: [storeJudged],
            meta: ruleMeta('receiver.spam-folder'),
          },
          {
            target: 'listening',
            actions: [storeJudged],
            meta: ruleMeta('receiver.inbox'),
          },
        ],
        '*': {
          actions: [{ type: 'holdQuestion' }],
          meta: ruleMeta('receiver.hold-question'),
        },
      },
    },
  },
});

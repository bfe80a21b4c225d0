/**
 * The receiving side's judgement of one connection. It looks up the client's name while TCP is
 * still shaking hands, says yes or no to each recipient, and after the message finds out who sent
 * it and refuses it or chooses the folder. RFC 5321 §3.3, RFC 7208 §4, RFC 8601 §3.
 */
import { effectsOf } from './effects';
import { assign, setup } from 'xstate';
import {
  softwareOf,
  type RecipientJudgement,
  type RecipientVerdict,
} from '../software/serverSoftware';
import type { Reply } from '../smtp/reply';
import type { Purpose } from '../software/authentication/inquiry';
import type { DnsAnswer } from '../trace/traceEvent';
import type {
  Judgement,
  ReceiverContext,
  ReceiverEffect,
  ReceiverEvent,
  ReceiverInput,
} from './receiver';
import {
  asksFor,
  JUDGING,
  judgementIn,
  knownIn,
  messageIn,
  type ReceiverArguments as Arguments,
} from './receiverMessageRows';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

const effect = effectsOf<ReceiverEffect>();

/** The judgement on the recipient that is named now, or that is waiting for an answer. */
function judgementOn(args: Arguments): RecipientJudgement | null {
  const { context, event } = args;
  const facts = event.type === 'recipient.named' ? event.facts : context.named;
  if (facts === null) return null;
  return softwareOf(context.settings).judgeRecipient(context.settings, facts, knownIn(args));
}

const replyIn = (args: Arguments): Reply | null => {
  const judgement = judgementOn(args);
  return judgement?.kind === 'verdict' ? judgement.reply : null;
};

const discardsIn = (args: Arguments): boolean => {
  const judgement = judgementOn(args);
  return judgement?.kind === 'verdict' && judgement.discards === true;
};

/** `7.100.51.198.in-addr.arpa` is how DNS names an address (RFC 1035 §3.5). */
const reverseQueryName = (address: string): string =>
  `${address.split('.').reverse().join('.')}.in-addr.arpa`;

const nameFrom = (answer: DnsAnswer): string | null =>
  answer.status === 'found' ? (answer.values[0] ?? null) : null;

const giveVerdict = (verdict: RecipientVerdict) => ({
  guard: { type: 'verdictIs', params: { verdict } } as const,
  target: 'listening',
  actions: [
    'noteAnswer',
    {
      type: 'giveVerdict',
      params: (args: Arguments) => ({ verdict, reply: replyIn(args), discards: discardsIn(args) }),
    },
  ] as const,
  meta: ruleMeta(verdict),
});

/** A restriction needs to know something of DNS first. */
const askDns = {
  guard: 'needsAnswer',
  target: 'learningOfNames',
  actions: [
    'noteAnswer',
    'noteNamed',
    {
      type: 'lookUp',
      params: (args: Arguments) => {
        const judgement = judgementOn(args);
        if (judgement?.kind !== 'ask') throw new Error('There is nothing to ask.');
        return { query: judgement.query };
      },
    },
  ],
  meta: ruleMeta('receiver.look-up-name'),
} as const;

const VERDICTS: readonly RecipientVerdict[] = [
  'recipient.accepted',
  'recipient.unknown-user',
  'recipient.relay-denied',
  'recipient.relay-deferred',
  'recipient.odd-address',
  'recipient.too-many-bad',
  'recipient.access-denied',
  'recipient.put-off',
  'recipient.not-qualified',
  'recipient.unknown-domain',
  'recipient.null-mx',
  'recipient.mailbox-full',
  'helo.malformed',
  'helo.unknown-host',
  'helo.access-denied',
  'sender.not-qualified',
  'sender.unknown-domain',
  'sender.null-mx',
  'sender.unknown-user',
  'sender.spf-fail',
  'sender.access-denied',
  'client-host.no-name',
  'client-host.blocklisted',
  'client-host.too-frequent',
  'client-host.access-denied',
  'sender.not-logged-in',
  'sender.not-owned',
];

/** What is known without DNS: how much of a client there is, and what an address looks like. */
const WITHOUT_DNS: ReadonlySet<RecipientVerdict> = new Set<RecipientVerdict>([
  'client-host.too-frequent',
  'recipient.odd-address',
  'recipient.too-many-bad',
]);

const mayFollowDns = (verdict: RecipientVerdict): boolean => !WITHOUT_DNS.has(verdict);

const isVerdict = (judgement: RecipientJudgement | null, verdict: RecipientVerdict): boolean =>
  judgement?.kind === 'verdict' && judgement.verdict === verdict;

export const receiverMachine = setup({
  types: {
    context: typed<ReceiverContext>(),
    events: typed<ReceiverEvent>(),
    input: typed<ReceiverInput>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    verdictIs: (args: Arguments, params: { readonly verdict: RecipientVerdict }) =>
      isVerdict(judgementOn(args), params.verdict),
    needsAnswer: (args: Arguments) => judgementOn(args)?.kind === 'ask',
    hasNoMailboxes: ({ context }: Arguments) => context.settings.spamRule === null,
    asksFor: (args: Arguments, params: { readonly purpose: Purpose }) =>
      asksFor(args, params.purpose),
    decides: (args: Arguments, params: { readonly decision: Judgement['decision'] }) =>
      judgementIn(args)?.decision === params.decision,
  },
  actions: {
    noteReverseName: assign(({ event }) => ({
      reverseName: event.type === 'answer.received' ? nameFrom(event.answer) : null,
    })),
    noteNamed: assign(({ context, event }) => ({
      named: event.type === 'recipient.named' ? event.facts : context.named,
    })),
    noteAnswer: assign(({ context, event }) => ({ known: knownIn({ context, event }) })),
    noteMessage: assign(({ context, event }) => ({ message: messageIn({ context, event }) })),
    lookUp: effect<'lookUp'>(),
    giveVerdict: effect<'giveVerdict'>(),
    storeMessage: effect<'storeMessage'>(),
    refuseMessage: effect<'refuseMessage'>(),
    takeMessage: effect<'takeMessage'>(),
    holdQuestion: effect<'holdQuestion'>(),
  },
}).createMachine({
  id: 'receiver',
  // Spread, never read: XState calls this again at every transition, without any input.
  context: ({ input }) => ({
    ...input,
    reverseName: null,
    message: null,
    named: null,
    known: [],
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
        'recipient.named': [askDns, ...VERDICTS.map(giveVerdict)],
        'message.received': [
          {
            guard: 'hasNoMailboxes',
            actions: [{ type: 'takeMessage' }],
            meta: ruleMeta('receiver.take-for-relay'),
          },
          ...JUDGING,
        ],
      },
    },
    learningOfNames: {
      on: {
        'answer.received': [askDns, ...VERDICTS.filter(mayFollowDns).map(giveVerdict)],
        '*': {
          actions: [{ type: 'holdQuestion' }],
          meta: ruleMeta('receiver.hold-question'),
        },
      },
    },
    judgingMessage: {
      on: {
        'answer.received': JUDGING,
        '*': {
          actions: [{ type: 'holdQuestion' }],
          meta: ruleMeta('receiver.hold-question'),
        },
      },
    },
  },
});

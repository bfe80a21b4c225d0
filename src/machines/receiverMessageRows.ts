/**
 * The rows by which a receiver judges a message: one question of one check after another, then
 * refusal, spam folder or inbox. RFC 7208 §4.4, RFC 7489 §6.6, RFC 5321 §6.1.
 */
import { authenticate, type MessageFacts } from '../software/authentication/authenticate';
import { pursue, type Progress, type Purpose } from '../software/authentication/inquiry';
import { softwareOf, type KnownAnswer } from '../software/serverSoftware';
import type { Authentication } from '../trace/authentication';
import type { DeliveryRuleId } from '../trace/rules';
import type { Judgement, ReceiverContext, ReceiverEvent } from './receiver';
import { judgeMessage } from './receiverJudgement';
import { ruleMeta } from './ruleMeta';

export interface ReceiverArguments {
  readonly context: ReceiverContext;
  readonly event: ReceiverEvent;
}

/** What is known by now: what was, and the answer that has just come. */
export const knownIn = ({ context, event }: ReceiverArguments): readonly KnownAnswer[] =>
  event.type === 'answer.received'
    ? [...context.known, { query: event.query, answer: event.answer }]
    : context.known;

/** The message that has come now, or the one that is being judged. */
export const messageIn = ({ context, event }: ReceiverArguments): MessageFacts | null =>
  event.type === 'message.received' ? event.message : context.message;

/** What was found for an event is asked for by several rows; it is found once. */
const found = new WeakMap<
  ReceiverEvent,
  { readonly context: ReceiverContext; readonly progress: Progress<Authentication> | null }
>();

/** How far the checks of the message get with what DNS has said. */
function progressOf(args: ReceiverArguments): Progress<Authentication> | null {
  const { context, event } = args;
  const before = found.get(event);
  if (before?.context === context) return before.progress;
  const message = messageIn(args);
  const progress = message === null ? null : pursue(authenticate(message), knownIn(args));
  found.set(event, { context, progress });
  return progress;
}

/** The judgement on the message; null while a question is open. */
export function judgementIn(args: ReceiverArguments): Judgement | null {
  const progress = progressOf(args);
  return progress?.kind === 'done' ? judgeMessage(args.context, progress.value) : null;
}

/** Whether the next question is one of a check’s. */
export function asksFor(args: ReceiverArguments, purpose: Purpose): boolean {
  const progress = progressOf(args);
  return progress?.kind === 'ask' && progress.purpose === purpose;
}

function decided(args: ReceiverArguments): Judgement {
  const judgement = judgementIn(args);
  if (judgement === null) throw new Error('The message is not judged yet.');
  return judgement;
}

/** The next question of one of the checks. */
const askNext = (purpose: Purpose, rule: DeliveryRuleId) =>
  ({
    guard: { type: 'asksFor', params: { purpose } },
    target: 'judgingMessage',
    actions: [
      'noteAnswer',
      'noteMessage',
      {
        type: 'lookUp',
        params: (args: ReceiverArguments) => {
          const progress = progressOf(args);
          if (progress?.kind !== 'ask') throw new Error('There is nothing to ask.');
          return { query: progress.query };
        },
      },
    ],
    meta: ruleMeta(rule),
  }) as const;

const storeJudged = {
  type: 'storeMessage',
  params: (args: ReceiverArguments) => ({ judgement: decided(args) }),
} as const;

/** The checks of a message, and what comes of them. */
export const JUDGING = [
  askNext('spf', 'receiver.look-up-spf'),
  askNext('dkim', 'receiver.look-up-dkim-key'),
  askNext('dmarc', 'receiver.look-up-dmarc'),
  {
    guard: { type: 'decides', params: { decision: 'refuse' } },
    target: 'listening',
    actions: [
      'noteAnswer',
      {
        type: 'refuseMessage',
        params: (args: ReceiverArguments) => {
          const judgement = decided(args);
          const { settings } = args.context;
          const verdict = 'message.against-policy' as const;
          const { policyDomain: domain } = judgement.authentication.dmarc;
          const reply = softwareOf(settings).refuseMessage(verdict, domain);
          return { judgement, verdict, reply };
        },
      },
    ],
    meta: ruleMeta('receiver.refuse-message'),
  },
  {
    guard: { type: 'decides', params: { decision: 'spam' } },
    target: 'listening',
    actions: ['noteAnswer', storeJudged],
    meta: ruleMeta('receiver.spam-folder'),
  },
  {
    target: 'listening',
    actions: ['noteAnswer', storeJudged],
    meta: ruleMeta('receiver.inbox'),
  },
] as const;

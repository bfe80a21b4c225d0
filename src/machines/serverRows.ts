/**
 * The rows of the server's table, spelled once: a row that answers, one that complains (and counts
 * the error), one that holds input back, and the families of rows for logins, paths and verdicts.
 */
import type { Verb } from '../smtp/command';
import type { Stage } from '../software/serverSoftware';
import type { ServerRuleId } from '../trace/rules';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import type { Lack, LoginChallenge, LoginStep } from '../software/login';
import {
  awaitClient,
  cancelIdleTimer,
  sayComplaint,
  sayMessageVerdict,
  sayRule,
  sayVerdict,
  type ServerRowEffect,
} from './serverEffects';

/** The changes of facts, implemented in `serverActions.ts`. */
export type ServerChange =
  | 'forgetSession'
  | 'forgetTransaction'
  | 'secure'
  | 'greetExtended'
  | 'greetPlain'
  | 'openTransaction'
  | 'noteRecipient'
  | 'noteVerified'
  | 'addRecipient'
  | 'beginExchange'
  | 'endExchange'
  | 'identify'
  | 'notePendingUser'
  | 'countJunk'
  | 'forgetIdle'
  | 'noteChunkFailure'
  | 'countUnknown'
  | 'addChunk'
  | 'noteVerdict'
  | 'noteSender'
  | 'openJudged'
  | 'noteGreeting'
  | 'greetJudged'
  | 'countLogin'
  | 'forgiveErrors'
  | {
      readonly type: 'countError' | 'noteRefusal';
      readonly params: { readonly rule: ServerRuleId };
    };

/** What the login server's answer comes to, when it is not a refusal. */
export type LoginEnd = LoginChallenge['why'] | 'accepted' | 'unavailable';

/** Why a chunk is refused, and whether it is the last one. */
export interface ChunkRefusal {
  readonly why: 'discarded' | 'empty' | 'no-recipients' | 'no-transaction';
  readonly isLast: boolean;
}

export type ServerGuard =
  | 'isImplicitTls'
  | 'needsTlsFirst'
  | 'isSecured'
  | 'isStillSecuring'
  | 'keepsBuffer'
  | 'isIdentified'
  | 'isTransactionInTheWay'
  | 'endsInClear'
  | 'endsUnderTls'
  | 'offersAuth'
  | 'offersNoAuth'
  | 'offersNoStartTls'
  | 'hasArgument'
  | 'hasNoRecipients'
  | 'hasTooManyRecipients'
  | 'insistsOnHelo'
  | 'isForbidden'
  | 'refusesArgument'
  | 'isHelloRefused'
  | 'hasTooManyUnknown'
  | 'hasTooManyIdle'
  | 'closesSilently'
  | 'takesNoChunks'
  | { readonly type: 'refusesChunk'; readonly params: ChunkRefusal }
  | 'isChunkMalformed'
  | 'isLastChunk'
  | 'isChunkTooLarge'
  | 'isChunkBare'
  | 'isChunked'
  | 'insistsOnReset'
  | 'closesOnBadChunk'
  | { readonly type: 'vrfyIs'; readonly params: { readonly kind: string } }
  | { readonly type: 'answers'; readonly params: { readonly verb: Verb } }
  | {
      readonly type: 'sideIs';
      readonly params: {
        readonly verb: Verb;
        readonly problem: 'in-transaction' | 'syntax' | 'bad-value' | 'none';
      };
    }
  | { readonly type: 'senderLacks'; readonly params: { readonly what: Lack } }
  | 'isMessageTooLarge'
  | { readonly type: 'loginIs'; readonly params: { readonly what: LoginEnd } }
  | 'isRecipientAccepted'
  | 'isMessageRefused'
  | 'isSentAway'
  | 'hasTooManyConnections'
  | 'isTooManyInTls'
  | 'isJudgedInTls'
  | 'hasTooManyHandshakes'
  | 'isLoginRateOver'
  | 'hasTooManyLogins'
  | 'mustStartTls'
  | 'greetsExtended'
  | 'greetsBeforeTls'
  | 'isRefused'
  | 'hasBareNewline'
  | 'endsAtBareNewline'
  | { readonly type: 'judgesAt'; readonly params: { readonly stage: Stage } }
  | { readonly type: 'authCommandIs' | 'responseIs'; readonly params: { step: LoginStep['step'] } }
  | { readonly type: 'pathIs'; readonly params: { readonly kind: string } };

export interface ServerRow {
  readonly guard?: ServerGuard;
  readonly target?: string;
  readonly actions?: readonly (ServerChange | ServerRowEffect)[];
  readonly meta: RuleMeta;
}

interface RowOptions {
  readonly guard?: ServerGuard;
  readonly target?: string;
  /** What happens before and after the reply goes out. */
  readonly first?: readonly (ServerChange | ServerRowEffect)[];
  readonly then?: readonly (ServerChange | ServerRowEffect)[];
  /** What follows: the server waits for the client (default), closes, or does as `then` says. */
  readonly close?: 'fin' | null;
}

/** A transition without a reply. */
export const row = (rule: RuleMeta['rule'], rest: Omit<ServerRow, 'meta'> = {}): ServerRow => ({
  ...rest,
  meta: ruleMeta(rule),
});

const optional = ({ guard, target }: RowOptions): Pick<ServerRow, 'guard' | 'target'> => ({
  ...(guard === undefined ? {} : { guard }),
  ...(target === undefined ? {} : { target }),
});

const afterReply = (close: RowOptions['close']): readonly ServerRowEffect[] => {
  if (close === null) return [];
  if (close === undefined) return [awaitClient];
  return [cancelIdleTimer, { type: 'closeConnection', params: { how: close } }];
};

/** A transition that answers with the rule's reply, then waits for the client or closes. */
export const answer = (rule: ServerRuleId, options: RowOptions = {}): ServerRow =>
  answerWith(rule, sayRule(rule), options);

const answerWith = (
  rule: ServerRuleId,
  reply: ServerRowEffect,
  options: RowOptions,
): ServerRow => ({
  ...optional(options),
  actions: [...(options.first ?? []), reply, ...(options.then ?? []), ...afterReply(options.close)],
  meta: ruleMeta(rule),
});

/** A reply that counts as one of the client's errors (smtpd_hard_error_limit and its like). */
export const complain = (rule: ServerRuleId, options: RowOptions = {}): ServerRow =>
  answerWith(rule, sayComplaint(rule), {
    ...options,
    first: [
      { type: 'countError', params: { rule } },
      ...(rule.startsWith('rcpt.') ? [{ type: 'noteRefusal', params: { rule } } as const] : []),
      ...(options.first ?? []),
    ],
  });

/** Input that came before the answer to the last command is kept for later. */
export const holdInput = (): ServerRow => ({
  actions: [{ type: 'holdInput' }],
  meta: ruleMeta('session.hold-until-answered'),
});

/** What can be wrong with the path of MAIL or RCPT. */
export function pathRows(verb: 'mail' | 'rcpt'): readonly ServerRow[] {
  const when = (kind: string): ServerGuard => ({ type: 'pathIs', params: { kind } });
  const both: readonly ServerRow[] = [
    complain(`${verb}.syntax`, { guard: when('syntax') }),
    complain(`${verb}.bad-address`, { guard: when('bad-address') }),
    complain(`${verb}.unsupported-option`, { guard: when('unsupported-option') }),
    complain(`${verb}.unqualified`, { guard: when('unqualified') }),
    complain(`${verb}.bad-option`, { guard: when('bad-option') }),
  ];
  if (verb === 'rcpt') return both;
  return [
    ...both,
    complain('mail.bad-size', { guard: when('bad-size') }),
    complain('mail.too-large', { guard: when('too-large') }),
    complain('mail.needs-tls', { guard: { type: 'senderLacks', params: { what: 'tls' } } }),
    complain('mail.needs-login', { guard: { type: 'senderLacks', params: { what: 'login' } } }),
    complain('mail.no-space', { guard: { type: 'senderLacks', params: { what: 'space' } } }),
  ];
}

/** The message as a whole is refused after its end; the session goes on. */
export const refusedMessageRow: ServerRow = {
  guard: 'isMessageRefused',
  target: '#serverSession.conversing.ready',
  actions: [
    { type: 'countError', params: { rule: 'data.refuse' } },
    sayMessageVerdict,
    'forgetTransaction',
    awaitClient,
  ],
  meta: ruleMeta('data.refuse'),
};

type RefusalRule =
  | 'rcpt.refuse'
  | 'vrfy.refuse'
  | 'connect.refuse'
  | 'helo.refuse'
  | 'mail.refuse'
  | 'data.restricted';

/** A refusal has come: it is passed on, and some of them end the session. */
export const refusedRows = (rule: RefusalRule, target: string): readonly ServerRow[] => [
  {
    guard: 'isSentAway',
    target: '#serverSession.closed',
    actions: [sayVerdict, cancelIdleTimer, { type: 'closeConnection', params: { how: 'fin' } }],
    meta: ruleMeta(rule),
  },
  {
    guard: 'isRefused',
    target,
    actions: [{ type: 'countError', params: { rule } }, 'noteVerdict', sayVerdict, awaitClient],
    meta: ruleMeta(rule),
  },
];

/** A verdict on an address has come: say yes, or pass the refusal on. */
export const judgedRows = (verb: 'rcpt' | 'vrfy', target: string): readonly ServerRow[] => [
  answer(verb === 'rcpt' ? 'rcpt.accept' : 'vrfy.answer', {
    guard: 'isRecipientAccepted',
    target,
    first: verb === 'rcpt' ? ['addRecipient'] : [],
  }),
  ...refusedRows(`${verb}.refuse`, target),
];

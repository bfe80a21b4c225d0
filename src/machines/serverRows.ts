/**
 * The rows of the server's table, spelled once: a row that answers, one that complains (and counts
 * the error), one that holds input back, and the families of rows for logins, paths and verdicts.
 */
import { softwareOf, type Quote } from '../software/serverSoftware';
import type { ServerRuleId } from '../trace/rules';
import { readMail, readRcpt } from './mailCommands';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { readAuthCommand, readResponse, type SaslStep } from './saslServer';
import type { ServerEffect, ServerSessionContext, ServerSessionEvent } from './serverSession';

export interface ServerArguments {
  readonly context: ServerSessionContext;
  readonly event: ServerSessionEvent;
}

type ParamsOf<T extends ServerEffect['type']> =
  Extract<ServerEffect, { readonly type: T }> extends { readonly params: infer P } ? P : never;

/** An effect whose parameters are computed when it fires. */
export type ServerRowEffect = {
  [T in ServerEffect['type']]: ParamsOf<T> extends never
    ? { readonly type: T }
    : {
        readonly type: T;
        readonly params: ParamsOf<T> | ((args: ServerArguments) => ParamsOf<T>);
      };
}[ServerEffect['type']];

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
  | 'countError'
  | 'countJunk';

export type ServerGuard =
  | 'isImplicitTls'
  | 'needsTlsFirst'
  | 'isSecured'
  | 'isIdentified'
  | 'offersAuth'
  | 'offersNoAuth'
  | 'offersNoStartTls'
  | 'hasArgument'
  | 'hasNoArgument'
  | 'hasNoRecipients'
  | 'hasTooManyRecipients'
  | 'insistsOnHelo'
  | 'isForbidden'
  | 'isVrfyDisabled'
  | 'isMessageTooLarge'
  | 'isLoginRight'
  | 'isRecipientAccepted'
  | { readonly type: 'authCommandIs' | 'responseIs'; readonly params: { step: SaslStep['step'] } }
  | {
      readonly type: 'pathIs';
      readonly params: { readonly verb: 'mail' | 'rcpt'; readonly kind: string };
    };

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

/** `client.example.org[198.51.100.7]`, as the server's log and replies name a client. */
const clientOf = ({ peer }: ServerSessionContext): string =>
  `${peer.hostName ?? 'unknown'}[${peer.ipAddress}]`;

/** What a SASL event asks for; null when the event is none. */
export function saslStepOf({ context, event }: ServerArguments): SaslStep | null {
  if (event.type === 'command.auth') {
    return readAuthCommand(event.command.argument, context.settings.mechanisms);
  }
  if (event.type === 'response.received' && context.exchange !== null) {
    return readResponse(event.line, context.exchange);
  }
  return null;
}

/** What may be quoted in a reply at this moment. */
function quoteOf(args: ServerArguments): Quote {
  const { context, event } = args;
  const sasl = saslStepOf(args);
  const command = 'command' in event ? event.command : null;
  const reading =
    command?.verb === 'mail'
      ? readMail(command, context.settings)
      : command?.verb === 'rcpt'
        ? readRcpt(command, context.settings)
        : null;
  return {
    argument: command?.keyword ?? '',
    option: reading?.kind === 'unsupported-option' ? reading.option : '',
    sender: context.transaction?.sender ?? '',
    recipient: context.pendingRecipient,
    user: context.identity ?? '',
    challenge: sasl?.step === 'challenge' ? sasl.challenge : '',
    queueId:
      event.type === 'answer.received' && event.answer.kind === 'message'
        ? event.answer.queueId
        : '',
    client: clientOf(context),
    secured: context.secured,
  };
}

const sayRule = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => ({
    rule,
    reply: softwareOf(args.context.settings).reply(rule, args.context.settings, quoteOf(args)),
  }),
});

/** The verdict's own words, under the verdict's own rule. */
const sayVerdict: ServerRowEffect = {
  type: 'sendReply',
  params: (args) => {
    const { context, event } = args;
    if (event.type !== 'answer.received' || event.answer.kind !== 'recipient') {
      throw new Error('A verdict can only be said when one has come.');
    }
    const { verdict } = event.answer;
    return {
      rule: verdict,
      reply: softwareOf(context.settings).reply(verdict, context.settings, quoteOf(args)),
    };
  },
};

export const awaitClient: ServerRowEffect = {
  type: 'startTimer',
  params: ({ context }) => ({
    name: 'idle',
    afterMs: softwareOf(context.settings).commandTimeoutMs(context.settings),
  }),
};

export const awaitHandshake: ServerRowEffect = {
  type: 'startTimer',
  params: ({ context }) => ({
    name: 'idle',
    afterMs: softwareOf(context.settings).handshakeTimeoutMs(context.settings),
  }),
};

export const cancelIdleTimer: ServerRowEffect = { type: 'cancelTimer', params: { name: 'idle' } };

export const askRecipient: ServerRowEffect = {
  type: 'ask',
  params: ({ context }) => ({
    question: {
      kind: 'recipient',
      sender: context.transaction?.sender ?? '',
      recipient: context.pendingRecipient,
    },
  }),
};

export const askMessage: ServerRowEffect = {
  type: 'ask',
  params: ({ context, event }) => ({
    question: {
      kind: 'message',
      envelope: context.transaction ?? { sender: '', recipients: [] },
      octets: event.type === 'message.received' ? event.octets : 0,
    },
  }),
};

export const acceptMessage: ServerRowEffect = {
  type: 'acceptMessage',
  params: ({ context, event }) => ({
    envelope: context.transaction ?? { sender: '', recipients: [] },
    queueId:
      event.type === 'answer.received' && event.answer.kind === 'message'
        ? event.answer.queueId
        : '',
  }),
};

const askLogin: ServerRowEffect = {
  type: 'ask',
  params: (args) => {
    const sasl = saslStepOf(args);
    return {
      question: {
        kind: 'login',
        user: sasl?.step === 'check' ? sasl.user : '',
        password: sasl?.step === 'check' ? sasl.password : '',
      },
    };
  },
};

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
export const answer = (rule: ServerRuleId, options: RowOptions = {}): ServerRow => ({
  ...optional(options),
  actions: [
    ...(options.first ?? []),
    sayRule(rule),
    ...(options.then ?? []),
    ...afterReply(options.close),
  ],
  meta: ruleMeta(rule),
});

/** A reply that counts as one of the client's errors (smtpd_hard_error_limit and its like). */
export const complain = (rule: ServerRuleId, options: RowOptions = {}): ServerRow =>
  answer(rule, { ...options, first: ['countError', ...(options.first ?? [])] });

/** Input that came before the answer to the last command is kept for later. */
export const holdInput = (): ServerRow => ({
  actions: [{ type: 'holdInput' }],
  meta: ruleMeta('session.hold-until-answered'),
});

/** What AUTH, or a response to a challenge, can lead to. */
export function loginRows(source: {
  readonly type: 'authCommandIs' | 'responseIs';
}): readonly ServerRow[] {
  const when = (step: SaslStep['step']): ServerGuard => ({ type: source.type, params: { step } });
  const isCommand = source.type === 'authCommandIs';
  const back = isCommand ? {} : { target: '#serverSession.conversing.before' };
  const problems: readonly ServerRow[] = isCommand
    ? [
        complain('auth.syntax', { guard: when('syntax') }),
        complain('auth.bad-mechanism', { guard: when('bad-mechanism') }),
        complain('auth.bad-initial-base64', { guard: when('bad-initial-base64') }),
      ]
    : [complain('auth.bad-base64', { ...back, guard: when('bad-base64'), first: ['endExchange'] })];
  return [
    ...problems,
    answer('auth.challenge', {
      guard: when('challenge'),
      first: ['beginExchange'],
      target: '#serverSession.awaitingResponse',
    }),
    row('auth.check', {
      target: '#serverSession.verifyingLogin',
      actions: ['notePendingUser', cancelIdleTimer, askLogin],
    }),
  ];
}

/** What can be wrong with the path of MAIL or RCPT. */
export function pathRows(verb: 'mail' | 'rcpt'): readonly ServerRow[] {
  const when = (kind: string): ServerGuard => ({ type: 'pathIs', params: { verb, kind } });
  const both: readonly ServerRow[] = [
    complain(`${verb}.syntax`, { guard: when('syntax') }),
    complain(`${verb}.bad-address`, { guard: when('bad-address') }),
    complain(`${verb}.unsupported-option`, { guard: when('unsupported-option') }),
  ];
  if (verb === 'rcpt') return both;
  return [
    ...both,
    complain('mail.bad-size', { guard: when('bad-size') }),
    complain('mail.too-large', { guard: when('too-large') }),
  ];
}

/** A verdict on an address has come: say yes, or pass the refusal on. */
export const judgedRows = (verb: 'rcpt' | 'vrfy', target: string): readonly ServerRow[] => [
  answer(verb === 'rcpt' ? 'rcpt.accept' : 'vrfy.answer', {
    guard: 'isRecipientAccepted',
    target,
    first: verb === 'rcpt' ? ['addRecipient'] : [],
  }),
  {
    target,
    actions: ['countError', sayVerdict, awaitClient],
    meta: ruleMeta(verb === 'rcpt' ? 'rcpt.refuse' : 'vrfy.refuse'),
  },
];

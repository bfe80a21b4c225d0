/**
 * The effects in the server's table, with parameters that are computed when they fire: the reply in
 * the software's words, the questions, the timers. And what may be quoted in a reply.
 */
import type { RowEffect } from './effects';
import {
  softwareOf,
  type PathReading,
  type Quote,
  type RecipientVerdict,
  type Stage,
} from '../software/serverSoftware';
import { readPathCommand } from './mailCommands';
import { chunkHeadOf, standingOf, type ServerArguments } from './serverArguments';
import type { LoginAnswer, LoginStep } from '../software/login';
import type { Command } from '../smtp/command';
import type { Reply } from '../smtp/reply';
import { drawFor, plainChance, type Draw } from '../smtp/sasl/chance';
import type { RuleId, ServerRuleId } from '../trace/rules';
import {
  emptyEnvelope,
  type ServerEffect,
  type ServerSessionContext,
  type ServerSessionEvent,
} from './serverSession';

/** An effect whose parameters are computed when it fires. */
export type ServerRowEffect = RowEffect<ServerEffect, ServerArguments>;

/** `client.example.org[198.51.100.7]`, as the server's log and replies name a client. */
const clientOf = ({ peer }: ServerSessionContext): string =>
  `${peer.hostName ?? 'unknown'}[${peer.ipAddress}]`;

const NO_CHANCE = plainChance('');

/** The draw of the login that an exchange belongs to. */
const drawOf = ({ peer, exchange }: ServerSessionContext, attempt?: number): Draw =>
  drawFor(
    peer.chance ?? NO_CHANCE,
    attempt ?? (exchange?.stage === 'response' ? exchange.attempt : 0),
  );

/** What a SASL event asks for; null when the event is none. */
export function loginStepOf({ context, event }: ServerArguments): LoginStep | null {
  const { settings, peer, exchange } = context;
  const software = softwareOf(settings);
  if (event.type === 'command.auth') {
    const { attempt = 0 } = event;
    const seconds = Math.floor((peer.connectedEpochMs ?? 0) / 1000);
    const facts = { seconds, attempt, draw: drawOf(context, attempt) };
    return software.readAuth(settings, standingOf(context), event.command, facts);
  }
  if (event.type === 'response.received' && exchange !== null) {
    return software.readResponse(settings, exchange, event.line, drawOf(context));
  }
  return null;
}

/** What the login server has answered; null when the event is no such answer. */
export const loginAnswerOf = (event: ServerSessionEvent): LoginAnswer | null =>
  event.type === 'answer.received' && event.answer.kind === 'login' ? event.answer : null;

/** The challenge that goes out now, in base64. */
function challengeOf(args: ServerArguments): string {
  const login = loginStepOf(args);
  if (login?.step === 'challenge') return login.challenge;
  return loginAnswerOf(args.event)?.more?.challenge ?? '';
}

/** What may be quoted in a reply at this moment. */
function quoteOf(args: ServerArguments): Quote {
  const { context, event } = args;
  const command = 'command' in event ? event.command : null;
  const reading = readPathCommand(args);
  const { peer, refusals } = context;
  return {
    argument: command?.keyword ?? '',
    operand: command === null ? context.pendingTyped : operandOf(command),
    problem: problemOf(args, reading),
    requestsPrdr: reading?.kind === 'address' && reading.requestsPrdr === true,
    followsRefusedSender:
      context.senderWasRefused &&
      context.extended &&
      'follows' in event &&
      (event.follows === 'mail' || event.follows === 'rcpt'),
    option: reading?.kind === 'unsupported-option' ? reading.option : '',
    sender: context.transaction?.sender ?? '',
    recipient: context.pendingRecipient,
    user: context.identity ?? '',
    challenge: challengeOf(args),
    queueId:
      event.type === 'answer.received' && event.answer.kind === 'message'
        ? event.answer.queueId
        : '',
    helloName: helloOf(args),
    client: clientOf(context),
    clientName: peer.hostName,
    clientAddress: peer.ipAddress,
    connectedEpochMs: peer.connectedEpochMs ?? 0,
    secured: context.secured,
    identified: context.identity !== null,
    errorCount: context.errorCount,
    isError: false,
    chunkOctets: chunkOctetsOf(args),
    totalOctets: context.chunked?.total ?? 0,
    lastOctets: chunkHeadOf(args)?.octets ?? 0,
    refusedWith: refusals.length === 1 ? refusals : [],
    followsRecipient:
      'follows' in event &&
      event.follows === 'rcpt' &&
      context.extended &&
      (context.transaction !== null || context.senderWasRefused),
  };
}

/** What the software finds wrong with an address or an option, in its own words. */
function problemOf({ context, event }: ServerArguments, reading: PathReading | null): string {
  if (reading !== null) return 'problem' in reading ? reading.problem : '';
  if (event.type !== 'command.vrfy') return '';
  const vrfy = softwareOf(context.settings).vrfy(context.settings, event.command.argument);
  return vrfy.kind === 'bad-address' ? vrfy.problem : '';
}

/** What follows the keyword; of a path, what follows the colon. */
function operandOf(command: Command | null): string {
  if (command === null) return '';
  const isPath = command.verb === 'mail' || command.verb === 'rcpt';
  return isPath ? command.argument.replace(/^[^:]*:\s*/u, '') : command.argument;
}

/** The octets of this chunk, or of the last one. */
const chunkOctetsOf = ({ context }: ServerArguments): number => context.chunked?.chunk ?? 0;

/** The name in a greeting is known to its own reply. */
const helloOf = ({ context, event }: ServerArguments): string =>
  event.type === 'command.ehlo' || event.type === 'command.helo'
    ? event.command.argument
    : (context.helloName ?? '');

/** Whether the software counts a refusal by this rule against the client. */
export const isCounted = (rule: ServerRuleId, args: ServerArguments): boolean =>
  softwareOf(args.context.settings).countsAsError(rule, quoteOf(args));

/** What the software says by a rule. */
export function replyOf(rule: ServerRuleId | RecipientVerdict, args: ServerArguments): Reply {
  const { settings } = args.context;
  return softwareOf(settings).reply(rule, settings, quoteOf(args));
}

type SentReply = Extract<ServerEffect, { readonly type: 'sendReply' }>['params'];

/** A reply as it goes out; `newErrors` are those that this very reply complains of. */
function sent(rule: RuleId, reply: Reply, args: ServerArguments, newErrors = 0): SentReply {
  const { settings, errorCount } = args.context;
  const software = softwareOf(settings);
  const afterMs = software.pauseMs(settings, errorCount - newErrors);
  const finished = software.finishReply(settings, reply, quoteOf(args));
  return { rule, reply: finished, ...(afterMs > 0 ? { afterMs } : {}) };
}

/** The reply of a rule that complains; the one too many may read otherwise. */
export const sayComplaint = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => {
    const { settings } = args.context;
    const isError = isCounted(rule, args);
    const quote = { ...quoteOf(args), isError };
    const reply = softwareOf(settings).reply(rule, settings, quote);
    return sent(rule, reply, args, isError ? 1 : 0);
  },
});

export const sayRule = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => sent(rule, replyOf(rule, args), args),
});

/** The verdict's own words, under the verdict's own rule. */
export const sayVerdict: ServerRowEffect = {
  type: 'sendReply',
  params: (args) => {
    const { event } = args;
    if (event.type !== 'answer.received' || event.answer.kind !== 'recipient') {
      throw new Error('A verdict can only be said when one has come.');
    }
    const { verdict, reply } = event.answer;
    return sent(verdict, reply ?? replyOf(verdict, args), args, 1);
  },
};

/** The words in which a whole message is refused, under the verdict's own rule. */
export const sayMessageVerdict: ServerRowEffect = {
  type: 'sendReply',
  params: ({ event }) => {
    if (event.type !== 'answer.received' || event.answer.kind !== 'message-refused') {
      throw new Error('A message is only refused when a verdict on it has come.');
    }
    const { verdict, reply } = event.answer;
    return { rule: verdict, reply };
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

/** Asks for a judgement at a command. */
export const askAt = (stage: Stage): ServerRowEffect => ({
  type: 'ask',
  params: ({ context }) => ({
    question: {
      kind: 'recipient',
      stage,
      sender: stage === 'mail' ? context.pendingSender : (context.transaction?.sender ?? ''),
      recipient: stage === 'rcpt' ? context.pendingRecipient : '',
    },
  }),
});

export const askRecipient: ServerRowEffect = askAt('rcpt');

export const askMessage: ServerRowEffect = {
  type: 'ask',
  params: ({ context, event }) => ({
    question: {
      kind: 'message',
      envelope: context.transaction ?? emptyEnvelope(),
      octets: event.type === 'message.received' ? event.octets : 0,
    },
  }),
};

/** The message that came in chunks is whole. */
export const askChunked: ServerRowEffect = {
  type: 'ask',
  params: ({ context }) => ({
    question: {
      kind: 'message',
      envelope: context.transaction ?? emptyEnvelope(),
      octets: context.chunked?.total ?? 0,
    },
  }),
};

export const acceptMessage: ServerRowEffect = {
  type: 'acceptMessage',
  params: ({ context, event }) => ({
    envelope: context.transaction ?? emptyEnvelope(),
    queueId:
      event.type === 'answer.received' && event.answer.kind === 'message'
        ? event.answer.queueId
        : '',
  }),
};

export const askLogin: ServerRowEffect = {
  type: 'ask',
  params: (args) => {
    const login = loginStepOf(args);
    const isCheck = login?.step === 'check';
    return {
      question: {
        kind: 'login',
        user: isCheck ? login.user : '',
        proof: isCheck ? login.proof : { kind: 'none' },
      },
    };
  },
};

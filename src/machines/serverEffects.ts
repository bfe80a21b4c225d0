/**
 * The effects in the server's table, with parameters that are computed when they fire: the reply in
 * the software's words, the questions, the timers. And what may be quoted in a reply.
 */
import type { RowEffect } from './effects';
import { softwareOf, type Quote, type RecipientVerdict } from '../software/serverSoftware';
import { readPathCommand } from './mailCommands';
import type { ServerArguments } from './serverArguments';
import type { Command } from '../smtp/command';
import type { Reply } from '../smtp/reply';
import type { ServerRuleId } from '../trace/rules';
import { readAuthCommand, readResponse, type SaslStep } from './saslServer';
import { emptyEnvelope, type ServerEffect, type ServerSessionContext } from './serverSession';

/** An effect whose parameters are computed when it fires. */
export type ServerRowEffect = RowEffect<ServerEffect, ServerArguments>;

/** `client.example.org[198.51.100.7]`, as the server's log and replies name a client. */
const clientOf = ({ peer }: ServerSessionContext): string =>
  `${peer.hostName ?? 'unknown'}[${peer.ipAddress}]`;

/** What a SASL event asks for; null when the event is none. */
export function saslStepOf({ context, event }: ServerArguments): SaslStep | null {
  if (event.type === 'command.auth') {
    const { settings, peer } = context;
    return readAuthCommand(event.command.argument, settings.mechanisms, peer.challenge ?? '');
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
  const reading = readPathCommand(args);
  const { peer, refusals } = context;
  return {
    argument: command?.keyword ?? '',
    operand: operandOf(command),
    problem: reading?.kind === 'bad-address' ? reading.problem : '',
    option: reading?.kind === 'unsupported-option' ? reading.option : '',
    sender: context.transaction?.sender ?? '',
    recipient: context.pendingRecipient,
    user: context.identity ?? '',
    challenge: sasl?.step === 'challenge' ? sasl.challenge : '',
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
    refusedWith: refusals.length === 1 ? refusals : [],
    followsRecipient:
      'follows' in event && event.follows === 'rcpt' && context.transaction !== null,
  };
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

/** The reply of a rule that complains; the one too many may read otherwise. */
export const sayComplaint = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => {
    const { settings } = args.context;
    const quote = { ...quoteOf(args), isError: isCounted(rule, args) };
    return { rule, reply: softwareOf(settings).reply(rule, settings, quote) };
  },
});

export const sayRule = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => ({ rule, reply: replyOf(rule, args) }),
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
    return { rule: verdict, reply: reply ?? replyOf(verdict, args) };
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
    const sasl = saslStepOf(args);
    return {
      question: {
        kind: 'login',
        user: sasl?.step === 'check' ? sasl.user : '',
        proof: sasl?.step === 'check' ? sasl.proof : { kind: 'password', password: '' },
      },
    };
  },
};

/**
 * The effects in the server's table, with parameters that are computed when they fire: the reply in
 * the software's words, the questions, the timers. And what may be quoted in a reply.
 */
import type { RowEffect } from './effects';
import { softwareOf, type Quote } from '../software/serverSoftware';
import type { ServerRuleId } from '../trace/rules';
import { readMail, readRcpt } from './mailCommands';
import { readAuthCommand, readResponse, type SaslStep } from './saslServer';
import type { ServerEffect, ServerSessionContext, ServerSessionEvent } from './serverSession';

export interface ServerArguments {
  readonly context: ServerSessionContext;
  readonly event: ServerSessionEvent;
}

/** An effect whose parameters are computed when it fires. */
export type ServerRowEffect = RowEffect<ServerEffect, ServerArguments>;

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

export const sayRule = (rule: ServerRuleId): ServerRowEffect => ({
  type: 'sendReply',
  params: (args) => ({
    rule,
    reply: softwareOf(args.context.settings).reply(rule, args.context.settings, quoteOf(args)),
  }),
});

/** The verdict's own words, under the verdict's own rule. */
export const sayVerdict: ServerRowEffect = {
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

export const askLogin: ServerRowEffect = {
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

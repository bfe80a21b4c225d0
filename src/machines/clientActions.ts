/** The changes of facts in a client's session, and the effects it can give back as data. */
import { effectsOf } from './effects';
import { assign } from 'xstate';
import { offers, parseEhloReply } from '../smtp/ehlo';
import { replyClass } from '../smtp/reply';
import type { ClientRuleId } from '../trace/rules';
import { exchangeAfter, loginBegun } from './clientLogin';
import { outcomeOf, type ClientArguments } from './clientRows';
import type {
  ClientEffect,
  ClientSessionContext,
  ClientSessionEvent,
  RefusedRecipient,
} from './clientSession';

const change = (update: (args: ClientArguments) => Partial<ClientSessionContext>) =>
  assign<ClientSessionContext, ClientSessionEvent, undefined, ClientSessionEvent, never>(update);

const effect = effectsOf<ClientEffect>();

const isOffered = ({ capabilities }: ClientSessionContext, keyword: string): boolean =>
  capabilities !== null && offers(capabilities, keyword);

/** A refusal that may decide; one of the whole envelope is not overruled by those that follow. */
const refusalOf = (args: ClientArguments, rule: ClientRuleId): Partial<ClientSessionContext> => {
  const { refusal } = args.context;
  if (refusal !== null && refusal.kind !== 'accepted' && refusal.rule !== rule) return {};
  return { refusal: outcomeOf({ ...args, context: { ...args.context, refusal: null } }, rule) };
};

/** The next way to log in becomes the one being tried. */
const beginLogin = (args: ClientArguments): Partial<ClientSessionContext> => {
  const exchange = loginBegun(args);
  if (exchange === null) return { exchange };
  return { exchange, triedMechanisms: [...args.context.triedMechanisms, exchange.mechanism] };
};

const tallyRecipient = (args: ClientArguments): Partial<ClientSessionContext> => {
  const { context, event } = args;
  if (event.type !== 'reply.received') return {};
  if (replyClass(event.reply.code) === 'completed') {
    return { acceptedCount: context.acceptedCount + 1 };
  }
  const refused: RefusedRecipient = {
    recipient: context.settings.recipients[context.recipientIndex] ?? '',
    permanent: event.reply.code >= 500,
    detail: event.text,
  };
  return {
    ...refusalOf(args, 'client.recipient-refused'),
    refused: [...context.refused, refused],
  };
};

export const clientActions = {
  /** RFC 3207 §4.2: the client forgets what the server offered before TLS. */
  secure: change(() => ({ secured: true, capabilities: null })),
  readCapabilities: change(({ event }) => ({
    capabilities: event.type === 'reply.received' ? parseEhloReply(event.reply) : null,
  })),
  beginLogin: change(beginLogin),
  takeChallenge: change(({ context, event }) => ({
    exchange: event.type === 'reply.received' ? exchangeAfter(context, event.reply) : null,
  })),
  markTriedHelo: change(() => ({ triedHelo: true })),
  startPipeline: change(() => ({ pipelined: true })),
  tallyRecipient: change(tallyRecipient),
  nextRecipient: change(({ context }) => ({ recipientIndex: context.recipientIndex + 1 })),
  noteSenderRefusal: change((args) => refusalOf(args, 'client.envelope-refused')),
  noteAcceptance: change(({ context, event }) => ({
    outcome: {
      kind: 'accepted',
      detail: event.type === 'reply.received' ? event.text : '',
      refused: context.refused,
      noticesPassedOn: isOffered(context, 'DSN'),
    },
  })),
  noteOutcome: assign<
    ClientSessionContext,
    ClientSessionEvent,
    { readonly rule: ClientRuleId },
    ClientSessionEvent,
    never
  >((args, { rule }) => ({ outcome: args.context.outcome ?? outcomeOf(args, rule) })),
  sendLines: effect<'sendLines'>(),
  sendMessage: effect<'sendMessage'>(),
  startTls: effect<'startTls'>(),
  closeConnection: effect<'closeConnection'>(),
  startTimer: effect<'startTimer'>(),
  cancelTimer: effect<'cancelTimer'>(),
  endSession: effect<'endSession'>(),
};

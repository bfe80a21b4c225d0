/**
 * The changes of facts in a server's session, and the effects it can give back. An effect has no
 * body here: `transition` returns it as data and the driver carries it out.
 */
import { effectsOf } from './effects';
import { assign } from 'xstate';
import { parsePathArgument, type Parameter } from '../smtp/path';
import { softwareOf } from '../software/serverSoftware';
import type { ServerRuleId } from '../trace/rules';
import { readPathCommand } from './mailCommands';
import { chunkHeadOf, freeWordOf, type ServerArguments } from './serverArguments';
import {
  emptyEnvelope,
  freshSession,
  type ServerEffect,
  type ServerSessionContext,
  type ServerSessionEvent,
} from './serverSession';
import { isCounted, loginAnswerOf, loginStepOf, replyOf } from './serverEffects';

const change = (update: (args: ServerArguments) => Partial<ServerSessionContext>) =>
  assign<ServerSessionContext, ServerSessionEvent, undefined, ServerSessionEvent, never>(update);

type OfRule = { readonly rule: ServerRuleId };

/** A change that depends on the rule by which it happens. */
const changeBy = (
  update: (args: ServerArguments, params: OfRule) => Partial<ServerSessionContext>,
) => assign<ServerSessionContext, ServerSessionEvent, OfRule, ServerSessionEvent, never>(update);

const effect = effectsOf<ServerEffect>();

const argumentOf = ({ event }: ServerArguments): string =>
  'command' in event ? event.command.argument : '';

/** The address that MAIL or RCPT names; the guards have made sure that there is one. */
const addressOf = (args: ServerArguments): string => {
  const reading = readPathCommand(args);
  return reading?.kind === 'address' ? reading.address : '';
};

/** The parameters of MAIL or RCPT, whatever its software makes of them. */
const parametersOf = (args: ServerArguments, keyword: 'FROM' | 'TO'): readonly Parameter[] => {
  const path = parsePathArgument(argumentOf(args), keyword);
  return path.kind === 'path' ? path.parameters : [];
};

const addRecipient = ({ context, event }: ServerArguments): Partial<ServerSessionContext> => {
  const { transaction, pendingRecipient, pendingParameters } = context;
  if (transaction === null) return {};
  const recipients = [...transaction.recipients, pendingRecipient];
  const recipientParameters = {
    ...transaction.recipientParameters,
    ...(pendingParameters.length > 0 ? { [pendingRecipient]: pendingParameters } : {}),
  };
  const answer = event.type === 'answer.received' ? event.answer : null;
  const isDiscarded =
    transaction.isDiscarded || (answer?.kind === 'recipient' && answer.discards === true);
  return { transaction: { ...transaction, recipients, recipientParameters, isDiscarded } };
};

/** A command that sends no mail; beyond the limit each counts as an error, or ends the session. */
const countJunk = ({ context, event }: ServerArguments): Partial<ServerSessionContext> => {
  const free = freeWordOf(event);
  if (softwareOf(context.settings).hasFreeCommands && free !== null) {
    if (!context.usedFree.includes(free)) return { usedFree: [...context.usedFree, free] };
  }
  const { idleCommands } = softwareOf(context.settings).limits(context.settings);
  const isOverLimit = context.junkCount >= idleCommands;
  return {
    junkCount: context.junkCount + 1,
    errorCount: context.errorCount + (isOverLimit ? 1 : 0),
  };
};

/** Counts what the software counts. */
function noteError(args: ServerArguments, { rule }: OfRule): Partial<ServerSessionContext> {
  const { errorCount, senderWasRefused: was } = args.context;
  const senderWasRefused = was || rule.startsWith('mail.');
  const counted = isCounted(rule, args) ? { errorCount: errorCount + 1 } : {};
  return { ...counted, ...(senderWasRefused === was ? {} : { senderWasRefused }) };
}

/** Remembers what a recipient was refused with; the same words are remembered once. */
const withRefusal = (
  { context: { refusals } }: ServerArguments,
  text: string,
): Partial<ServerSessionContext> =>
  refusals.includes(text) ? {} : { refusals: [...refusals, text] };

export const serverActions = {
  /** RFC 3207 §4.2: what was said before TLS is forgotten, but not the count of errors. */
  forgetSession: change(({ context }) => ({
    ...freshSession(context),
    errorCount: context.errorCount,
    junkCount: context.junkCount,
    usedFree: context.usedFree.filter((word) => word !== 'hello'),
    unknownCount: context.unknownCount,
  })),
  forgetTransaction: change(() => ({
    transaction: null,
    pendingRecipient: '',
    senderWasRefused: false,
    chunkFailed: false,
    namedCount: 0,
    refusals: [],
    chunked: null,
  })),
  addChunk: change((args) => {
    const { context, event } = args;
    const chunk = chunkHeadOf(args)?.octets ?? 0;
    const counted = event.type === 'command.bdat' ? event.messageOctets : undefined;
    return { chunked: { chunk, total: counted ?? (context.chunked?.total ?? 0) + chunk } };
  }),
  secure: change(() => ({ secured: true })),
  greetExtended: change((args) => ({
    helloName: argumentOf(args),
    extended: true,
    knownAtHello: args.context.identity !== null,
  })),
  greetPlain: change((args) => ({ helloName: argumentOf(args), extended: false })),
  openTransaction: change((args) => ({
    transaction: { ...emptyEnvelope(addressOf(args)), parameters: parametersOf(args, 'FROM') },
    refusals: [],
    namedCount: 0,
    senderWasRefused: false,
  })),
  noteSender: change((args) => ({
    pendingSender: addressOf(args),
    pendingParameters: parametersOf(args, 'FROM'),
  })),
  openJudged: change(({ context }) => ({
    transaction: {
      ...emptyEnvelope(context.pendingSender),
      parameters: context.pendingParameters,
    },
    refusals: [],
  })),
  noteGreeting: change((args) => ({
    pendingGreeting: { name: argumentOf(args), extended: args.event.type === 'command.ehlo' },
  })),
  greetJudged: change(({ context: { pendingGreeting } }) => ({
    helloName: pendingGreeting?.name ?? null,
    extended: pendingGreeting?.extended === true,
    pendingGreeting: null,
  })),
  /** A message that is taken makes up for earlier errors, where the software says so. */
  forgiveErrors: change(({ context }) =>
    softwareOf(context.settings).forgivesErrors ? { errorCount: 0, junkCount: 0 } : {},
  ),
  noteRecipient: change((args) => ({
    namedCount: args.context.namedCount + 1,
    pendingRecipient: addressOf(args),
    pendingParameters: parametersOf(args, 'TO'),
  })),
  noteVerified: change((args) => {
    const { settings } = args.context;
    const reading = softwareOf(settings).vrfy(settings, argumentOf(args));
    if (reading.kind !== 'ask') return {};
    return { pendingRecipient: reading.address, pendingTyped: reading.typed };
  }),
  addRecipient: change(addRecipient),
  beginExchange: change((args) => {
    const login = loginStepOf(args);
    const exchange = login?.step === 'challenge' ? login.exchange : null;
    return { exchange: exchange ?? loginAnswerOf(args.event)?.more?.exchange ?? null };
  }),
  endExchange: change(() => ({ exchange: null, pendingUser: '' })),
  notePendingUser: change((args) => {
    const login = loginStepOf(args);
    const isKnown = login?.step === 'check' || login?.step === 'accept';
    return { pendingUser: isKnown ? login.user : '' };
  }),
  identify: change(({ context }) => ({ identity: context.pendingUser, exchange: null })),
  countError: changeBy(noteError),
  countUnknown: change(({ context }) => ({ unknownCount: context.unknownCount + 1 })),
  /** A refusal by the protocol is remembered as it was said, its code included. */
  noteRefusal: changeBy((args, { rule }) => {
    const { code, lines } = replyOf(rule, args);
    const namedCount = args.context.namedCount + 1;
    return { ...withRefusal(args, `${code} ${lines.join(' ')}`), namedCount };
  }),
  noteVerdict: change((args) => {
    const { event } = args;
    const isVerdict = event.type === 'answer.received' && event.answer.kind === 'recipient';
    if (!isVerdict || event.answer.verdict === 'recipient.accepted') return {};
    const { verdict, reply } = event.answer;
    return withRefusal(args, (reply ?? replyOf(verdict, args)).lines.join(' '));
  }),
  countJunk: change(countJunk),
  /** A message that has come makes up for what was said before it. */
  forgetIdle: change(() => ({ usedFree: [] })),
  /** Chunks of a message that is refused are thrown away up to the last one. */
  noteChunkFailure: change(() => ({ chunkFailed: true })),
  countLogin: change(({ context, event }) => {
    const { endsWhenIdle } = softwareOf(context.settings).limits(context.settings);
    const isLater = event.type === 'command.auth' && (event.attempt ?? 0) > 0;
    return endsWhenIdle && isLater ? { junkCount: context.junkCount + 1 } : {};
  }),
  sendReply: effect<'sendReply'>(),
  startTls: effect<'startTls'>(),
  closeConnection: effect<'closeConnection'>(),
  ask: effect<'ask'>(),
  holdInput: effect<'holdInput'>(),
  acceptMessage: effect<'acceptMessage'>(),
  startTimer: effect<'startTimer'>(),
  cancelTimer: effect<'cancelTimer'>(),
};

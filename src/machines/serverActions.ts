/**
 * The changes of facts in a server's session, and the effects it can give back. An effect has no
 * body here: `transition` returns it as data and the driver carries it out.
 */
import { effectsOf } from './effects';
import { assign } from 'xstate';
import { readMail, readRcpt } from './mailCommands';
import {
  freshSession,
  type ServerEffect,
  type ServerSessionContext,
  type ServerSessionEvent,
} from './serverSession';
import { saslStepOf, type ServerArguments } from './serverEffects';

const change = (update: (args: ServerArguments) => Partial<ServerSessionContext>) =>
  assign<ServerSessionContext, ServerSessionEvent, undefined, ServerSessionEvent, never>(update);

const effect = effectsOf<ServerEffect>();

const argumentOf = ({ event }: ServerArguments): string =>
  'command' in event ? event.command.argument : '';

/** The address that MAIL or RCPT names; the guards have made sure that there is one. */
const addressOf = ({ context, event }: ServerArguments): string => {
  if (!('command' in event)) return '';
  const read = event.command.verb === 'mail' ? readMail : readRcpt;
  const reading = read(event.command, context.settings);
  return reading.kind === 'address' ? reading.address : '';
};

const addRecipient = ({ context }: ServerArguments): Partial<ServerSessionContext> => {
  const { transaction, pendingRecipient } = context;
  if (transaction === null) return {};
  const recipients = [...transaction.recipients, pendingRecipient];
  return { transaction: { ...transaction, recipients } };
};

/** RSET, NOOP and VRFY are harmless; more than the limit of them count as errors each. */
const countJunk = ({ context }: ServerArguments): Partial<ServerSessionContext> => {
  const isOverLimit = context.junkCount >= context.settings.parameters.smtpd_junk_command_limit;
  return {
    junkCount: context.junkCount + 1,
    errorCount: context.errorCount + (isOverLimit ? 1 : 0),
  };
};

export const serverActions = {
  /** RFC 3207 §4.2: what was said before TLS is forgotten, but not the count of errors. */
  forgetSession: change(({ context }) => ({
    ...freshSession(context),
    errorCount: context.errorCount,
    junkCount: context.junkCount,
  })),
  forgetTransaction: change(() => ({ transaction: null, pendingRecipient: '' })),
  secure: change(() => ({ secured: true })),
  greetExtended: change((args) => ({ helloName: argumentOf(args), extended: true })),
  greetPlain: change((args) => ({ helloName: argumentOf(args), extended: false })),
  openTransaction: change((args) => ({
    transaction: { sender: addressOf(args), recipients: [] },
  })),
  noteRecipient: change((args) => ({ pendingRecipient: addressOf(args) })),
  noteVerified: change((args) => ({ pendingRecipient: argumentOf(args) })),
  addRecipient: change(addRecipient),
  beginExchange: change((args) => {
    const sasl = saslStepOf(args);
    return { exchange: sasl?.step === 'challenge' ? sasl.exchange : null };
  }),
  endExchange: change(() => ({ exchange: null, pendingUser: '' })),
  notePendingUser: change((args) => {
    const sasl = saslStepOf(args);
    return { exchange: null, pendingUser: sasl?.step === 'check' ? sasl.user : '' };
  }),
  identify: change(({ context }) => ({ identity: context.pendingUser, exchange: null })),
  countError: change(({ context }) => ({ errorCount: context.errorCount + 1 })),
  countJunk: change(countJunk),
  sendReply: effect<'sendReply'>(),
  startTls: effect<'startTls'>(),
  closeConnection: effect<'closeConnection'>(),
  ask: effect<'ask'>(),
  holdInput: effect<'holdInput'>(),
  acceptMessage: effect<'acceptMessage'>(),
  startTimer: effect<'startTimer'>(),
  cancelTimer: effect<'cancelTimer'>(),
};

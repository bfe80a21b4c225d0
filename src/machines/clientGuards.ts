/** The questions that `clientSessionMachine` asks before it takes a row; all pure. */
import { offers, parseEhloReply, type Capabilities } from '../smtp/ehlo';
import { replyClass } from '../smtp/reply';
import { takesToken } from '../smtp/sasl/mechanisms';
import { owesProof, type ClientExchange } from '../smtp/sasl/clientExchange';
import { chosenMechanism, exchangeAfter } from './clientLogin';
import type { ClientArguments } from './clientRows';

const classOf = ({ event }: ClientArguments) =>
  event.type === 'reply.received' ? replyClass(event.reply.code) : null;

const isCompleted = (args: ClientArguments): boolean => classOf(args) === 'completed';

const isRefused = (args: ClientArguments): boolean =>
  classOf(args) === 'transient' || classOf(args) === 'permanent';

/** What the server offers: in this very reply when it is to EHLO, else as remembered. */
const capabilitiesOf = ({ context, event }: ClientArguments): Capabilities | null =>
  event.type === 'reply.received' && event.reply.code === 250
    ? parseEhloReply(event.reply)
    : context.capabilities;

const isOffered = (args: ClientArguments, keyword: string): boolean => {
  const capabilities = capabilitiesOf(args);
  return capabilities !== null && offers(capabilities, keyword);
};

const wantsUpgrade = ({ context: { secured, settings } }: ClientArguments): boolean =>
  !secured && (settings.security === 'starttls' || settings.security === 'starttls-if-available');

const insistsOnTls = ({ context: { secured, settings } }: ClientArguments): boolean =>
  !secured && settings.security === 'starttls';

const canLogIn = (args: ClientArguments): boolean => {
  const capabilities = capabilitiesOf(args);
  return capabilities !== null && chosenMechanism(args.context.settings, capabilities) !== null;
};

/** The exchange after the challenge in this reply; null when that cannot be answered. */
const answered = ({ context, event }: ClientArguments): ClientExchange | null =>
  event.type === 'reply.received' ? exchangeAfter(context, event.reply) : null;

const hasMoreRecipients = ({ context }: ClientArguments): boolean =>
  context.recipientIndex + 1 < context.settings.recipients.length;

export const clientGuards = {
  isImplicitTls: ({ context }: ClientArguments) => context.settings.security === 'tls',
  ignoresForeignLines: ({ context }: ClientArguments) => context.settings.ignoresForeignLines,
  insistsOnReplies: ({ context }: ClientArguments) => !context.settings.ignoresForeignLines,
  isCompleted,
  isRefused,
  isContinue: (args: ClientArguments) => classOf(args) === 'continue',
  /** RFC 5321 §3.2: a server too old for EHLO; useless when TLS or a login is wanted. */
  canTryHelo: (args: ClientArguments) =>
    classOf(args) === 'permanent' &&
    !args.context.triedHelo &&
    !insistsOnTls(args) &&
    args.context.settings.login === null,
  shouldUpgrade: (args: ClientArguments) => wantsUpgrade(args) && isOffered(args, 'STARTTLS'),
  missesUpgrade: (args: ClientArguments) => insistsOnTls(args) && !isOffered(args, 'STARTTLS'),
  insistsOnTls,
  canLogIn,
  canLogInSealed: (args: ClientArguments) => args.context.secured && canLogIn(args),
  missesLogin: (args: ClientArguments) =>
    args.context.settings.login !== null && args.context.settings.whenAuthIsMissing === 'stop',
  canAnswer: (args: ClientArguments) => classOf(args) === 'continue' && answered(args) !== null,
  isTokenRefused: (args: ClientArguments) =>
    classOf(args) === 'continue' &&
    takesToken(args.context.exchange?.mechanism ?? '') &&
    answered(args)?.refused === true,
  /** The server says yes, and has not shown the proof that the mechanism demands of it. */
  isUnproved: (args: ClientArguments) =>
    isCompleted(args) && args.context.exchange !== null && owesProof(args.context.exchange),
  canPipeline: (args: ClientArguments) =>
    args.context.settings.pipelining && isOffered(args, 'PIPELINING'),
  isPipelined: ({ context }: ClientArguments) => context.pipelined,
  isPipelinedWithMore: (args: ClientArguments) => args.context.pipelined && hasMoreRecipients(args),
  isPipelinedRefusal: (args: ClientArguments) => args.context.pipelined && isRefused(args),
  isCompletedWithMore: (args: ClientArguments) => isCompleted(args) && hasMoreRecipients(args),
  isRefusedWithMore: hasMoreRecipients,
  isRefusedWithSome: ({ context }: ClientArguments) => context.acceptedCount > 0,
  isContinueWithNone: (args: ClientArguments) =>
    classOf(args) === 'continue' && args.context.acceptedCount === 0,
  isPipelinedAcceptance: (args: ClientArguments) =>
    args.context.pipelined && isCompleted(args) && args.context.acceptedCount > 0,
};

/** The questions that `clientSessionMachine` asks before it takes a row; all pure. */
import { authMechanisms, offers, parseEhloReply, type Capabilities } from '../smtp/ehlo';
import { replyClass } from '../smtp/reply';
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
  const { login } = args.context.settings;
  const capabilities = capabilitiesOf(args);
  if (login === null || capabilities === null) return false;
  return authMechanisms(capabilities).includes(login.mechanism);
};

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

/** The questions that `clientSessionMachine` asks before it takes a row; all pure. */
import { offers } from '../smtp/ehlo';
import { replyClass } from '../smtp/reply';
import { owesProof, type ClientExchange } from '../smtp/sasl/clientExchange';
import { takesToken } from '../smtp/sasl/mechanisms';
import type { ClientManners, Farewell } from '../software/clients/clientManners';
import type { ClientRuleId } from '../trace/rules';
import { capabilitiesOf, exchangeAfter, isLoginOffered, nextMechanism } from './clientLogin';
import type { ClientArguments } from './clientRows';

const classOf = ({ event }: ClientArguments) =>
  event.type === 'reply.received' ? replyClass(event.reply.code) : null;

const mannersOf = ({ context }: ClientArguments): ClientManners => context.settings.manners;

const isCompleted = (args: ClientArguments): boolean => classOf(args) === 'completed';

const isRefused = (args: ClientArguments): boolean =>
  classOf(args) === 'transient' || classOf(args) === 'permanent';

const isOffered = (args: ClientArguments, keyword: string): boolean => {
  const capabilities = capabilitiesOf(args);
  return capabilities !== null && offers(capabilities, keyword);
};

const wantsUpgrade = ({ context: { secured, settings } }: ClientArguments): boolean =>
  !secured && (settings.security === 'starttls' || settings.security === 'starttls-if-available');

const insistsOnTls = ({ context: { secured, settings } }: ClientArguments): boolean =>
  !secured && settings.security === 'starttls';

/** The upgrade has just been refused, and the password does not go out without it. */
const forgoesLogin = (args: ClientArguments): boolean =>
  isRefused(args) && mannersOf(args).whenStarttlsIsRefused === 'continue-without-login';

const canLogIn = (args: ClientArguments): boolean =>
  nextMechanism(args) !== null && !forgoesLogin(args);

const wantsLogin = (args: ClientArguments): boolean =>
  args.context.settings.login !== null && !forgoesLogin(args);

/** The exchange after the challenge in this reply; null when that cannot be answered. */
const answered = ({ context, event }: ClientArguments): ClientExchange | null =>
  event.type === 'reply.received' ? exchangeAfter(context, event.reply) : null;

const hasMoreRecipients = ({ context }: ClientArguments): boolean =>
  context.recipientIndex + 1 < context.settings.recipients.length;

/** RFC 5321 §3.2: a server too old for EHLO; useless when TLS or a login is wanted. */
function canTryHelo(args: ClientArguments): boolean {
  if (!isRefused(args) || args.context.triedHelo) return false;
  switch (mannersOf(args).heloFallback) {
    case 'always':
      return true;
    case 'unless-tls-is-needed':
      return !insistsOnTls(args);
    default:
      return (
        classOf(args) === 'permanent' && !insistsOnTls(args) && args.context.settings.login === null
      );
  }
}

const isPipelinedRefusal = (args: ClientArguments): boolean =>
  args.context.pipelined && isRefused(args);

/** The questions by themselves; the names are those of the rows' guards. */
const plainGuards = {
  isUnfit: ({ event }: ClientArguments) => event.type === 'tls.established' && event.fits === false,
  isImplicitTls: ({ context }: ClientArguments) => context.settings.security === 'tls',
  ignoresForeignLines: ({ context }: ClientArguments) => context.settings.ignoresForeignLines,
  insistsOnReplies: ({ context }: ClientArguments) => !context.settings.ignoresForeignLines,
  isCompleted,
  isRefused,
  isContinue: (args: ClientArguments) => classOf(args) === 'continue',
  canTryHelo,
  shouldUpgrade: (args: ClientArguments) => wantsUpgrade(args) && isOffered(args, 'STARTTLS'),
  forcesUpgrade: (args: ClientArguments) =>
    insistsOnTls(args) && mannersOf(args).startsTlsUnoffered,
  missesUpgrade: (args: ClientArguments) => insistsOnTls(args) && !isOffered(args, 'STARTTLS'),
  beginsHandshake: (args: ClientArguments) => isCompleted(args) || mannersOf(args).startsTlsRefused,
  stopsWithoutTls: (args: ClientArguments) =>
    insistsOnTls(args) || mannersOf(args).whenStarttlsIsRefused === 'stop',
  stopsAfterHandshake: ({ context: { settings } }: ClientArguments) =>
    settings.security !== 'starttls-if-available' || settings.manners.whenHandshakeFails === 'stop',
  canLogIn,
  canLogInSealed: (args: ClientArguments) => args.context.secured && canLogIn(args),
  canTryNext: (args: ClientArguments) =>
    isRefused(args) && mannersOf(args).triesNextMechanism && nextMechanism(args) !== null,
  missesLogin: (args: ClientArguments) =>
    wantsLogin(args) && !isLoginOffered(args) && args.context.settings.whenAuthIsMissing === 'stop',
  fitsNoMechanism: (args: ClientArguments) =>
    wantsLogin(args) && isLoginOffered(args) && mannersOf(args).whenNoMechanismFits === 'stop',
  isLoginRefused: (args: ClientArguments) =>
    isRefused(args) && mannersOf(args).whenLoginIsRefused === 'stop',
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
  isPipelinedRefusal,
  isPipelinedEnd: (args: ClientArguments) =>
    isPipelinedRefusal(args) && mannersOf(args).heedsPipelinedRefusal === 'at-once',
  goesOn: (args: ClientArguments) => isCompleted(args) || mannersOf(args).ignoresRefusals,
  stopsAtRecipient: (args: ClientArguments) =>
    isRefused(args) && mannersOf(args).stopsAtRefusedRecipient,
  isCompletedWithMore: (args: ClientArguments) => isCompleted(args) && hasMoreRecipients(args),
  isRefusedWithMore: hasMoreRecipients,
  isRefusedWithSome: (args: ClientArguments) =>
    args.context.acceptedCount > 0 || mannersOf(args).ignoresRefusals,
  /** The sender was refused in a pipelined envelope; what follows has nothing to stand on. */
  isSenderRefused: (args: ClientArguments) =>
    args.context.refusal?.kind === 'refused' &&
    args.context.refusal.rule === 'client.envelope-refused' &&
    mannersOf(args).heedsPipelinedRefusal === 'at-data',
  isContinueWithNone: (args: ClientArguments) =>
    classOf(args) === 'continue' && args.context.acceptedCount === 0,
  sendsMessage: (args: ClientArguments) =>
    classOf(args) === 'continue' || mannersOf(args).ignoresRefusals,
  hasQuit: ({ context }: ClientArguments) =>
    context.pipelined && context.settings.manners.quitsWithMessage,
  isPipelinedAcceptance: (args: ClientArguments) =>
    args.context.pipelined &&
    args.context.settings.manners.quitsWithMessage &&
    isCompleted(args) &&
    args.context.acceptedCount > 0,
  isAcceptance: (args: ClientArguments) => isCompleted(args) && args.context.acceptedCount > 0,
};

export type PlainGuard = keyof typeof plainGuards;

/** How a client leaves by a rule, and what must hold besides. */
export interface FarewellGuardParams {
  readonly rule: ClientRuleId;
  readonly how: Farewell;
  readonly when: PlainGuard | null;
}

export const clientGuards = {
  ...plainGuards,
  leavesBy: (args: ClientArguments, { rule, how, when }: FarewellGuardParams) =>
    (mannersOf(args).leavesBy[rule] ?? 'quit') === how &&
    (when === null || plainGuards[when](args)),
};

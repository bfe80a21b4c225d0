/** The questions that `serverSessionMachine` asks before it takes a row; all pure. */
import type { Verb } from '../smtp/command';
import type { Lack } from '../software/login';
import { softwareOf, type ClientCounts, type Stage } from '../software/serverSoftware';
import { readPathCommand } from './mailCommands';
import type { ChunkRefusal, LoginEnd } from './serverRows';
import { chunkHeadOf, freeWordOf, standingOf, type ServerArguments } from './serverArguments';
import { loginAnswerOf, loginStepOf, replyOf } from './serverEffects';

const NO_COUNTS: ClientCounts = {
  openConnections: 1,
  connections: 1,
  tlsSessions: 0,
  logins: 0,
};

const hasTooMany = (
  { context: { settings, peer }, event }: ServerArguments,
  what: 'connections' | 'tlsSessions' | 'logins',
): boolean => {
  const counts = peer.counts ?? NO_COUNTS;
  // The handshake or the login that is about to begin counts too.
  const earlier = event.type === 'command.auth' ? (event.attempt ?? 0) : 0;
  return softwareOf(settings).hasTooMany(settings, what, peer.ipAddress, {
    ...counts,
    tlsSessions: counts.tlsSessions + 1,
    logins: counts.logins + earlier + 1,
  });
};

const mustStartTls = ({ settings, secured }: ServerArguments['context']): boolean =>
  softwareOf(settings).needsTlsFirst(settings) && !secured;

const argumentOf = ({ event }: ServerArguments): string =>
  'command' in event ? event.command.argument : '';

const isLaterLogin = (event: ServerArguments['event']): boolean =>
  event.type === 'command.auth' && (event.attempt ?? 0) > 0;

export const serverGuards = {
  judgesAt: ({ context: { settings } }: ServerArguments, params: { readonly stage: Stage }) =>
    softwareOf(settings).judgesAt(settings, params.stage),
  hasTooManyConnections: (args: ServerArguments) => hasTooMany(args, 'connections'),
  /** The same where TLS comes before the greeting. */
  isTooManyInTls: (args: ServerArguments) =>
    softwareOf(args.context.settings).isImplicitTls(args.context.settings) &&
    (hasTooMany(args, 'connections') || hasTooMany(args, 'tlsSessions')),
  isJudgedInTls: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).isImplicitTls(settings) &&
    softwareOf(settings).judgesAt(settings, 'connect'),
  hasTooManyHandshakes: (args: ServerArguments) => hasTooMany(args, 'tlsSessions'),
  isLoginRateOver: (args: ServerArguments) => hasTooMany(args, 'logins'),
  mustStartTls: ({ context }: ServerArguments) => mustStartTls(context),
  greetsExtended: ({ context }: ServerArguments) => context.pendingGreeting?.extended === true,
  greetsBeforeTls: ({ context }: ServerArguments) =>
    context.pendingGreeting?.extended === true && mustStartTls(context),
  isRefused: ({ event }: ServerArguments) =>
    event.type === 'answer.received' &&
    event.answer.kind === 'recipient' &&
    event.answer.verdict !== 'recipient.accepted',
  hasBareNewline: ({ event }: ServerArguments) =>
    event.type === 'message.received' && event.hasBareNewline === true,
  /** 521 says that the server will not go on with this client (RFC 7504 §3). */
  endsAtBareNewline: (args: ServerArguments) =>
    args.event.type === 'message.received' &&
    args.event.hasBareNewline === true &&
    replyOf('data.bare-line-feed', args).code === 521,
  isImplicitTls: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).isImplicitTls(settings),
  needsTlsFirst: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).needsTlsFirst(settings),
  isSecured: ({ context }: ServerArguments) => context.secured,
  /** Under TLS, before the client has greeted again, where that ends all trust. */
  isStillSecuring: ({ context: { settings, secured, helloName } }: ServerArguments) =>
    softwareOf(settings).distrustsRepeatedTls && secured && helloName === null,
  /** CVE-2011-0411. */
  keepsBuffer: ({ context: { settings } }: ServerArguments) => settings.keepsBufferAcrossStartTls,
  isIdentified: ({ context }: ServerArguments) => context.identity !== null,
  offersAuth: ({ context }: ServerArguments) =>
    softwareOf(context.settings).offersAuth(context.settings, standingOf(context)),
  offersNoAuth: ({ context }: ServerArguments) =>
    !softwareOf(context.settings).offersAuth(context.settings, standingOf(context)),
  offersNoStartTls: ({ context }: ServerArguments) =>
    !softwareOf(context.settings).offersStartTls(context.settings, standingOf(context)),
  senderLacks: ({ context }: ServerArguments, params: { readonly what: Lack }) =>
    softwareOf(context.settings).senderLacks(context.settings, standingOf(context)) === params.what,
  answers: ({ context: { settings } }: ServerArguments, params: { readonly verb: Verb }) =>
    softwareOf(settings).answers(params.verb),
  sideIs: (
    { context: { settings, transaction }, event }: ServerArguments,
    { verb, problem }: { readonly verb: Verb; readonly problem: string },
  ) => {
    if (!('command' in event) || !softwareOf(settings).answers(verb)) return false;
    if (transaction !== null) return problem === 'in-transaction';
    return (softwareOf(settings).sideProblem(event.command) ?? 'none') === problem;
  },
  /** An argument to a command that has none, where that is refused before all else. */
  refusesArgument: (args: ServerArguments) =>
    softwareOf(args.context.settings).refusesArgumentsFirst && argumentOf(args) !== '',
  isHelloRefused: (args: ServerArguments) =>
    !softwareOf(args.context.settings).acceptsHello(args.context.settings, argumentOf(args)),
  hasTooManyUnknown: ({ context: { settings, unknownCount } }: ServerArguments) =>
    unknownCount >= softwareOf(settings).limits(settings).unknownCommands,
  hasTooManyIdle: ({ context: { settings, junkCount, usedFree }, event }: ServerArguments) => {
    const { idleCommands, endsWhenIdle } = softwareOf(settings).limits(settings);
    const free = freeWordOf(event);
    const isFree = free !== null && !usedFree.includes(free);
    return endsWhenIdle && !isFree && junkCount >= idleCommands;
  },
  /** Where each login after the first counts as a command that sends no mail. */
  hasTooManyLogins: ({ context: { settings, junkCount }, event }: ServerArguments) => {
    const { idleCommands, endsWhenIdle } = softwareOf(settings).limits(settings);
    return isLaterLogin(event) && endsWhenIdle && junkCount >= idleCommands;
  },
  closesSilently: ({ context: { settings } }: ServerArguments) =>
    !softwareOf(settings).tellsLimitApart,
  hasArgument: (args: ServerArguments) => argumentOf(args) !== '',
  hasNoRecipients: ({ context }: ServerArguments) =>
    (context.transaction?.recipients.length ?? 0) === 0,
  hasTooManyRecipients: ({ context: { transaction, settings } }: ServerArguments) =>
    (transaction?.recipients.length ?? 0) >= softwareOf(settings).limits(settings).recipients,
  insistsOnHelo: ({ context: { settings, helloName } }: ServerArguments) =>
    softwareOf(settings).insistsOnHelo(settings) && helloName === null,
  isForbidden: ({ context: { settings }, event }: ServerArguments) =>
    'command' in event && softwareOf(settings).isForbidden(settings, event.command.line),
  vrfyIs: (args: ServerArguments, params: { readonly kind: string }) => {
    const { settings } = args.context;
    return softwareOf(settings).vrfy(settings, argumentOf(args)).kind === params.kind;
  },
  isMessageTooLarge: ({ context: { settings }, event }: ServerArguments) => {
    const limit = softwareOf(settings).limits(settings).messageOctets;
    return event.type === 'message.received' && limit > 0 && event.octets > limit;
  },
  /** A refusal of a chunk by a software that then throws the rest of the message away. */
  refusesChunk: (args: ServerArguments, { why, isLast }: ChunkRefusal) => {
    const { settings, transaction, chunkFailed } = args.context;
    const head = chunkHeadOf(args);
    if (!softwareOf(settings).discardsChunks || head?.isLast !== isLast) return false;
    switch (why) {
      case 'discarded':
        return chunkFailed;
      case 'empty':
        return head.octets === 0 && !isLast;
      case 'no-transaction':
        return transaction === null;
      case 'no-recipients':
        return transaction?.recipients.length === 0;
    }
  },
  takesNoChunks: ({ context }: ServerArguments) =>
    !softwareOf(context.settings).takesChunks(context.settings, standingOf(context)),
  isChunkMalformed: (args: ServerArguments) => chunkHeadOf(args) === null,
  isLastChunk: (args: ServerArguments) => chunkHeadOf(args)?.isLast === true,
  isChunkTooLarge: (args: ServerArguments) => {
    const { settings, chunked } = args.context;
    const limit = softwareOf(settings).limits(settings).messageOctets;
    const octets = (chunked?.total ?? 0) + (chunkHeadOf(args)?.octets ?? 0);
    return limit > 0 && octets > limit;
  },
  isChunkBare: ({ event }: ServerArguments) => 'command' in event && event.hasBareNewline === true,
  isChunked: ({ context }: ServerArguments) => context.chunked !== null,
  insistsOnReset: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).insistsOnReset,
  closesOnBadChunk: (args: ServerArguments) =>
    softwareOf(args.context.settings).closesOnBadChunk && chunkHeadOf(args) === null,
  loginIs: ({ event }: ServerArguments, params: { readonly what: LoginEnd }) => {
    const answer = loginAnswerOf(event);
    if (answer === null) return false;
    if (answer.more !== undefined) return answer.more.why === params.what;
    if (answer.unavailable === true) return params.what === 'unavailable';
    return answer.accepted && params.what === 'accepted';
  },
  /** A transaction that is open keeps a login out, unless that is told to be made already. */
  isTransactionInTheWay: ({ context }: ServerArguments) => {
    const software = softwareOf(context.settings);
    const isTold = software.tellsLoginFirst && context.identity !== null;
    return software.offersAuth(context.settings, standingOf(context)) && !isTold;
  },
  endsInClear: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).endsWithoutLogins(settings, false),
  endsUnderTls: ({ context: { settings } }: ServerArguments) =>
    softwareOf(settings).endsWithoutLogins(settings, true),
  /** 421 and 521 say that the server will not go on with this client (RFC 7504 §3). */
  isSentAway: ({ event }: ServerArguments) =>
    event.type === 'answer.received' &&
    event.answer.kind === 'recipient' &&
    [421, 521].includes(event.answer.reply?.code ?? 0),
  isRecipientAccepted: ({ event }: ServerArguments) =>
    event.type === 'answer.received' &&
    event.answer.kind === 'recipient' &&
    event.answer.verdict === 'recipient.accepted',
  isMessageRefused: ({ event }: ServerArguments) =>
    event.type === 'answer.received' && event.answer.kind === 'message-refused',
  authCommandIs: (args: ServerArguments, params: { readonly step: string }) =>
    loginStepOf(args)?.step === params.step,
  responseIs: (args: ServerArguments, params: { readonly step: string }) =>
    loginStepOf(args)?.step === params.step,
  pathIs: (args: ServerArguments, params: { readonly kind: string }) =>
    readPathCommand(args)?.kind === params.kind,
};

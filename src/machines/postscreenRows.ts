/**
 * The rows of postscreen's table, spelled once: a row that says something and waits, one that says
 * a last word, and the commands of its own small SMTP engine, which takes no recipient.
 */
import { assign } from 'xstate';
import {
  denialOf,
  greetAction,
  isNoSmtp,
  isTrusted,
  listAction,
  mostCommands,
  patienceMs,
  postscreenReply,
  sitesFor,
  teaser,
  testAction,
  testsSpeech,
  threshold,
  waitMs,
  type SpeechTest,
  type Suspicion,
} from '../software/postfix/postscreen';
import type { PostscreenRuleId, RuleId } from '../trace/rules';
import type { RowEffect } from './effects';
import type { PostscreenContext, PostscreenEffect, PostscreenEvent } from './postscreen';
import { ruleMeta, type RuleMeta } from './ruleMeta';

export interface PostscreenArguments {
  readonly context: PostscreenContext;
  readonly event: PostscreenEvent;
}

type Arguments = PostscreenArguments;

const argumentOf = ({ event }: Arguments): string =>
  'command' in event ? event.command.argument : '';

const hears = (action: 'enforce' | 'drop', suspicion: Suspicion, { context }: Arguments) => {
  const { service, client, score } = context;
  switch (suspicion) {
    case 'denied':
      return denialOf(service, client) === action;
    case 'talked-early':
      return greetAction(service) === action;
    case 'listed':
      return score >= threshold(service) && listAction(service) === action;
    default:
      return testAction(service, suspicion) === action;
  }
};

/** Which test the event is about. */
function testIn({ event }: Arguments): SpeechTest {
  if (event.type === 'input.piled') return 'pipelining';
  return event.type === 'newline.bare' ? 'bare_newline' : 'non_smtp_command';
}

export const postscreenGuards = {
  isTrusted: ({ context }: Arguments) =>
    context.isKnown || isTrusted(context.service, context.client),
  drops: (args: Arguments, { for: suspicion }: { readonly for: Suspicion }) =>
    hears('drop', suspicion, args),
  enforces: (args: Arguments, { for: suspicion }: { readonly for: Suspicion }) =>
    hears('enforce', suspicion, args),
  isSuspectMidTalk: ({ context }: Arguments) =>
    context.hasTalkedEarly && context.suspicion !== null,
  isHeldBack: ({ context }: Arguments) =>
    context.suspicion !== null || testsSpeech(context.service),
  isOverCount: ({ context }: Arguments) => context.commandCount >= mostCommands(context.service),
  hasNoArgument: (args: Arguments) => argumentOf(args) === '',
  hasArgument: (args: Arguments) => argumentOf(args) !== '',
  lacksHello: ({ context }: Arguments) =>
    !context.hasGreeted && context.service.parameters.smtpd_helo_required,
  lacksSender: ({ context }: Arguments) => !context.hasSender,
  hasSender: ({ context }: Arguments) => context.hasSender,
  lacksPath: (args: Arguments) => !argumentOf(args).includes(':'),
  isSecured: ({ context }: Arguments) => context.isSecured,
  offersNoTls: ({ context }: Arguments) =>
    context.service.parameters.smtpd_tls_security_level === 'none',
  answersNoQuestions: ({ context }: Arguments) => context.service.parameters.disable_vrfy_command,
  isSuspected: ({ context }: Arguments) => context.suspicion !== null,
  hasTalkedEarly: ({ context }: Arguments) => context.hasTalkedEarly,
  marksNoSmtp: (args: Arguments) =>
    'command' in args.event &&
    isNoSmtp(args.context.service, args.event.command.line) &&
    hears('enforce', 'non_smtp_command', args),
  overlooksNoSmtp: ({ context, event }: Arguments) =>
    'command' in event &&
    isNoSmtp(context.service, event.command.line) &&
    testAction(context.service, 'non_smtp_command') === 'ignore',
  isNoSmtp: ({ context, event }: Arguments) =>
    'command' in event && isNoSmtp(context.service, event.command.line),
};

export type PostscreenGuard =
  | Exclude<keyof typeof postscreenGuards, 'drops' | 'enforces'>
  | { readonly type: 'drops' | 'enforces'; readonly params: { readonly for: Suspicion } };

const change = (update: (args: Arguments) => Partial<PostscreenContext>) =>
  assign<PostscreenContext, PostscreenEvent, undefined, PostscreenEvent, never>(update);

/** The weight of the list that an answer comes from, when it has the client. */
function listing({ context, event }: Arguments): Partial<PostscreenContext> {
  if (event.type !== 'answer.received' || event.answer.status !== 'found') return {};
  const site = sitesFor(context.service, context.client).find(
    ({ name }) => name === event.query.name,
  );
  if (site === undefined) return {};
  const heavier = site.weight > context.zoneWeight;
  return {
    score: context.score + site.weight,
    ...(heavier ? { zone: site.zone, zoneWeight: site.weight } : {}),
  };
}

export const postscreenChanges = {
  noteDenied: change(() => ({ suspicion: 'denied' })),
  noteTalk: change(() => ({ hasTalkedEarly: true })),
  suspectTalk: change(() => ({ hasTalkedEarly: true, suspicion: 'talked-early' })),
  noteListing: change(listing),
  suspectListed: change(() => ({ suspicion: 'listed' })),
  suspectSpeech: change((args) => ({ suspicion: testIn(args) })),
  secure: change(() => ({ isSecured: true, hasGreeted: false, hasSender: false })),
  greet: change(() => ({ hasGreeted: true, hasSender: false })),
  noteSender: change(() => ({ hasSender: true })),
  forgetSender: change(() => ({ hasSender: false })),
  countCommand: change(({ context }) => ({ commandCount: context.commandCount + 1 })),
};

type Step = keyof typeof postscreenChanges | RowEffect<PostscreenEffect, Arguments>;

export interface PostscreenRow {
  readonly guard?: PostscreenGuard;
  readonly target?: string;
  readonly actions?: readonly Step[];
  readonly meta: RuleMeta;
}

/** The words of a rule; for a client that is dropped, with the reason that drops it. */
export const say = (
  rule: RuleId,
  suspicion?: Suspicion,
): RowEffect<PostscreenEffect, Arguments> => ({
  type: 'sendReply',
  params: (args) => {
    const { service, client, isSecured, zone } = args.context;
    const heard = {
      client,
      isSecured,
      zone,
      suspicion: suspicion ?? args.context.suspicion,
      argument: 'command' in args.event ? wordFor(args) : '',
    };
    return { rule, reply: postscreenReply(rule, service, heard) };
  },
});

const wordFor = ({ event }: Arguments): string => ('command' in event ? event.command.keyword : '');

export const stopGreeting = { type: 'cancelTimer', params: { name: 'greet' } } as const;
export const stopWaiting = { type: 'cancelTimer', params: { name: 'idle' } } as const;
export const close = { type: 'closeConnection', params: { how: 'fin' } } as const;

export const awaitCommand: RowEffect<PostscreenEffect, Arguments> = {
  type: 'startTimer',
  params: ({ context }) => ({ name: 'idle', afterMs: patienceMs(context.service) }),
};

export const startWait: RowEffect<PostscreenEffect, Arguments> = {
  type: 'startTimer',
  params: ({ context }) => ({ name: 'greet', afterMs: waitMs(context.service) }),
};

export const askLists: RowEffect<PostscreenEffect, Arguments> = {
  type: 'lookUp',
  params: ({ context }) => ({
    queries: sitesFor(context.service, context.client).map(({ name }) => ({
      name,
      recordType: 'A',
    })),
  }),
};

export const tease: RowEffect<PostscreenEffect, Arguments> = {
  type: 'sendLine',
  params: ({ context }) => ({ rule: 'postscreen.tease', line: teaser(context.service) ?? '' }),
};

interface Rest {
  readonly guard?: PostscreenGuard;
  readonly target?: string;
  readonly first?: readonly Step[];
  readonly suspicion?: Suspicion;
}

const guarded = (guard: PostscreenGuard | undefined) => (guard === undefined ? {} : { guard });

/** Says something and waits for the next command. */
export const answer = (rule: RuleId, { guard, target, first = [] }: Rest = {}): PostscreenRow => ({
  ...guarded(guard),
  ...(target === undefined ? {} : { target }),
  actions: [...first, say(rule), awaitCommand],
  meta: ruleMeta(rule),
});

/** Says a last word and closes. */
export const leave = (
  rule: RuleId,
  { guard, first = [], suspicion }: Rest = {},
): PostscreenRow => ({
  ...guarded(guard),
  target: '#postscreen.closed',
  actions: [...first, say(rule, suspicion), stopGreeting, stopWaiting, close],
  meta: ruleMeta(rule),
});

/** Does something without a word. */
export const silently = (
  rule: RuleId,
  { guard, target, first = [] }: Rest = {},
): PostscreenRow => ({
  ...guarded(guard),
  ...(target === undefined ? {} : { target }),
  actions: first,
  meta: ruleMeta(rule),
});

/** A client fails a test of how it speaks. */
export const speechRows = (
  test: SpeechTest,
  ends: PostscreenRuleId,
  notes: PostscreenRuleId,
): readonly PostscreenRow[] => [
  leave(ends, { guard: { type: 'drops', params: { for: test } }, suspicion: test }),
  silently(notes, {
    guard: { type: 'enforces', params: { for: test } },
    first: ['suspectSpeech'],
  }),
  silently('postscreen.overlook'),
];

/** A command's rows, after the limit on how many there may be. */
export const counted = (...rows: readonly PostscreenRow[]): readonly PostscreenRow[] => [
  leave('postscreen.too-many-commands', { guard: 'isOverCount' }),
  ...rows.map((row) => ({ ...row, actions: ['countCommand' as const, ...(row.actions ?? [])] })),
];

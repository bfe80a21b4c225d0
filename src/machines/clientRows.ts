/**
 * The rows of the client's table, spelled once: one that writes lines and waits for the reply, one
 * that gives up politely with QUIT, one that closes at once.
 */
import type { RowEffect } from './effects';
import { STARTTLS_COMMAND } from '../smtp/command';
import type { ClientRuleId } from '../trace/rules';
import type { TlsFailure } from '../trace/traceEvent';
import type { Farewell } from '../software/clients/clientManners';
import type { FarewellGuardParams, PlainGuard } from './clientGuards';
import { clientLines, type ClientLineKind } from './clientLines';
import type {
  ClientEffect,
  ClientSessionContext,
  ClientSessionEvent,
  SessionOutcome,
} from './clientSession';
import { ruleMeta, type RuleMeta } from './ruleMeta';

export interface ClientArguments {
  readonly context: ClientSessionContext;
  readonly event: ClientSessionEvent;
}

export type ClientRowEffect = RowEffect<ClientEffect, ClientArguments>;

export type ClientChange =
  | 'secure'
  | 'readCapabilities'
  | 'markTriedHelo'
  | 'beginLogin'
  | 'takeChallenge'
  | 'startPipeline'
  | 'tallyRecipient'
  | 'nextRecipient'
  | 'noteSenderRefusal'
  | 'noteAcceptance'
  | { readonly type: 'noteOutcome'; readonly params: { readonly rule: ClientRuleId } };

/** A question by its name, or how the client leaves by a rule. */
export type ClientGuard =
  PlainGuard | { readonly type: 'leavesBy'; readonly params: FarewellGuardParams };

export interface ClientRow {
  readonly guard?: ClientGuard;
  readonly target?: string;
  readonly actions?: readonly (ClientChange | ClientRowEffect)[];
  readonly meta: RuleMeta;
}

export interface RowOptions {
  readonly guard?: ClientGuard;
  readonly target?: string;
  readonly first?: readonly (ClientChange | ClientRowEffect)[];
}

const optional = ({ guard, target }: RowOptions): Pick<ClientRow, 'guard' | 'target'> => ({
  ...(guard === undefined ? {} : { guard }),
  ...(target === undefined ? {} : { target }),
});

/** A transition that writes nothing. */
export const row = (rule: ClientRuleId, rest: Omit<ClientRow, 'meta'> = {}): ClientRow => ({
  ...rest,
  meta: ruleMeta(rule),
});

const writeLines = (rule: ClientRuleId, kind: ClientLineKind): ClientRowEffect => ({
  type: 'sendLines',
  params: (args) => ({ rule, lines: clientLines(kind, args.context) }),
});

export const awaitReply: ClientRowEffect = {
  type: 'startTimer',
  params: ({ context }) => ({ name: 'reply', afterMs: context.settings.timeouts.replyMs }),
};

export const awaitGreeting: ClientRowEffect = {
  type: 'startTimer',
  params: ({ context }) => ({ name: 'reply', afterMs: context.settings.timeouts.greetingMs }),
};

const awaitAcceptance: ClientRowEffect = {
  type: 'startTimer',
  params: ({ context }) => ({ name: 'reply', afterMs: context.settings.timeouts.acceptanceMs }),
};

const cancelTimer: ClientRowEffect = { type: 'cancelTimer', params: { name: 'reply' } };

/** Writes one command (or a pipelined group) and waits for its reply. */
export const write = (
  rule: ClientRuleId,
  kind: ClientLineKind,
  options: RowOptions = {},
): ClientRow => ({
  ...optional(options),
  actions: [...(options.first ?? []), writeLines(rule, kind), awaitReply],
  meta: ruleMeta(rule),
});

/** Writes the message, or only the final dot when nobody is left to get it. */
export const writeMessage = (
  rule: ClientRuleId,
  empty: boolean,
  options: RowOptions = {},
): ClientRow => ({
  ...optional(options),
  actions: [
    ...(options.first ?? []),
    {
      type: 'sendMessage',
      params: ({ context }) => ({
        rule,
        empty,
        quits: context.pipelined && context.settings.manners.quitsWithMessage,
      }),
    },
    awaitAcceptance,
  ],
  meta: ruleMeta(rule),
});

const endSession: ClientRowEffect = {
  type: 'endSession',
  params: ({ context }) => {
    if (context.outcome === null) throw new Error('A session cannot end without an outcome.');
    return { outcome: context.outcome };
  },
};

/** Notes why (an earlier outcome stands), closes the connection and ends. */
export const hangUp = (
  rule: ClientRuleId,
  how: 'fin' | 'reset' | null,
  options: RowOptions = {},
): ClientRow => ({
  ...optional({ target: '#clientSession.closed', ...options }),
  actions: [
    ...(options.first ?? []),
    { type: 'noteOutcome', params: { rule } },
    cancelTimer,
    ...(how === null ? [] : [{ type: 'closeConnection', params: { how } } as const]),
    endSession,
  ],
  meta: ruleMeta(rule),
});

/** What can happen instead of a last reply: nothing more is said. */
export const gone = {
  'connection.lost': hangUp('client.close', null),
  'timer.fired': hangUp('client.close', 'fin'),
};

/** What makes a client leave, under which condition, and what it notes first. */
export interface LeaveOptions {
  readonly when?: PlainGuard;
  readonly first?: readonly (ClientChange | ClientRowEffect)[];
}

/**
 * The rows of a client that stops by a rule: it closes without a word, takes the transaction back
 * with RSET before it closes, does so and says QUIT in the same write, or says QUIT and waits for
 * the goodbye (RFC 5321 §4.1.1.10). Which one it is, its manners say. RSET is known only where a
 * transaction has begun.
 */
export function leave(rule: ClientRuleId, options: LeaveOptions = {}): readonly ClientRow[] {
  const by = (how: Farewell): ClientGuard => ({
    type: 'leavesBy',
    params: { rule, how, when: options.when ?? null },
  });
  const first = options.first ?? [];
  const note = { type: 'noteOutcome', params: { rule } } as const;
  const waiting = '#clientSession.awaitingGoodbye';
  const reset = write(rule, 'rset', {
    guard: by('reset'),
    target: '#clientSession.awaitingResetReply',
    first: [...first, note],
  });
  const both = write(rule, 'rset-and-quit', {
    guard: by('reset-and-quit'),
    target: '#clientSession.awaitingLastReplies',
    first: [...first, note],
  });
  return [
    hangUp(rule, 'fin', { guard: by('close'), first }),
    ...(RESETTING.has(rule) ? [reset] : []),
    ...(ENDING.has(rule) ? [both] : []),
    write(rule, 'quit', {
      ...(options.when === undefined ? {} : { guard: options.when }),
      target: waiting,
      first: [...first, note],
    }),
  ];
}

/** The handshake is done, and the certificate is not what the client has to see. */
export const leaveUnfit: ClientRow = write('client.certificate-unfit', 'quit', {
  guard: 'isUnfit',
  target: '#clientSession.awaitingGoodbye',
  first: ['secure', { type: 'noteOutcome', params: { rule: 'client.certificate-unfit' } }],
});

/** Where a transaction is open that a client may take back. */
const RESETTING: ReadonlySet<ClientRuleId> = new Set<ClientRuleId>([
  'client.envelope-refused',
  'client.no-recipient-left',
  'client.message-refused',
]);

/** Where a relay takes its transaction back and leaves in one write, as Postfix does. */
const ENDING: ReadonlySet<ClientRuleId> = new Set<ClientRuleId>([
  'client.envelope-refused',
  'client.no-recipient-left',
  'client.data-refused',
]);

const TLS_DETAILS: Readonly<Record<TlsFailure, string>> = {
  'wrong-version-number': 'wrong version number',
  'protocol-version': 'alert protocol version',
  'no-shared-cipher': 'alert handshake failure',
  'certificate-untrusted': 'certificate verify failed: self-signed certificate',
  'certificate-wrong-name': 'certificate verify failed: hostname mismatch',
  'certificate-expired': 'certificate verify failed: certificate has expired',
  'closed-by-peer': 'unexpected eof while reading',
  'nothing-to-offer': 'no ciphers available',
};

const MISSING: Readonly<Partial<Record<ClientRuleId, string>>> = {
  'client.login-missing': 'AUTH',
  'client.no-usable-mechanism': 'a usable way to log in',
};

/** What happened, as the outcome of the session: a refusal by reply, or a failure. */
export function outcomeOf({ context, event }: ClientArguments, rule: ClientRuleId): SessionOutcome {
  // The reply to a pipelined DATA only repeats what the envelope's replies decided.
  if (context.refusal !== null && context.acceptedCount === 0) {
    const { refusal, refused } = context;
    return refusal.kind === 'refused' ? { ...refusal, refused } : refusal;
  }
  if (event.type === 'reply.received') {
    const { reply, text } = event;
    if (reply.code >= 400) {
      const permanent = reply.code >= 500;
      return { kind: 'refused', permanent, rule, detail: text, refused: context.refused };
    }
    if (rule === 'client.server-unproved') {
      return {
        kind: 'failed',
        rule,
        detail: 'the server has not proved that it knows the password',
      };
    }
    return { kind: 'failed', rule, detail: `${MISSING[rule] ?? STARTTLS_COMMAND} not offered` };
  }
  if (event.type === 'tls.established') {
    return { kind: 'failed', rule, detail: 'certificate not verified' };
  }
  if (event.type === 'tls.failed') {
    return { kind: 'failed', rule, detail: TLS_DETAILS[event.failure] };
  }
  if (event.type === 'line.unreadable') return { kind: 'failed', rule, detail: event.line };
  const detail =
    event.type === 'timer.fired'
      ? 'no reply before the time-out'
      : 'connection closed by the server';
  return { kind: 'failed', rule, detail };
}

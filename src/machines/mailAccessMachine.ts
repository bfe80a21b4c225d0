/**
 * A server for fetching mail, up to the login: Dovecot on an IMAP or POP3 port (RFC 9051 §3.1,
 * RFC 1939 §4, RFC 8314 §3.1, §3.2). It greets, answers what it knows, and sends away whoever
 * speaks another language. Not modelled: logins and mailboxes.
 */
import { assign, setup } from 'xstate';
import {
  dovecotSays,
  forgivesBadCommands,
  LOGIN_TIMEOUT_MS,
  MAXIMUM_BAD_COMMANDS,
  type AccessSaying,
  type AccessService,
} from '../software/dovecot/dovecot';
import type { AccessRuleId } from '../trace/rules';
import { effectsOf, type RowEffect } from './effects';
import type { MailAccessContext, MailAccessEffect, MailAccessEvent } from './mailAccess';
import { ruleMeta, type RuleMeta } from './ruleMeta';
import { typed } from './typed';

interface Arguments {
  readonly context: MailAccessContext;
  readonly event: MailAccessEvent;
}

type Change = 'secure' | 'countBadCommand' | 'forgive';

interface Row {
  readonly guard?: 'isImplicit' | 'isSecured' | 'isLastStraw';
  readonly target?: string;
  readonly actions?: readonly (Change | RowEffect<MailAccessEffect, Arguments>)[];
  readonly meta: RuleMeta;
}

const effect = effectsOf<MailAccessEffect>();

const change = (update: (args: Arguments) => Partial<MailAccessContext>) =>
  assign<MailAccessContext, MailAccessEvent, undefined, MailAccessEvent, never>(update);

const say = (rule: AccessRuleId, saying: AccessSaying): RowEffect<MailAccessEffect, Arguments> => ({
  type: 'sendLines',
  params: ({ context: { service, secured }, event }) => ({
    rule,
    lines: dovecotSays(saying, service, 'tag' in event ? event.tag : '*', secured),
  }),
});

const awaitClient = {
  type: 'startTimer',
  params: { name: 'idle', afterMs: LOGIN_TIMEOUT_MS },
} as const;

const stopWaiting = { type: 'cancelTimer', params: { name: 'idle' } } as const;

const close = { type: 'closeConnection', params: { how: 'fin' } } as const;

/** Says something and waits for the next command. */
const answer = (
  rule: AccessRuleId,
  saying: AccessSaying,
  rest: Pick<Row, 'guard'> & { readonly first?: Row['actions'] } = {},
): Row => ({
  ...(rest.guard === undefined ? {} : { guard: rest.guard }),
  actions: [...(rest.first ?? []), say(rule, saying), awaitClient],
  meta: ruleMeta(rule),
});

/** Says a last word and closes. */
const leave = (rule: AccessRuleId, saying: AccessSaying, guard?: Row['guard']): Row => ({
  ...(guard === undefined ? {} : { guard }),
  target: '#mailAccess.closed',
  actions: [say(rule, saying), stopWaiting, close],
  meta: ruleMeta(rule),
});

const afterClose: Row = { meta: ruleMeta('access.after-close') };

export const mailAccessMachine = setup({
  types: {
    context: typed<MailAccessContext>(),
    events: typed<MailAccessEvent>(),
    input: typed<AccessService>(),
    meta: typed<RuleMeta>(),
  },
  guards: {
    isImplicit: ({ context }: Arguments) => context.service.ssl,
    isSecured: ({ context }: Arguments) => context.secured,
    isLastStraw: ({ context }: Arguments) => context.badCommands + 1 >= MAXIMUM_BAD_COMMANDS,
  },
  actions: {
    secure: change(() => ({ secured: true })),
    countBadCommand: change(({ context }) => ({ badCommands: context.badCommands + 1 })),
    forgive: change(({ context }) =>
      forgivesBadCommands(context.service) ? { badCommands: 0 } : {},
    ),
    sendLines: effect<'sendLines'>(),
    startTls: effect<'startTls'>(),
    closeConnection: effect<'closeConnection'>(),
    startTimer: effect<'startTimer'>(),
    cancelTimer: effect<'cancelTimer'>(),
  },
}).createMachine({
  id: 'mailAccess',
  context: ({ input }) => ({ service: input, secured: false, badCommands: 0 }),
  initial: 'awaitingConnection',
  on: {
    'connection.lost': {
      target: '#mailAccess.closed',
      actions: [stopWaiting],
      meta: ruleMeta('access.connection-lost'),
    },
  },
  states: {
    awaitingConnection: {
      on: {
        'connection.opened': [
          {
            guard: 'isImplicit',
            target: 'securing',
            actions: [awaitClient],
            meta: ruleMeta('access.await-handshake'),
          },
          { ...answer('access.greet', 'greeting'), target: 'awaitingCommand' },
        ],
      },
    },
    securing: {
      on: {
        'tls.established': [
          {
            ...answer('access.greet-under-tls', 'greeting', {
              guard: 'isImplicit',
              first: ['secure'],
            }),
            target: 'awaitingCommand',
          },
          {
            target: 'awaitingCommand',
            actions: ['secure', awaitClient],
            meta: ruleMeta('access.secured'),
          },
        ],
        'tls.failed': {
          target: 'closed',
          actions: [stopWaiting, close],
          meta: ruleMeta('access.handshake-failed'),
        },
        'timer.fired': {
          target: 'closed',
          actions: [close],
          meta: ruleMeta('access.handshake-timeout'),
        },
      },
    },
    awaitingCommand: {
      on: {
        'command.unknown': [
          leave('access.too-many-commands', 'too-many', 'isLastStraw'),
          answer('access.unknown-command', 'unknown', { first: ['countBadCommand'] }),
        ],
        'command.capability': answer('access.list-capabilities', 'capabilities', {
          first: ['forgive'],
        }),
        'command.noop': answer('access.noop', 'noop', { first: ['forgive'] }),
        'command.starttls': [
          answer('access.tls-active', 'tls-active', { guard: 'isSecured' }),
          {
            target: 'securing',
            actions: [say('access.start-tls', 'starttls'), { type: 'startTls' }, awaitClient],
            meta: ruleMeta('access.start-tls'),
          },
        ],
        'command.logout': leave('access.log-out', 'goodbye'),
        'bytes.unreadable': [
          leave('access.too-many-commands', 'too-many', 'isLastStraw'),
          answer('access.unreadable', 'unreadable', { first: ['countBadCommand'] }),
        ],
        'timer.fired': leave('access.idle', 'idle'),
      },
    },
    closed: {
      on: {
        'connection.lost': afterClose,
        'timer.fired': afterClose,
        'tls.failed': afterClose,
        'tls.established': afterClose,
        'bytes.unreadable': afterClose,
        'command.unknown': afterClose,
        'command.capability': afterClose,
        'command.noop': afterClose,
        'command.starttls': afterClose,
        'command.logout': afterClose,
      },
    },
  },
});

/**
 * The facts, events and effects of a session with a server for fetching mail (RFC 9051 §3.1,
 * RFC 1939 §4), as far as a client gets that takes it for an SMTP server: up to the login.
 */
import type { AccessCommand, AccessService } from '../software/dovecot/dovecot';
import type { AccessRuleId } from '../trace/rules';

export interface MailAccessContext {
  readonly service: AccessService;
  readonly secured: boolean;
  readonly badCommands: number;
}

export type MailAccessEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.lost' }
  | { readonly type: 'tls.established' }
  | { readonly type: 'tls.failed' }
  | { readonly type: 'bytes.unreadable' }
  | { readonly type: 'timer.fired'; readonly name: 'idle' }
  | { readonly type: `command.${AccessCommand['verb']}`; readonly tag: string };

export type MailAccessEffect =
  | {
      readonly type: 'sendLines';
      readonly params: { readonly rule: AccessRuleId; readonly lines: readonly string[] };
    }
  | { readonly type: 'startTls' }
  | { readonly type: 'closeConnection'; readonly params: { readonly how: 'fin' } }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'idle'; readonly afterMs: number };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'idle' } };

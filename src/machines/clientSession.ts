/**
 * The facts, events and effects of a client's session: what `clientSessionMachine` is told, what it
 * remembers and what it gives back. It knows no network; the program around it opens connections.
 */
import type { NoticeRequest } from '../smtp/deliveryNotice';
import type { Capabilities } from '../smtp/ehlo';
import type { Reply } from '../smtp/reply';
import type { ClientExchange, LoginSecrets } from '../smtp/sasl/clientExchange';
import type { Mechanism } from '../smtp/sasl/mechanisms';
import type { ClientManners } from '../software/clients/clientManners';
import type { RuleId } from '../trace/rules';
import type { WireLine } from '../trace/segment';
import type { TlsFailure } from '../trace/traceEvent';

export type Security = 'tls' | 'starttls' | 'starttls-if-available' | 'none';

export interface ClientLogin extends LoginSecrets {
  /** What the client knows, in its order of preference. */
  readonly mechanisms: readonly Mechanism[];
  /** Whether the first response rides with AUTH where the mechanism begins with one. */
  readonly initialResponse: boolean;
}

export interface ClientSettings {
  readonly hostName: string;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly sizeOctets: number;
  readonly login: ClientLogin | null;
  readonly security: Security;
  readonly whenAuthIsMissing: 'stop' | 'continue';
  /** Send the envelope in one write when the server offers PIPELINING. */
  readonly pipelining: boolean;
  /** Pass over a line that is no reply of SMTP and wait on, as swaks and curl do. */
  readonly ignoresForeignLines: boolean;
  /** Whether MAIL carries SIZE, and RCPT also ORCPT, when the server offers them. */
  readonly sendsOptions: 'none' | 'size' | 'all';
  /** What is asked about notices, when the server offers DSN; RFC 3461 §4. */
  readonly request?: NoticeRequest;
  /** What the body is declared to be, when the server offers 8BITMIME; RFC 6152 §3. */
  readonly body?: '7BIT' | '8BITMIME';
  /** Whether SMTPUTF8 is asked for, when the server offers it; RFC 6531 §3.4. */
  readonly isInternational?: boolean;
  readonly manners: ClientManners;
  /** null where the program has no time-out of its own. */
  readonly timeouts: {
    readonly greetingMs: number | null;
    readonly replyMs: number | null;
    readonly acceptanceMs: number | null;
  };
}

/** A recipient that the server did not take, while it took others. */
export interface RefusedRecipient {
  readonly recipient: string;
  readonly permanent: boolean;
  readonly detail: string;
}

/** How a session ended for the program that started it. */
export type SessionOutcome =
  | {
      readonly kind: 'accepted';
      readonly detail: string;
      readonly refused: readonly RefusedRecipient[];
      /** Whether the server was told what the sender wants to hear of, and will tell it. */
      readonly noticesPassedOn?: boolean;
    }
  | {
      readonly kind: 'refused';
      readonly permanent: boolean;
      readonly rule: RuleId;
      readonly detail: string;
      /** Recipients that were refused on their own before. */
      readonly refused: readonly RefusedRecipient[];
    }
  | { readonly kind: 'failed'; readonly rule: RuleId; readonly detail: string };

export interface ClientSessionContext {
  readonly settings: ClientSettings;
  readonly secured: boolean;
  readonly capabilities: Capabilities | null;
  readonly triedHelo: boolean;
  /** The ways to log in that have been tried, the current one last. */
  readonly triedMechanisms: readonly string[];
  /** The user has chosen to go on although the upgrade failed. */
  readonly goesOnInClear: boolean;
  readonly recipientIndex: number;
  readonly acceptedCount: number;
  readonly refused: readonly RefusedRecipient[];
  readonly pipelined: boolean;
  /** The login as far as it has come; null before it. */
  readonly exchange: ClientExchange | null;
  readonly outcome: SessionOutcome | null;
  /** The last refusal of a recipient, should it be the decisive one. */
  readonly refusal: SessionOutcome | null;
}

export type ClientSessionEvent =
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.lost' }
  | {
      readonly type: 'tls.established';
      /** False when the certificate is not what the client has to see, RFC 7672 §2.2. */
      readonly fits?: boolean;
    }
  | { readonly type: 'tls.failed'; readonly failure: TlsFailure }
  | { readonly type: 'reply.received'; readonly reply: Reply; readonly text: string }
  | { readonly type: 'line.unreadable'; readonly line: string }
  | { readonly type: 'timer.fired'; readonly name: 'reply' };

export type ClientEffect =
  | {
      readonly type: 'sendLines';
      readonly params: { readonly rule: RuleId; readonly lines: readonly WireLine[] };
    }
  | {
      readonly type: 'sendMessage';
      readonly params: { readonly rule: RuleId; readonly empty: boolean; readonly quits: boolean };
    }
  | { readonly type: 'startTls' }
  | { readonly type: 'closeConnection'; readonly params: { readonly how: 'fin' | 'reset' } }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'reply'; readonly afterMs: number | null };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'reply' } }
  | { readonly type: 'endSession'; readonly params: { readonly outcome: SessionOutcome } };

/** The session as it is before it connects. */
export const freshClient = (settings: ClientSettings): ClientSessionContext => ({
  settings,
  secured: false,
  capabilities: null,
  triedHelo: false,
  triedMechanisms: [],
  goesOnInClear: false,
  recipientIndex: 0,
  acceptedCount: 0,
  refused: [],
  pipelined: false,
  exchange: null,
  outcome: null,
  refusal: null,
});

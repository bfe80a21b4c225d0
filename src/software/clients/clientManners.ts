/**
 * How a client program behaves on one connection where RFC 5321, RFC 3207 and RFC 4954 leave it a
 * choice: what it does after each failure, in which order it tries to log in, how it leaves. The
 * session machine holds the protocol and asks these facts; a program's profile states them.
 */
import type { Mechanism } from '../../smtp/sasl/mechanisms';
import type { ClientRuleId } from '../../trace/rules';

/** A way to log in, and whether its first response rides with the AUTH command, RFC 4954 §4. */
export interface MechanismChoice {
  readonly mechanism: Mechanism;
  readonly initialResponse: boolean;
}

/** How it writes each command; verbs may be in any letter case, RFC 5321 §2.4. */
export interface ClientSpelling {
  readonly ehlo: string;
  readonly helo: string;
  readonly mail: string;
  readonly size: string;
  readonly rcpt: string;
  readonly data: string;
  readonly rset: string;
  readonly quit: string;
}

/** How a client goes when something has made it stop: QUIT, RSET and then no QUIT, or no word. */
export type Farewell = 'quit' | 'reset' | 'reset-and-quit' | 'close';

export interface ClientManners {
  readonly spelling: ClientSpelling;
  /** When a refused EHLO is tried again as HELO, RFC 5321 §3.2. */
  readonly heloFallback: 'unless-something-is-needed' | 'unless-tls-is-needed' | 'always';
  /** Sends STARTTLS where TLS is required although the server does not offer it. */
  readonly startsTlsUnoffered: boolean;
  /** Begins the handshake whatever the reply to STARTTLS says. */
  readonly startsTlsRefused: boolean;
  /** With `starttls-if-available`: what a refused STARTTLS leads to, RFC 3207 §4. */
  readonly whenStarttlsIsRefused: 'continue' | 'continue-without-login' | 'stop';
  /** With `starttls-if-available`: what a failed handshake leads to, RFC 3207 §4.1. */
  readonly whenHandshakeFails: 'continue' | 'stop';
  /** The ways to log in, best first; null is the one that the login itself names. */
  readonly mechanisms: readonly MechanismChoice[] | null;
  /** Those that it may use in the clear; null is all of them. */
  readonly mechanismsInClear: readonly Mechanism[] | null;
  /** What it tries when the server offers a login, but none of these ways. */
  readonly mechanismOtherwise: MechanismChoice | null;
  /** What it does when a login is offered, but none that it could use. */
  readonly whenNoMechanismFits: 'stop' | 'continue';
  /** Tries its next way to log in after a refusal, RFC 4954 §4. */
  readonly triesNextMechanism: boolean;
  readonly whenLoginIsRefused: 'stop' | 'continue';
  /** Whether one refused recipient is the end, although others may be taken. */
  readonly stopsAtRefusedRecipient: boolean;
  /** With a pipelined envelope: QUIT rides with the message, RFC 2920 §3.1. */
  readonly quitsWithMessage: boolean;
  /** With a pipelined envelope: when a refusal counts. */
  readonly heedsPipelinedRefusal: 'at-once' | 'at-data' | 'after-empty-message';
  /** A script behind the connection that reads no reply: it goes on whatever is said. */
  readonly ignoresRefusals: boolean;
  /** How it leaves, by the rule that made it; QUIT where nothing is said. */
  readonly leavesBy: Readonly<Partial<Record<ClientRuleId, Farewell>>>;
}

/** What a careful client does, and a relaying Postfix: the manners where nothing else is said. */
export const USUAL_MANNERS: ClientManners = {
  spelling: {
    ehlo: 'EHLO',
    helo: 'HELO',
    mail: 'MAIL FROM',
    size: 'SIZE',
    rcpt: 'RCPT TO',
    data: 'DATA',
    rset: 'RSET',
    quit: 'QUIT',
  },
  heloFallback: 'unless-something-is-needed',
  startsTlsUnoffered: false,
  startsTlsRefused: false,
  whenStarttlsIsRefused: 'continue',
  whenHandshakeFails: 'stop',
  mechanisms: null,
  mechanismsInClear: null,
  mechanismOtherwise: null,
  whenNoMechanismFits: 'stop',
  triesNextMechanism: false,
  whenLoginIsRefused: 'stop',
  stopsAtRefusedRecipient: false,
  quitsWithMessage: true,
  heedsPipelinedRefusal: 'after-empty-message',
  ignoresRefusals: false,
  leavesBy: { 'client.timed-out': 'close' },
};

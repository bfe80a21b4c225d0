/**
 * What a program is on the wire and to its user: its security modes, its certificate checks, its
 * time-outs and manners, the message it writes, and its own words when something happens. A
 * profile is a pure function of the program's options and of the sender's other settings.
 */
import type { Header } from '../../smtp/message';
import type { RuleId } from '../../trace/rules';
import type { TlsFailure } from '../../trace/traceEvent';
import type { ClientManners } from './clientManners';

/**
 * When a library tells its program that a certificate does not fit: never; in the handshake, with
 * an alert; in the handshake, dropping the connection; or after it (RFC 8446 §4.4.2.4, §6.2).
 */
export type CheckMoment = 'never' | 'with-alert' | 'silently' | 'afterwards';

export interface CertificateChecks {
  /** The chain up to a trusted root, and its dates (RFC 5280 §6.1). */
  readonly chain: CheckMoment;
  /** The name of the server (RFC 7817 §3). */
  readonly name: CheckMoment;
}

export const NO_CHECKS: CertificateChecks = { chain: 'never', name: 'never' };
export const ALL_CHECKS: CertificateChecks = { chain: 'with-alert', name: 'with-alert' };

export interface ProfileTls {
  readonly lowest: string;
  readonly highest: string;
  readonly checks: CertificateChecks;
  /** Whether the ClientHello names the server in the clear, RFC 6066 §3. */
  readonly sendsServerName: boolean;
  /** Its key share is not what the server wants: one more round trip, RFC 8446 §4.1.4. */
  readonly isAskedAgain: boolean;
  /** Its cipher suites by OpenSSL's names; none when its own policy leaves nothing to offer. */
  readonly suites: readonly string[];
}

/** The negotiated TLS as the client sees it. */
export interface TlsSeen {
  readonly version: string;
  readonly cipher: string;
  readonly subject: string;
  /** The names that the certificate is for. */
  readonly names: readonly string[];
  readonly isTrusted: boolean;
  readonly isExpired: boolean;
}

export interface RefusedAddress {
  readonly recipient: string;
  readonly detail: string;
}

/** A moment of the program's life: what just happened, and what it knows by then. */
export interface ClientMoment {
  readonly rule: RuleId;
  /** The name of the event, such as `reply.received` or `connection.lost`. */
  readonly event: string;
  /** What its session waited for, such as `awaitingGreeting`; '' when there is none yet. */
  readonly awaiting: string;
  /** The lines of the reply, or the one that is none of SMTP; empty at other events. */
  readonly reply: readonly string[];
  readonly failure: TlsFailure | 'timed-out' | 'refused' | 'prohibited' | null;
  readonly tls: TlsSeen | null;
  readonly secured: boolean;
  /** Whether the last EHLO reply offers STARTTLS. */
  readonly offersStarttls: boolean;
  readonly offersLogin: boolean;
  /** Whether it has a login to make. */
  readonly wantsLogin: boolean;
  /** The way to log in that has just been tried. */
  readonly mechanism: string;
  readonly triedMechanisms: readonly string[];
  /** Whether a reply has refused the sender of a pipelined envelope. */
  readonly isSenderRefused: boolean;
  readonly acceptedCount: number;
  readonly recipient: string;
  readonly refused: readonly RefusedAddress[];
  readonly sender: string;
  readonly host: string;
  readonly port: number;
  readonly ipAddress: string;
  /** Since the program began to connect. */
  readonly elapsedMs: number;
}

/** What a program writes for its user at a moment, and the exit code that this decides. */
export interface Told {
  readonly lines: readonly string[];
  readonly exitCode?: number;
}

/** What a message is made of, before a program writes it. */
export interface MessageFacts {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly date: string;
  readonly sender: string;
  readonly hostName: string;
  /** 32 hexadecimal digits of chance. */
  readonly chance: string;
}

export interface WrittenMessage {
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface ClientProfile {
  readonly security: 'tls' | 'starttls' | 'starttls-if-available' | 'none';
  /** Whether it logs in when it has a name and a password. */
  readonly logsIn: boolean;
  readonly whenAuthIsMissing: 'stop' | 'continue';
  readonly pipelining: boolean;
  /** Waits on after a line that is no reply of SMTP. */
  readonly ignoresForeignLines: boolean;
  readonly sendsOptions: 'none' | 'size' | 'all';
  readonly manners: ClientManners;
  readonly timeouts: {
    readonly connectMs: number | null;
    readonly greetingMs: number | null;
    readonly replyMs: number | null;
    readonly acceptanceMs: number | null;
  };
  readonly tls: ProfileTls;
  readonly noDelay: boolean;
  readonly writeMessage: (facts: MessageFacts) => WrittenMessage;
  /** Its own words; null for a program without any, whose words are in the lessons. */
  readonly tell: ((moment: ClientMoment) => Told) | null;
}

/** The code of the reply; '' when there is none. */
export const replyCode = ({ reply }: ClientMoment): string => (reply[0] ?? '').slice(0, 3);

/** Nothing to say. */
export const SILENT: Told = { lines: [] };

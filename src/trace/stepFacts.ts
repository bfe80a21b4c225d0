/**
 * What can be quoted about one moment of a story. Projections gather it from a trace, lessons
 * turn it into sentences; neither retypes what crossed the wire.
 */
import type { Authentication } from './authentication';
import type { RuleId } from './rules';
import type { HandshakeMessage, TlsVersion } from './segment';
import type { StationId } from './station';
import type {
  CertificateSeen,
  DnsAnswer,
  DnsQuery,
  Interference,
  OutcomeStatus,
  ScoreReason,
} from './traceEvent';

/** What a moment is: one rule can fire a line, be reported to the user and decide the end. */
export type MomentKind =
  | 'lookup'
  | 'connect'
  | 'stopped'
  | 'line'
  | 'handshake'
  | 'sealed'
  | 'failed'
  | 'waited'
  | 'closed'
  | 'queue'
  | 'verdict'
  | 'stored'
  | 'report'
  | 'end';

export interface StepFacts {
  readonly kind: MomentKind;
  /** The lines of this moment as the receiver got them; empty when nothing was said. */
  readonly lines: readonly string[];
  /** Whether this moment's lines, or the connection it is about, are under TLS. */
  readonly secured: boolean;
  readonly port: number | null;
  /** Who opened this moment's connection and who answers on it; null when none is meant. */
  readonly ends: { readonly client: StationId; readonly server: StationId } | null;
  /** The names that stand in the world's story, for sentences. */
  readonly senderName: string;
  readonly senderKind: 'mail-client' | 'application' | 'mail-server';
  readonly serverHost: string | null;
  readonly recipient: string;
  /** The station that the sender's program calls, or called last; null when it never did. */
  readonly firstServer: StationId | null;
  /** What makes TLS a duty on a connection between servers; null where it is a wish. */
  readonly tlsDemand: 'dane' | 'mta-sts' | 'setting' | null;
  /** How many ways between two programs the message has come, up to this moment. */
  readonly legs: number;
  /** The command hidden in a message that this reply answers; a dot is the hidden one's end. */
  readonly hiddenCommand: string | null;
  /** Login and password in the open when this moment's line carries them, decoded. */
  readonly credentials: {
    readonly user: string;
    /** The password, or the bearer token. */
    readonly password: string;
    readonly isToken: boolean;
  } | null;
  /** The way to log in that was begun last on this moment's connection, such as `PLAIN`. */
  readonly mechanism: string | null;
  readonly query: DnsQuery | null;
  readonly answer: DnsAnswer | null;
  /** What a box on the path did on this connection, now or before this moment. */
  readonly interference: Interference | null;
  readonly certificate: CertificateSeen | null;
  readonly tlsVersion: TlsVersion | null;
  readonly handshake: readonly HandshakeMessage[];
  readonly recordOctets: number | null;
  /** The n-th try of the same thing, from 1. */
  readonly attempt: number;
  /** The time since the client's first SYN, and how long this moment lasted, in milliseconds. */
  readonly timeMs: number;
  readonly durationMs: number;
  /** The time since this moment's connection was first asked for; null without a connection. */
  readonly sinceOpeningMs: number | null;
  readonly score: number | null;
  readonly threshold: number | null;
  readonly reasons: readonly ScoreReason[];
  /** What the receiver found out about who sent the message; null before it has. */
  readonly authentication: Authentication | null;
  /** What strangers on the way could read in the clear, up to this moment. */
  readonly exposed: {
    readonly credentials: boolean;
    /** Whether it was a bearer token, and no password. */
    readonly isToken?: boolean;
    readonly message: boolean;
  };
  /** How the story ended, at its last moment only. */
  readonly outcome: {
    readonly status: OutcomeStatus;
    readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
    readonly rule: RuleId;
  } | null;
  /** How many messages the recipient has got into the inbox, up to this moment. */
  readonly inboxCount?: number;
  /** Decisive reply or failure, quoted; '' when there is none. */
  readonly detail: string;
  /** What the sender's program wrote for its user, in its own words; empty at other moments. */
  readonly words: readonly string[];
  readonly exitCode: number | null;
  readonly queueId: string | null;
  readonly nextTryMs: number | null;
}

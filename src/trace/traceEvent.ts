/**
 * The trace: what happened, in order, as plain data. Every view, export and the terminal read
 * this and nothing else. Names are `category:past_tense`; times are milliseconds from the
 * client's first SYN (a DNS query before it has a time below zero); `cause` is the `seq` of the
 * event that led here. A change of shape raises TRACE_VERSION.
 */
import type { Authentication } from './authentication';
import type { RuleId } from './rules';
import type { Segment, TlsVersion } from './segment';
import type { ConnectionId, ObserverId, Side, StationId } from './station';

export const TRACE_VERSION = 1;

export type MachineId =
  | 'serverSession'
  | 'postscreen'
  | 'clientSession'
  | 'mailAccess'
  | 'mailClient'
  | 'relay'
  | 'notice'
  | 'receiver';

export type DnsRecordType = 'A' | 'AAAA' | 'CNAME' | 'MX' | 'TLSA' | 'TXT' | 'PTR';

export interface DnsQuery {
  readonly name: string;
  readonly recordType: DnsRecordType;
}

/** What the resolver says: the values found, or why there are none. */
export type DnsAnswer =
  | {
      readonly status: 'found';
      readonly values: readonly string[];
      /** True when the zone is signed, so that DNSSEC proves the answer (RFC 7672 §2.1.1). */
      readonly authentic?: boolean;
    }
  | { readonly status: 'nodata' | 'nxdomain' | 'servfail' | 'timeout' };

/** The certificate as the client judged it; `problems` is empty when it is in order. */
export interface CertificateSeen {
  readonly subject: string;
  readonly issuer: string;
  readonly problems: readonly CertificateProblem[];
  /** False when the client was told not to look. */
  readonly checked: boolean;
}

export type CertificateProblem = 'untrusted' | 'wrong-name' | 'expired';

export type TlsFailure =
  | 'wrong-version-number'
  | 'protocol-version'
  | 'no-shared-cipher'
  | 'certificate-untrusted'
  | 'certificate-wrong-name'
  | 'certificate-expired'
  | 'closed-by-peer'
  /** The client's own library has no cipher suite for the versions it was told to offer. */
  | 'nothing-to-offer';

/** What a box on the path did to a passing reply or command. */
export interface Interference {
  readonly way:
    | 'removed-starttls'
    | 'masked-starttls'
    | 'replaced-starttls'
    | 'refused-starttls'
    | 'injected-after-starttls';
  /** Lines that were taken out, as they were sent. */
  readonly removed: readonly string[];
  /** Lines that were put in or rewritten, as they go on. */
  readonly added: readonly string[];
}

export type OutcomeStatus =
  'delivered' | 'deferred' | 'bounced' | 'rejected' | 'aborted' | 'discarded';

/** One reason for a spam score; `points` are the receiver's own and no standard's. */
export interface ScoreReason {
  readonly reason: 'no-reverse-name' | 'spf-fail' | 'spf-softfail' | 'spf-none' | 'dmarc-fail';
  readonly points: number;
}

/** How a try to deliver ended, as the status line of a mail log has it. */
export interface DeliveryReport {
  /** The enhanced code, RFC 3463: `dsn=` in the log, Status in a notice. */
  readonly dsn: string;
  /** Why, in one line: the text in brackets behind `status=`. */
  readonly detail: string;
  /** The host that was spoken to, `mx.example.net[203.0.113.25]:25`; `none` when there was none. */
  readonly relay: string;
  /** That host's own reply, for Diagnostic-Code; null when none decided. */
  readonly reply: string | null;
}

export type TraceEventBody =
  | {
      readonly type: 'machine:transitioned';
      readonly machine: MachineId;
      readonly instance: string;
      readonly event: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly type: 'dns:query_sent'; readonly query: DnsQuery }
  | { readonly type: 'dns:answer_received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | {
      readonly type: 'tcp:connection_opened';
      readonly connection: ConnectionId;
      readonly to: StationId;
      readonly hostName: string;
      readonly ipAddress: string;
      readonly port: number;
      readonly roundTripMs: number;
    }
  | { readonly type: 'tcp:established'; readonly connection: ConnectionId; readonly side: Side }
  | {
      readonly type: 'tcp:failed';
      readonly connection: ConnectionId;
      readonly reason: 'timed-out' | 'refused' | 'prohibited';
    }
  | {
      readonly type: 'tcp:closed';
      readonly connection: ConnectionId;
      readonly side: Side;
      readonly how: 'fin' | 'reset';
    }
  | { readonly type: 'wire:segment_sent'; readonly segment: Segment; readonly attempt: number }
  | {
      readonly type: 'wire:segment_passed';
      readonly segment: number;
      readonly connection: ConnectionId;
      readonly at: ObserverId;
    }
  | {
      readonly type: 'wire:segment_changed';
      readonly segment: number;
      readonly connection: ConnectionId;
      readonly at: ObserverId;
      readonly change: Interference;
      /** What goes on in its place; the box may also answer itself and let nothing through. */
      readonly replacement: Segment;
    }
  | {
      readonly type: 'wire:segment_stopped';
      readonly segment: number;
      readonly connection: ConnectionId;
      readonly at: ObserverId;
      /** What a firewall does, or `cut` where the line broke. */
      readonly action: 'drop' | 'reset' | 'prohibit' | 'cut';
    }
  | { readonly type: 'wire:segment_received'; readonly segment: Segment }
  | {
      readonly type: 'tls:established';
      readonly connection: ConnectionId;
      readonly side: Side;
      readonly version: TlsVersion;
      readonly cipher: string;
      readonly certificate: CertificateSeen;
    }
  | {
      readonly type: 'tls:failed';
      readonly connection: ConnectionId;
      readonly side: Side;
      readonly failure: TlsFailure;
    }
  | { readonly type: 'timer:fired'; readonly instance: string; readonly name: string }
  | {
      readonly type: 'login:checked';
      readonly user: string;
      readonly accepted: boolean;
    }
  | {
      readonly type: 'queue:message_accepted';
      readonly queueId: string;
      readonly sender: string;
      readonly recipients: readonly string[];
      /** The message as it lies in the queue, header first; older traces do not have it. */
      readonly lines?: readonly string[];
    }
  | {
      /** A relay has asked for a domain's MTA-STS policy, RFC 8461 §3.3. */
      readonly type: 'queue:policy_fetched';
      readonly domain: string;
      /** False when the web server gave none. */
      readonly fetched: boolean;
      /** What holds now: what was fetched, or what is remembered; null is no policy. */
      readonly mode: 'enforce' | 'testing' | 'none' | null;
      readonly mx: readonly string[];
    }
  | (DeliveryReport & {
      readonly type: 'queue:message_deferred';
      readonly queueId: string;
      readonly recipients: readonly string[];
      /** When the queue tries again, in milliseconds of the trace's time. */
      readonly nextTryMs: number;
    })
  | (DeliveryReport & {
      readonly type: 'queue:message_bounced';
      readonly queueId: string;
      readonly recipients: readonly string[];
    })
  | (DeliveryReport & {
      readonly type: 'queue:message_removed';
      readonly queueId: string;
      readonly recipients: readonly string[];
    })
  | {
      /** A rule of the server's own: it said 250 and threw the message away. */
      readonly type: 'queue:message_discarded';
      readonly queueId: string;
      readonly recipients: readonly string[];
    }
  | {
      /** A notice has been written and is in the queue as a message of its own. */
      readonly type: 'queue:notice_written';
      readonly kind: 'failure' | 'delay' | 'success';
      readonly queueId: string;
      /** The queue id of the message that it is about. */
      readonly about: string;
      /** The sender in its envelope: '', the null path, or the double-bounce address. */
      readonly sender?: string;
      readonly recipient: string;
      readonly lines: readonly string[];
    }
  | {
      /** Nobody is told, and the message is gone: a bounce that bounces, or NOTIFY=NEVER. */
      readonly type: 'queue:message_dropped';
      readonly queueId: string;
      readonly recipients: readonly string[];
    }
  | {
      /** A notice lies in the mailbox of the person it is for. */
      readonly type: 'mailbox:notice_stored';
      readonly kind: 'failure' | 'delay' | 'success';
      readonly queueId: string;
      readonly recipient: string;
      readonly lines: readonly string[];
    }
  | {
      readonly type: 'mailbox:message_judged';
      readonly score: number;
      readonly threshold: number;
      readonly reasons: readonly ScoreReason[];
      readonly authentication: Authentication;
      readonly reverseName: string | null;
    }
  | {
      readonly type: 'mailbox:message_stored';
      readonly queueId: string;
      readonly recipient: string;
      readonly folder: 'inbox' | 'spam' | 'impostor';
      /** The message as it lies there, header first. */
      readonly lines: readonly string[];
    }
  | {
      /** What the sender's program tells its user; the words are in the lessons. */
      readonly type: 'client:reported';
      readonly success: boolean;
      /** The reply or failure it passes on, quoted; '' when there is none. */
      readonly detail: string;
      /** The program's own words, line by line; none from a program that has none of its own. */
      readonly words: readonly string[];
      /** null where a program has none. */
      readonly exitCode: number | null;
    }
  | {
      readonly type: 'story:ended';
      readonly status: OutcomeStatus;
      readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
      /** The decisive reply or failure, quoted; '' when there is none. */
      readonly detail: string;
    };

export type TraceEvent = {
  readonly seq: number;
  readonly timeMs: number;
  readonly actor: StationId | ObserverId;
  readonly cause: number | null;
  /** The rule of the transition that led to this event; null for what the network does. */
  readonly rule: RuleId | null;
} & TraceEventBody;

export type TraceEventType = TraceEvent['type'];

/** The event of one type, narrowed. */
export type EventOf<T extends TraceEventType> = Extract<TraceEvent, { readonly type: T }>;

export interface Trace {
  readonly version: typeof TRACE_VERSION;
  readonly events: readonly TraceEvent[];
}

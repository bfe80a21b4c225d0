/**
 * The facts, events and effects of a queue's delivery to one domain: what it is told, what it knows
 * of the hosts that may take the message, and what it gives back. Times are the message's age in
 * the queue, which each event tells; the machine has no clock.
 */
import type { DeliveryReport, DnsAnswer, DnsQuery } from '../trace/traceEvent';
import type { SessionOutcome } from './clientSession';
import type { Softening } from './deliveryReport';
import type { ConnectionFailure } from './mailClient';

/** Where mail is sent on to: a domain with its MX hosts, or one host (`[host]:587`). */
export interface Destination {
  readonly name: string;
  readonly port: number;
  readonly looksUpMx: boolean;
}

/** The levels of smtp_tls_security_level that are modelled. */
export type TlsLevel = 'none' | 'may' | 'encrypt' | 'verify' | 'secure' | 'dane' | 'dane-only';

/** A TLSA record as DANE for SMTP uses it, RFC 7672 §3.1; the data is hexadecimal. */
export interface TlsaRecord {
  readonly usage: number;
  readonly selector: number;
  readonly matchingType: number;
  readonly data: string;
}

/** An MTA-STS policy, RFC 8461 §3.2. */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  readonly mx: readonly string[];
}

/** What is asked of TLS with one host. */
export interface HostTls {
  readonly level: Exclude<TlsLevel, 'dane-only'>;
  /** The names that a certificate may bear; `.example.net` stands for all names below. */
  readonly names: readonly string[];
  /** What the key must fit under `dane`. */
  readonly tlsa: readonly TlsaRecord[];
}

export interface RelayInput {
  readonly domain: string;
  readonly recipients: readonly string[];
  /** The relay's own address: a way that leads there is a loop. */
  readonly ownAddress: string;
  readonly relayhost: Destination | null;
  readonly fallbackRelays: readonly Destination[];
  readonly level: TlsLevel;
  /** Whether answers can be known to be authentic, without which there is no DANE. */
  readonly checksDnssec: boolean;
  readonly usesSts: boolean;
  readonly verifyNames: readonly string[];
  readonly secureNames: readonly string[];
  /** The destinations for which there is a password, as they are written in the map. */
  readonly loginFor: readonly string[];
  readonly addressLimit: number;
  readonly sessionLimit: number;
  readonly ignoresMxLookupError: boolean;
  readonly defersWithoutMxAddress: boolean;
  readonly softening: Softening;
  readonly connectTimeoutMs: number;
  readonly minimalBackoffMs: number;
  readonly maximalBackoffMs: number;
  readonly queueRunDelayMs: number;
  readonly lifetimeMs: number;
}

/** A host that may take the message, and whether DNS could prove what it said about it. */
export interface MxHost {
  readonly name: string;
  readonly preference: number;
  readonly authentic: boolean;
}

export interface Candidate extends MxHost {
  readonly ipAddress: string;
}

/** A recipient whom nobody has taken or refused for good, and why not. */
export interface LeftRecipient {
  readonly address: string;
  readonly report: DeliveryReport | null;
}

export interface RelayContext extends RelayInput {
  readonly left: readonly LeftRecipient[];
  /** The age of the message when this try began. */
  readonly activatedMs: number;
  /** Where it can still be sent; the first is being tried. */
  readonly destinations: readonly Destination[];
  readonly sts: StsPolicy | null;
  readonly hosts: readonly MxHost[];
  readonly hostIndex: number;
  readonly candidates: readonly Candidate[];
  readonly candidateIndex: number;
  readonly sessionCount: number;
  readonly tls: HostTls;
  /** Why the last thing that was tried came to nothing. */
  readonly report: DeliveryReport | null;
}

export type RelayNews =
  | { readonly type: 'message.queued' }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | { readonly type: 'policy.received'; readonly policy: StsPolicy | null }
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.failed'; readonly reason: ConnectionFailure }
  | {
      readonly type: 'session.ended';
      readonly outcome: SessionOutcome;
      /** The state in which the client was when its session ended. */
      readonly during: string;
    }
  | { readonly type: 'timer.fired'; readonly name: 'connect' | 'retry' };

/** What has happened, and how old the message is by now. */
export type RelayEvent = RelayNews & { readonly ageMs: number };

/** How a recipient is settled after a try, or put aside until the message is so old. */
export interface Settlement {
  readonly recipient: string;
  readonly how: 'removed' | 'bounced' | 'deferred';
  readonly report: DeliveryReport;
}

export type RelayEffect =
  | { readonly type: 'lookUp'; readonly params: { readonly query: DnsQuery } }
  | {
      readonly type: 'fetchPolicy';
      /** `id` is null when DNS names no policy; what is remembered may still be valid. */
      readonly params: { readonly domain: string; readonly id: string | null };
    }
  | {
      readonly type: 'openConnection';
      readonly params: {
        readonly ipAddress: string;
        readonly hostName: string;
        readonly destination: Destination;
        readonly recipients: readonly string[];
        readonly tls: HostTls;
      };
    }
  | { readonly type: 'abandonConnection' }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'connect' | 'retry'; readonly afterMs: number };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'connect' | 'retry' } }
  | {
      readonly type: 'settle';
      readonly params: {
        readonly settlements: readonly Settlement[];
        /** When those that are put aside are tried again; null when none is. */
        readonly afterMs: number | null;
      };
    };

/** RFC 5321 §5.1: without another word a relay connects to port 25. */
export const RELAY_PORT = 25;

/** `example.net`, `[smtp.example.org]`, `[smtp.example.org]:587`, as in relayhost. */
export function parseDestination(text: string): Destination {
  const [, literal, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/u.exec(text) ?? [];
  return {
    name: (literal ?? plain ?? text).toLowerCase(),
    port: port === undefined ? RELAY_PORT : Number(port),
    looksUpMx: literal === undefined,
  };
}

/** The destination as a password map has it. */
export const destinationKey = ({ name, port, looksUpMx }: Destination): string =>
  `${looksUpMx ? name : `[${name}]`}${port === RELAY_PORT ? '' : `:${port}`}`;

/** The destination that is being tried. */
export const destinationOf = ({ destinations, domain }: RelayContext): Destination =>
  destinations[0] ?? { name: domain, port: RELAY_PORT, looksUpMx: true };

export const candidateOf = (context: RelayContext): Candidate => {
  const { candidates, candidateIndex } = context;
  const none = {
    name: destinationOf(context).name,
    ipAddress: '',
    preference: 0,
    authentic: false,
  };
  return candidates[candidateIndex] ?? none;
};

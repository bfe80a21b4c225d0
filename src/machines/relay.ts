/**
 * The facts, events and effects of a queue's delivery to one domain: it finds the MX hosts, tries
 * them in order, and removes, defers or bounces the message.
 */
import type { DeliveryReport, DnsAnswer, DnsQuery } from '../trace/traceEvent';
import type { RefusedRecipient, SessionOutcome } from './clientSession';
import { connectReport, ownReport, sessionReport, type NamedHost } from './deliveryReport';
import type { ConnectionFailure } from './mailClient';

export interface RelayInput {
  readonly domain: string;
  readonly connectTimeoutMs: number;
  readonly minimalBackoffMs: number;
  readonly maximalBackoffMs: number;
  readonly lifetimeMs: number;
}

export interface RelayContext extends RelayInput {
  /** The hosts to try, best preference first. */
  readonly hosts: readonly string[];
  readonly hostIndex: number;
  readonly ipAddress: string;
  /** How long the message has waited in the queue between tries. */
  readonly waitedMs: number;
}

export type RelayEvent =
  | { readonly type: 'message.queued' }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.failed'; readonly reason: ConnectionFailure }
  | {
      readonly type: 'session.ended';
      readonly outcome: SessionOutcome;
      /** The state in which the client was when its session ended. */
      readonly during: string;
    }
  | { readonly type: 'timer.fired'; readonly name: 'connect' | 'retry' };

export type RelayEffect =
  | { readonly type: 'lookUp'; readonly params: { readonly query: DnsQuery } }
  | {
      readonly type: 'openConnection';
      readonly params: {
        readonly ipAddress: string;
        readonly hostName: string;
        readonly port: number;
      };
    }
  | { readonly type: 'abandonConnection' }
  | {
      readonly type: 'startTimer';
      readonly params: { readonly name: 'connect' | 'retry'; readonly afterMs: number };
    }
  | { readonly type: 'cancelTimer'; readonly params: { readonly name: 'connect' | 'retry' } }
  | { readonly type: 'removeMessage'; readonly params: { readonly report: DeliveryReport } }
  | {
      readonly type: 'deferMessage';
      readonly params: { readonly report: DeliveryReport; readonly afterMs: number };
    }
  | { readonly type: 'bounceMessage'; readonly params: { readonly report: DeliveryReport } }
  | {
      readonly type: 'settleRefused';
      readonly params: { readonly host: NamedHost; readonly refused: readonly RefusedRecipient[] };
    };

/** RFC 5321 §5.1: a relay always connects to port 25. */
export const RELAY_PORT = 25;

/** The host names of an MX answer (`10 mx.example.net`), best preference first. */
export function hostsByPreference(answer: DnsAnswer): readonly string[] {
  if (answer.status !== 'found') return [];
  return answer.values
    .map((value) => {
      const [preference = '0', host = ''] = value.split(' ');
      return { preference: Number(preference), host };
    })
    .sort((left, right) => left.preference - right.preference)
    .map(({ host }) => host);
}

/** `0 .`: the domain says that it takes no mail, RFC 7505 §3. */
export const isNullMx = (answer: DnsAnswer): boolean =>
  answer.status === 'found' && answer.values.some((value) => value.split(' ')[1] === '.');

/** The wait before the next try: the age of the message, within Postfix's bounds. */
export const backoffMs = ({ waitedMs, minimalBackoffMs, maximalBackoffMs }: RelayContext): number =>
  Math.min(maximalBackoffMs, Math.max(minimalBackoffMs, waitedMs));

/** Why a host did not take the message, or that it did, as Postfix's log says it. */
export function relayReport(context: RelayContext, event: RelayEvent): DeliveryReport {
  const name = context.hosts[context.hostIndex] ?? context.domain;
  const host = { name, ipAddress: context.ipAddress, port: RELAY_PORT };
  switch (event.type) {
    case 'connection.failed':
      return connectReport(host, event.reason);
    case 'timer.fired':
      return connectReport(host, 'timed-out');
    case 'answer.received':
      return lookupReport(event.query, event.answer);
    case 'session.ended':
      return sessionReport(host, event.outcome, event.during);
    default:
      return ownReport('4.3.0', '');
  }
}

const NOT_FOUND = {
  nxdomain: ['5.4.4', 'Host not found'],
  nodata: ['5.4.4', 'Host found but no data record of requested type'],
  servfail: ['4.4.3', 'Host not found, try again'],
  timeout: ['4.4.3', 'Host not found, try again'],
} as const;

/** What DNS said, when it gave nothing to connect to. */
function lookupReport({ name, recordType }: DnsQuery, answer: DnsAnswer): DeliveryReport {
  if (answer.status === 'found') {
    return ownReport('5.1.0', `Domain ${name} does not accept mail (nullMX)`);
  }
  const [dsn, why] = NOT_FOUND[answer.status];
  return ownReport(
    dsn,
    `Host or domain name not found. Name service error for name=${name} type=${recordType}: ${why}`,
  );
}

/**
 * The facts, events and effects of a queue's delivery to one domain: it finds the MX hosts, tries
 * them in order, and removes, defers or bounces the message.
 */
import type { DnsAnswer, DnsQuery } from '../trace/traceEvent';
import type { RefusedRecipient, SessionOutcome } from './clientSession';
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
  /** Why the last host did not take it, in the words of Postfix's log. */
  readonly detail: string;
}

export type RelayEvent =
  | { readonly type: 'message.queued' }
  | { readonly type: 'answer.received'; readonly query: DnsQuery; readonly answer: DnsAnswer }
  | { readonly type: 'connection.opened' }
  | { readonly type: 'connection.failed'; readonly reason: ConnectionFailure }
  | { readonly type: 'session.ended'; readonly outcome: SessionOutcome }
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
  | { readonly type: 'removeMessage'; readonly params: { readonly detail: string } }
  | {
      readonly type: 'deferMessage';
      readonly params: { readonly detail: string; readonly afterMs: number };
    }
  | { readonly type: 'bounceMessage'; readonly params: { readonly detail: string } }
  | {
      readonly type: 'settleRefused';
      readonly params: { readonly refused: readonly RefusedRecipient[] };
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

const FAILURES: Readonly<Record<ConnectionFailure, string>> = {
  'timed-out': 'Connection timed out',
  refused: 'Connection refused',
  prohibited: 'No route to host',
};

/** Why a host did not take the message, as Postfix's log says it. */
export function relayDetail(context: RelayContext, event: RelayEvent): string {
  const host = `${context.hosts[context.hostIndex] ?? context.domain}[${context.ipAddress}]`;
  switch (event.type) {
    case 'connection.failed':
      return `connect to ${host}:${RELAY_PORT}: ${FAILURES[event.reason]}`;
    case 'timer.fired':
      return `connect to ${host}:${RELAY_PORT}: Connection timed out`;
    case 'answer.received': {
      const { name, recordType } = event.query;
      if (isNullMx(event.answer)) return `Domain ${name} does not accept mail (nullMX)`;
      const why =
        event.answer.status === 'servfail' ? 'Host not found, try again' : 'Host not found';
      return (
        `Host or domain name not found. Name service error for name=${name} ` +
        `type=${recordType}: ${why}`
      );
    }
    case 'session.ended':
      return sessionDetail(host, event.outcome);
    default:
      return '';
  }
}

function sessionDetail(host: string, outcome: SessionOutcome): string {
  if (outcome.kind === 'accepted') return outcome.detail;
  if (outcome.kind === 'refused') return `host ${host} said: ${outcome.detail}`;
  switch (outcome.rule) {
    case 'client.starttls-missing':
      return `TLS is required, but was not offered by host ${host}`;
    case 'client.tls-failed':
      return outcome.detail.startsWith('certificate')
        ? 'Server certificate not trusted'
        : 'Cannot start TLS: handshake failure';
    case 'client.timed-out':
      return `conversation with ${host} timed out`;
    default:
      return `lost connection with ${host}`;
  }
}

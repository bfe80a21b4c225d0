/**
 * Which hosts may take a message, in Postfix's order: the MX hosts of the destination by preference
 * or the destination itself, their addresses, none that leads back (RFC 5321 §5.1), and what TLS
 * has to prove with each (RFC 7672 §2.2, RFC 8461 §5). Pure: a context and an answer give the next
 * context and what is to be done.
 * Simplified: the texts about MTA-STS and DNSSEC are those of Postfix's log where it has any.
 */
import type { DeliveryReport, DnsAnswer, DnsQuery } from '../trace/traceEvent';
import { ownReport } from './deliveryReport';
import { destinationOf, RELAY_PORT, type MxHost, type RelayContext } from './relay';
import { hostTls, judgeTlsa, needsTlsa, notToBeTrusted } from './relayTls';

/** What a relay does next. */
export type Next =
  'ask-policy' | 'look-up-mx' | 'look-up-address' | 'look-up-tlsa' | 'connect' | 'give-up';

/** The next context, with what is to be done in it. */
export interface Course {
  readonly context: RelayContext;
  readonly next: Next;
}

const NO_HOSTS = { hosts: [], hostIndex: 0, candidates: [], candidateIndex: 0, sessionCount: 0 };

const asHost = (name: string, authentic = true): MxHost => ({ name, preference: 0, authentic });

const isAddress = (name: string): boolean => /^(?:\d{1,3}\.){3}\d{1,3}$/u.test(name);

/** A new try: everything that was found out before is asked again. */
export function beginTry(context: RelayContext, ageMs: number): Course {
  const { domain, relayhost, fallbackRelays, usesSts } = context;
  const first = relayhost ?? { name: domain, port: RELAY_PORT, looksUpMx: true };
  const started: RelayContext = {
    ...context,
    ...NO_HOSTS,
    activatedMs: ageMs,
    destinations: [first, ...fallbackRelays],
    sts: null,
    report: null,
  };
  return usesSts && first.looksUpMx
    ? { context: started, next: 'ask-policy' }
    : beginRoute(started);
}

/** The first question about a destination. */
export function beginRoute(context: RelayContext): Course {
  const destination = destinationOf(context);
  const fresh: RelayContext = { ...context, ...NO_HOSTS };
  if (isAddress(destination.name)) {
    const { name } = destination;
    return judgeCandidates({ ...fresh, candidates: [{ ...asHost(name, false), ipAddress: name }] });
  }
  return destination.looksUpMx
    ? { context: fresh, next: 'look-up-mx' }
    : { context: { ...fresh, hosts: [asHost(destination.name)] }, next: 'look-up-address' };
}

/** The next destination (smtp_fallback_relay), or the end of this try. */
function leaveDestination(context: RelayContext): Course {
  const destinations = context.destinations.slice(1);
  return destinations.length === 0 || isLoop(context.report)
    ? { context: { ...context, report: softened(context) }, next: 'give-up' }
    : beginRoute({ ...context, destinations });
}

const isLoop = (report: DeliveryReport | null): boolean => report?.dsn === '5.4.6';

/** A relayhost that cannot be found is this server's own mistake: the message can wait for it. */
function softened({ report, relayhost, destinations, fallbackRelays }: RelayContext) {
  const isConfigured =
    relayhost !== null || (fallbackRelays.length > 0 && destinations.length === 1);
  return report?.dsn.startsWith('5') === true && report.relay === 'none' && isConfigured
    ? { ...report, dsn: '4.3.5' }
    : report;
}

const WHY_NOT = {
  nxdomain: ['5.4.4', 'Host not found'],
  nodata: ['5.4.4', 'Host found but no data record of requested type'],
  servfail: ['4.4.3', 'Host not found, try again'],
  timeout: ['4.4.3', 'Host not found, try again'],
} as const;

/** What DNS said, when it gave nothing to connect to. */
export function lookupReport({ name, recordType }: DnsQuery, answer: DnsAnswer): DeliveryReport {
  if (answer.status === 'found') {
    return ownReport('5.1.0', `Domain ${name} does not accept mail (nullMX)`);
  }
  const [dsn, why] = WHY_NOT[answer.status];
  return ownReport(
    dsn,
    `Host or domain name not found. Name service error for name=${name} type=${recordType}: ${why}`,
  );
}

/** The hosts of an MX answer (`10 mx.example.net`), best preference first. */
export function hostsByPreference(answer: DnsAnswer): readonly MxHost[] {
  if (answer.status !== 'found') return [];
  const authentic = answer.authentic === true;
  return answer.values
    .map((value) => {
      const [preference = '0', name = ''] = value.split(' ');
      return { preference: Number(preference), name, authentic };
    })
    .sort((left, right) => left.preference - right.preference);
}

/** `0 .`: the domain says that it takes no mail, RFC 7505 §3. */
export const isNullMx = (answer: DnsAnswer): boolean =>
  answer.status === 'found' && answer.values.some((value) => value.split(' ')[1] === '.');

/** The MX records have come, or there are none. */
export function afterMxAnswer(context: RelayContext, query: DnsQuery, answer: DnsAnswer): Course {
  const report = lookupReport(query, answer);
  const isUnknown = answer.status === 'servfail' || answer.status === 'timeout';
  if (isNullMx(answer) || (isUnknown && !context.ignoresMxLookupError)) {
    return leaveDestination({ ...context, report });
  }
  const hosts =
    answer.status === 'found' ? hostsByPreference(answer) : [asHost(destinationOf(context).name)];
  return { context: { ...context, hosts, hostIndex: 0 }, next: 'look-up-address' };
}

/** A host's addresses have come, or there are none; the last answer decides about all hosts. */
export function afterAddressAnswer(
  context: RelayContext,
  query: DnsQuery,
  answer: DnsAnswer,
): Course {
  const host = context.hosts[context.hostIndex];
  const found =
    answer.status === 'found' && host !== undefined
      ? answer.values.map((ipAddress) => ({
          ...host,
          authentic: host.authentic && answer.authentic === true,
          ipAddress,
        }))
      : [];
  const told: RelayContext = {
    ...context,
    candidates: [...context.candidates, ...found],
    report:
      answer.status === 'found' ? context.report : harder(context, lookupReport(query, answer)),
    hostIndex: context.hostIndex + 1,
  };
  return told.hostIndex < told.hosts.length
    ? { context: told, next: 'look-up-address' }
    : judgeCandidates(told);
}

/** A temporary failure is not forgotten over a later final one; the later text stands. */
function harder({ report }: RelayContext, latest: DeliveryReport): DeliveryReport {
  const wasTemporary = report?.dsn.startsWith('4') === true;
  return wasTemporary && latest.dsn.startsWith('5') ? { ...latest, dsn: '4.4.4' } : latest;
}

function judgeCandidates(context: RelayContext): Course {
  const { candidates, defersWithoutMxAddress, ownAddress, hosts } = context;
  const { name, port, looksUpMx } = destinationOf(context);
  if (candidates.length === 0) {
    const { report } = context;
    const waits = defersWithoutMxAddress && looksUpMx && report !== null;
    const held = waits ? { ...report, dsn: `4${report.dsn.slice(1)}` } : report;
    return leaveDestination({ ...context, report: held });
  }
  const self = candidates.find(({ ipAddress }) => ipAddress === ownAddress);
  if (self === undefined || port !== RELAY_PORT) return approach(context, 0);
  const better = candidates.filter(({ preference }) => preference < self.preference);
  if (better.length > 0) {
    const [destination] = context.destinations;
    const destinations = destination === undefined ? [] : [destination];
    return approach({ ...context, candidates: better, destinations }, 0);
  }
  const isBest = hosts[0]?.preference === candidates[0]?.preference;
  const report = isBest
    ? ownReport('5.4.6', `mail for ${name} loops back to myself`)
    : ownReport('4.4.4', `unable to find primary relay for ${name}`);
  return leaveDestination({ ...context, report, destinations: context.destinations.slice(0, 1) });
}

/** Turns to a candidate: what TLS needs there, or the next one when it is not to be trusted. */
export function approach(context: RelayContext, index: number): Course {
  const { candidates, addressLimit, sessionLimit, sessionCount } = context;
  const isOver =
    index >= candidates.length ||
    (addressLimit > 0 && index >= addressLimit) ||
    (sessionLimit > 0 && sessionCount >= sessionLimit);
  if (isOver) return leaveDestination(context);
  const here = { ...context, candidateIndex: index };
  const report = notToBeTrusted(here);
  if (report !== null) return approach({ ...here, report }, index + 1);
  return needsTlsa(here)
    ? { context: here, next: 'look-up-tlsa' }
    : { context: { ...here, tls: hostTls(here, null) }, next: 'connect' };
}

/** TLSA records have come, or there are none. */
export function afterTlsaAnswer(context: RelayContext, answer: DnsAnswer): Course {
  const verdict = judgeTlsa(context, answer);
  if (verdict.kind === 'refused') {
    return approach({ ...context, report: verdict.report }, context.candidateIndex + 1);
  }
  return { context: { ...context, tls: hostTls(context, verdict) }, next: 'connect' };
}

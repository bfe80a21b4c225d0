/**
 * What a relay asks of TLS with one host: its own level (smtp_tls_security_level), what TLSA
 * records say under `dane` (RFC 7672 §2.2, §3.1), and what the domain's MTA-STS policy says (RFC
 * 8461 §4, §5). An MTA-STS policy never overrides what DANE has found (RFC 8461 §2).
 * Simplified: the text about a host that a policy does not list is not Postfix's.
 */
import type { DeliveryReport, DnsAnswer } from '../trace/traceEvent';
import { ownReport } from './deliveryReport';
import {
  candidateOf,
  destinationOf,
  type Candidate,
  type HostTls,
  type RelayContext,
  type RelayEvent,
  type TlsaRecord,
} from './relay';

/** `*.example.net` in a policy stands for one label, RFC 8461 §4.1. */
function isListed(patterns: readonly string[], { name }: Candidate): boolean {
  const host = name.toLowerCase();
  return patterns.some((pattern) => {
    const wanted = pattern.toLowerCase();
    return wanted.startsWith('*.')
      ? host.slice(host.indexOf('.')) === wanted.slice(1)
      : host === wanted;
  });
}

const isDane = ({ level }: RelayContext): boolean => level === 'dane' || level === 'dane-only';

const isProvable = (context: RelayContext): boolean =>
  context.checksDnssec && !context.ignoresMxLookupError && candidateOf(context).authentic;

/** Whether TLSA records are to be looked up for the candidate. */
export const needsTlsa = (context: RelayContext): boolean => isDane(context) && isProvable(context);

/** Why the candidate is passed over before anything is asked of it; null when it is not. */
export function notToBeTrusted(context: RelayContext): DeliveryReport | null {
  if (context.level === 'dane-only' && !isProvable(context)) {
    return ownReport('4.7.5', 'non DNSSEC destination');
  }
  const { sts } = context;
  if (needsTlsa(context) || sts?.mode !== 'enforce' || isListed(sts.mx, candidateOf(context))) {
    return null;
  }
  const { name } = candidateOf(context);
  return ownReport('4.7.5', `MX host ${name} is not listed in the MTA-STS policy`);
}

/** Usage 2 or 3 with a digest or data that is known: what SMTP can use, RFC 7672 §3.1. */
const isUsable = ({ usage, selector, matchingType }: TlsaRecord): boolean =>
  (usage === 2 || usage === 3) && selector <= 1 && matchingType <= 2;

/** `3 1 1 0123…` */
function parseTlsa(value: string): TlsaRecord {
  const [usage = '', selector = '', matchingType = '', data = ''] = value.split(' ');
  return {
    usage: Number(usage),
    selector: Number(selector),
    matchingType: Number(matchingType),
    data: data.toLowerCase(),
  };
}

/** What the answer to the question for TLSA records makes of the candidate. */
export type TlsaVerdict =
  | { readonly kind: 'matches'; readonly tlsa: readonly TlsaRecord[] }
  | { readonly kind: 'unusable' | 'none' }
  | { readonly kind: 'refused'; readonly report: DeliveryReport };

/** RFC 7672 §2.2: an error is no absence; what cannot be used still demands TLS. */
export function judgeTlsa(context: RelayContext, answer: DnsAnswer): TlsaVerdict {
  const { name } = candidateOf(context);
  const isRequired = context.level === 'dane-only';
  const refused = (detail: string): TlsaVerdict => ({
    kind: 'refused',
    report: ownReport('4.7.5', detail),
  });
  if (answer.status === 'servfail' || answer.status === 'timeout') {
    return refused(`TLSA lookup error for ${name}:${destinationOf(context).port}`);
  }
  if (answer.status !== 'found' || answer.authentic !== true) {
    return isRequired ? refused('no TLSA records found') : { kind: 'none' };
  }
  const tlsa = answer.values.map(parseTlsa).filter(isUsable);
  if (tlsa.length > 0) return { kind: 'matches', tlsa };
  return isRequired ? refused('TLSA records unusable') : { kind: 'unusable' };
}

/** The names that a certificate may bear, spelled out from the parameter's words. */
function namesFor(context: RelayContext, words: readonly string[]): readonly string[] {
  const nexthop = destinationOf(context).name;
  return words.flatMap((word) => {
    if (word === 'hostname') return [candidateOf(context).name];
    if (word === 'nexthop') return [nexthop];
    return word === 'dot-nexthop' ? [`.${nexthop}`] : [word];
  });
}

/** What is asked of TLS with the candidate; `verdict` is null when TLSA was not looked up. */
export function hostTls(context: RelayContext, verdict: TlsaVerdict | null): HostTls {
  const { level, sts, verifyNames, secureNames } = context;
  const names: readonly string[] = [];
  if (verdict?.kind === 'matches') {
    const { tlsa } = verdict;
    const base = [candidateOf(context).name, destinationOf(context).name];
    return { level: 'dane', names: base, tlsa };
  }
  if (verdict?.kind === 'unusable') return { level: 'encrypt', names, tlsa: [] };
  if (sts?.mode === 'enforce') {
    return { level: 'secure', names: sts.mx.map((name) => name.replace(/^\*/u, '')), tlsa: [] };
  }
  switch (level) {
    case 'dane':
    case 'dane-only':
      return { level: 'may', names, tlsa: [] };
    case 'verify':
      return { level, names: namesFor(context, verifyNames), tlsa: [] };
    case 'secure':
      return { level, names: namesFor(context, secureNames), tlsa: [] };
    default:
      return { level, names, tlsa: [] };
  }
}

/** The id of `v=STSv1; id=20261123;` at `_mta-sts`, or null when there is no such record. */
export function policyIdIn(event: RelayEvent): string | null {
  if (event.type !== 'answer.received' || event.answer.status !== 'found') return null;
  const records = event.answer.values.filter((value) => /^v=STSv1\s*;/u.test(value));
  const [record] = records;
  return record === undefined || records.length > 1
    ? null
    : (/;\s*id=([A-Za-z0-9]{1,32})\s*(?:;|$)/u.exec(record)?.[1] ?? null);
}

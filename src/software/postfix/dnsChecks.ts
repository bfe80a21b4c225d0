/**
 * What Postfix's restrictions ask DNS (postconf(5), reject_unknown_*): whether a domain can take
 * mail, and whether a host exists. An answer that is not known yet is asked for by `Unanswered`,
 * which the caller turns into a question.
 */
import type { DnsAnswer, DnsQuery, DnsRecordType } from '../../trace/traceEvent';
import type { KnownAnswer } from '../serverSoftware';

/** Thrown when a judgement needs an answer that has not come; never seen outside `restrictions`. */
export class Unanswered extends Error {
  constructor(readonly query: DnsQuery) {
    super(`${query.recordType} ${query.name} has not been asked for.`);
  }
}

export type LookUp = (name: string, recordType: DnsRecordType) => DnsAnswer;

/** Looks up in what is known. */
export const lookUpIn =
  (known: readonly KnownAnswer[]): LookUp =>
  (name, recordType) => {
    const found = known.find(({ query }) => query.name === name && query.recordType === recordType);
    if (found === undefined) throw new Unanswered({ name, recordType });
    return found.answer;
  };

const isBroken = ({ status }: DnsAnswer): boolean => status === 'servfail' || status === 'timeout';

/** Whether mail can go to a domain, RFC 5321 §5.1, RFC 7505 §3. */
export function mailDomain(domain: string, lookUp: LookUp): 'known' | 'unknown' | 'null-mx' {
  const mx = lookUp(domain, 'MX');
  if (mx.status === 'found') {
    const takesNone = mx.values.some((value) => value.split(' ')[1] === '.');
    return takesNone ? 'null-mx' : 'known';
  }
  if (isBroken(mx) || mx.status === 'nxdomain') return 'unknown';
  return lookUp(domain, 'A').status === 'found' ? 'known' : 'unknown';
}

/** Whether a host has an address or takes mail. */
export const hostExists = (name: string, lookUp: LookUp): boolean =>
  lookUp(name, 'A').status === 'found' || lookUp(name, 'MX').status === 'found';

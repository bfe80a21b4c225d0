/**
 * An inquiry: a check that has to ask DNS, as a generator. It yields one question after another and
 * returns its result. Nobody looks anything up here: whoever pursues an inquiry gives the answers
 * that are known by now, and learns what is to be asked next.
 */
import type { DnsAnswer, DnsQuery, DnsRecordType } from '../../trace/traceEvent';

/** What a question is asked for. */
export type Purpose = 'spf' | 'dkim' | 'dmarc' | 'iprev';

export interface Question {
  readonly query: DnsQuery;
  readonly purpose: Purpose;
}

export type Inquiry<T> = Generator<Question, T, DnsAnswer>;

/** An answer to keep for later. */
export interface Answered {
  readonly query: DnsQuery;
  readonly answer: DnsAnswer;
}

/** How far an inquiry gets: to its result, or to a question that nobody has answered yet. */
export type Progress<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'ask'; readonly query: DnsQuery; readonly purpose: Purpose };

const sameQuery = (left: DnsQuery, right: DnsQuery): boolean =>
  left.recordType === right.recordType && left.name.toLowerCase() === right.name.toLowerCase();

/** Asks one question of an inquiry. */
export function* askFor(
  purpose: Purpose,
  name: string,
  recordType: DnsRecordType,
): Inquiry<DnsAnswer> {
  return yield { purpose, query: { name, recordType } };
}

/**
 * Runs an inquiry as far as the known answers carry it. The same inquiry has to be made anew for
 * each call, since a generator cannot be rewound.
 */
export function pursue<T>(inquiry: Inquiry<T>, known: readonly Answered[]): Progress<T> {
  let step = inquiry.next();
  while (step.done !== true) {
    const { query, purpose } = step.value;
    const found = known.find((entry) => sameQuery(entry.query, query));
    if (found === undefined) return { kind: 'ask', query, purpose };
    step = inquiry.next(found.answer);
  }
  return { kind: 'done', value: step.value };
}

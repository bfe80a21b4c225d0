// Runs an inquiry over a zone at once, and keeps count of what it asked.

import type { Inquiry, Question } from '../../src/software/authentication/inquiry';
import { answerQuery } from '../../src/simulation/resolver';
import type { DnsRecord } from '../../src/world/dnsSchema';

export interface Inquired<T> {
  readonly value: T;
  readonly questions: readonly Question[];
}

/** No inquiry of a real receiver asks so much. */
const MAXIMUM_QUESTIONS = 1000;

/** The result over a zone, with every question that was asked, in order. */
export function inquire<T>(inquiry: Inquiry<T>, records: readonly DnsRecord[]): Inquired<T> {
  const questions: Question[] = [];
  let step = inquiry.next();
  while (step.done !== true) {
    questions.push(step.value);
    if (questions.length > MAXIMUM_QUESTIONS) throw new Error('The inquiry does not end.');
    step = inquiry.next(answerQuery(records, step.value.query, 1));
  }
  return { value: step.value, questions };
}

/** A zone from lines such as `example.org TXT v=spf1 -all` or `example.org MX 10 a.example`. */
export const zoneOf = (...lines: readonly string[]): readonly DnsRecord[] =>
  lines.map((line): DnsRecord => {
    const [name = '', type = '', ...rest] = line.split(' ');
    const data = rest.join(' ');
    switch (type) {
      case 'A':
      case 'AAAA':
        return { name, type, address: data };
      case 'MX':
        return { name, type, preference: Number(rest[0]), host: rest[1] ?? '' };
      case 'TXT':
        return { name, type, text: data };
      case 'PTR':
      case 'CNAME':
        return { name, type, host: data };
      case 'servfail':
      case 'timeout':
        return { name, type: 'broken', failure: type };
      default:
        throw new Error(`A record of the type ${type} is not known here.`);
    }
  });

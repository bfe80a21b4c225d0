/**
 * Finds the DMARC record that applies to a domain, and the domain of its organisation, by walking
 * up the tree of names. RFC 9989 does so in place of the list of public suffixes that RFC 7489
 * §3.2 used; its text stood here as the last draft has it.
 */
import type { DnsAnswer } from '../../../trace/traceEvent';
import { askFor, type Inquiry } from '../inquiry';
import { isDmarcRecord, readDmarcRecord, type DmarcRecord } from './dmarcRecord';

/** Thrown when DNS gives no answer; never seen outside this folder. */
export class NoAnswer extends Error {}

export interface FoundPolicy {
  readonly domain: string;
  readonly record: DmarcRecord;
}

/** How many names are asked for at most, however long a name is. */
const MAXIMUM_QUERIES = 8;

const textsOf = (answer: DnsAnswer): readonly string[] => {
  if (answer.status === 'servfail' || answer.status === 'timeout') throw new NoAnswer();
  return answer.status === 'found' ? answer.values.filter(isDmarcRecord) : [];
};

/** The record of one name; several are as good as none. */
function* recordAt(domain: string): Inquiry<DmarcRecord | null> {
  const [text, ...others] = textsOf(yield* askFor('dmarc', `_dmarc.${domain}`, 'TXT'));
  return text === undefined || others.length > 0 ? null : readDmarcRecord(text);
}

/** The names to ask for, from the whole name up; of a long name only its last parts. */
function namesUpFrom(domain: string): readonly string[] {
  const labels = domain.split('.');
  const names = labels.map((_label, index) => labels.slice(index).join('.'));
  if (labels.length <= MAXIMUM_QUERIES) return names;
  return [domain, ...names.slice(1 - MAXIMUM_QUERIES)];
}

interface Walk {
  readonly found: readonly FoundPolicy[];
  /** The domain one label below a public suffix that was met. */
  readonly belowSuffix: string | null;
}

/** Asks name by name; a record that says what it is ends the walk. */
function* walkUp(domain: string): Inquiry<Walk> {
  const found: FoundPolicy[] = [];
  let below = domain;
  for (const name of namesUpFrom(domain)) {
    const record = yield* recordAt(name);
    if (record !== null) {
      found.push({ domain: name, record });
      if (record.publicSuffix === 'no') break;
      if (record.publicSuffix === 'yes') {
        const labels = name.split('.').length + 1;
        below = domain.split('.').slice(-labels).join('.');
        return { found, belowSuffix: below };
      }
    }
  }
  return { found, belowSuffix: null };
}

/** The domain of the organisation that a domain belongs to; without any record, the domain. */
export function* organisationalDomain(domain: string): Inquiry<string> {
  const { found, belowSuffix } = yield* walkUp(domain);
  return belowSuffix ?? found.at(-1)?.domain ?? domain;
}

/** The record that applies to mail from a domain: its own, its organisation's, its suffix's. */
export function* findPolicy(domain: string): Inquiry<FoundPolicy | null> {
  const record = yield* recordAt(domain);
  if (record !== null) return { domain, record };
  const { found, belowSuffix } = yield* walkUp(domain);
  return found.find((policy) => policy.domain === belowSuffix) ?? found.at(-1) ?? null;
}

/**
 * DNS as a world has it: a resolver that knows the zone and answers after its round trip. A name
 * without any record does not exist; a name marked `broken` fails (RFC 1035 §4.1.1). An alias leads
 * to the name it stands for (RFC 1035 §3.3.1), and one that never ends is a failure.
 * Simplified: no caching; DNSSEC is a list of signed zones, without signatures.
 */
import type { DnsRecord } from '../world/dnsSchema';
import type { DnsAnswer, DnsQuery } from '../trace/traceEvent';

const sameName = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

/** `10.2.0.192.in-addr.arpa` → `192.0.2.10`; other names as they are. */
const recordName = ({ name, recordType }: DnsQuery): string => {
  const reversed = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\.in-addr\.arpa$/u.exec(name);
  if (recordType !== 'PTR' || reversed === null) return name;
  return reversed.slice(1).reverse().join('.');
};

const valueOf = (record: DnsRecord): string => {
  switch (record.type) {
    case 'A':
    case 'AAAA':
      return record.address;
    case 'MX':
      return `${record.preference} ${record.host}`;
    case 'TXT':
      // The strings of one record are one text, without anything between them (RFC 7208 §3.3).
      return typeof record.text === 'string' ? record.text : record.text.join('');
    case 'PTR':
    case 'CNAME':
      return record.host;
    case 'TLSA':
      return `${record.usage} ${record.selector} ${record.matchingType} ${record.data}`;
    case 'broken':
      return '';
  }
};

/** A name exists, though it has no records, when there are names below it. */
const hasNamesBelow = (records: readonly DnsRecord[], name: string): boolean =>
  records.some((record) => record.name.toLowerCase().endsWith(`.${name.toLowerCase()}`));

/** How many aliases are followed. */
const MAXIMUM_ALIASES = 8;

/** What the zone says to a query. `seed` decides the order of equal MX hosts (RFC 5321 §5.1). */
export function answerQuery(
  records: readonly DnsRecord[],
  query: DnsQuery,
  seed: number,
  aliases = 0,
): DnsAnswer {
  const name = recordName(query);
  const named = records.filter((record) => sameName(record.name, name));
  const broken = named.find((record) => record.type === 'broken');
  if (broken !== undefined) return { status: broken.failure };
  const alias = named.find((record) => record.type === 'CNAME');
  if (alias !== undefined && query.recordType !== 'CNAME') {
    if (aliases === MAXIMUM_ALIASES) return { status: 'servfail' };
    return answerQuery(records, { ...query, name: alias.host }, seed, aliases + 1);
  }
  if (named.length === 0) return { status: hasNamesBelow(records, name) ? 'nodata' : 'nxdomain' };
  const values = named.filter(({ type }) => type === query.recordType).map(valueOf);
  if (values.length === 0) return { status: 'nodata' };
  const turn = query.recordType === 'MX' ? seed % values.length : 0;
  return { status: 'found', values: [...values.slice(turn), ...values.slice(0, turn)] };
}

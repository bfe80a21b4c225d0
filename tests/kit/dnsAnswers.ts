// Every kind of answer that DNS gives, as a machine hears it.

import type { DnsAnswer, DnsQuery } from '../../src/trace/traceEvent';

const MX_QUERY: DnsQuery = { name: 'example.net', recordType: 'MX' };

const ANSWERS: readonly DnsAnswer[] = [
  { status: 'found', values: ['10 a.example.net', '20 b.example.net'] },
  { status: 'found', values: ['203.0.113.25'] },
  { status: 'found', values: ['0 .'] },
  { status: 'found', values: ['v=spf1 ip4:203.0.113.0/24 -all'] },
  { status: 'nodata' },
  { status: 'nxdomain' },
  { status: 'servfail' },
  { status: 'timeout' },
];

export const DNS_ANSWERS = ANSWERS.map(
  (answer) => ({ type: 'answer.received', query: MX_QUERY, answer }) as const,
);

// SPF over zones that nobody would write: it always ends, asks no more than its limits allow, and
// finds the same when its answers come one by one.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkHost } from '../../src/software/authentication/spf/checkHost';
import { pursue, type Answered } from '../../src/software/authentication/inquiry';
import { answerQuery } from '../../src/simulation/resolver';
import type { DnsRecord } from '../../src/world/dnsSchema';
import { FUZZ_TIMEOUT_MS, fuzzRuns } from '../kit/fuzzRuns';
import { inquire } from '../kit/inquire';

const NAMES = ['example.org', 'a.example.org', 'b.example.org', 'mx.example.net', 'x.example'];
const ADDRESSES = ['192.0.2.1', '192.0.2.2', '198.51.100.7'];

const name = fc.constantFrom(...NAMES);
const domain = fc.oneof(
  name,
  fc.constantFrom('%{d}', '%{o}', '%{l}.%{d}', '%{ir}.example', '%{p}', '%{h}', 'com', '%{d'),
);
const term = fc
  .tuple(
    fc.constantFrom('', '+', '-', '~', '?'),
    fc.oneof(
      domain.map((text) => `include:${text}`),
      domain.map((text) => `redirect=${text}`),
      domain.map((text) => `exp=${text}`),
      domain.map((text) => `exists:${text}`),
      domain.map((text) => `ptr:${text}`),
      domain.map((text) => `mx:${text}/24`),
      domain.map((text) => `a:${text}//64`),
      fc.constantFrom(
        'a',
        'mx',
        'ptr',
        'all',
        'ip4:192.0.2.0/31',
        'ip6:2001:db8::/32',
        'junk',
        '=',
      ),
    ),
  )
  .map((parts) => parts.join(''));
const spfText = fc.array(term, { maxLength: 14 }).map((terms) => ['v=spf1', ...terms].join(' '));

const record: fc.Arbitrary<DnsRecord> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name, type: fc.constant('TXT' as const), text: spfText }) },
  fc.record({ name, type: fc.constant('A' as const), address: fc.constantFrom(...ADDRESSES) }),
  fc.record({
    name,
    type: fc.constant('MX' as const),
    preference: fc.constant(10),
    host: fc.oneof(name, fc.constant('.')),
  }),
  fc.record({ name, type: fc.constant('CNAME' as const), host: name }),
  fc.record({ name: fc.constantFrom(...ADDRESSES), type: fc.constant('PTR' as const), host: name }),
  fc.record({
    name,
    type: fc.constant('broken' as const),
    failure: fc.constantFrom('servfail' as const, 'timeout' as const),
  }),
);

/** Ten terms, each with its own look-up and ten more for hosts or names, macros included. */
const MOST_QUESTIONS = 1 + 10 * (1 + 10 + 11) + 2 * (1 + 11);

it(
  'ends within its limits on any zone',
  () => {
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 20 }),
        fc.constantFrom(...ADDRESSES, '2001:db8::1'),
        fc.constantFrom('joe@example.org', 'postmaster@a.example.org', '@x.example'),
        (records, clientAddress, sender) => {
          const facts = {
            clientAddress,
            domain: sender.slice(sender.indexOf('@') + 1),
            sender,
            helloName: 'b.example.org',
            receiver: 'mx.example.net',
            epochSeconds: 0,
          };
          const { value, questions } = inquire(checkHost(facts), records);
          expect(questions.length).toBeLessThanOrEqual(MOST_QUESTIONS);
          const known: Answered[] = [];
          let progress = pursue(checkHost(facts), known);
          while (progress.kind === 'ask') {
            const { query } = progress;
            known.push({ query, answer: answerQuery(records, query, 1) });
            progress = pursue(checkHost(facts), known);
          }
          expect(progress.value).toEqual(value);
        },
      ),
      fuzzRuns(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

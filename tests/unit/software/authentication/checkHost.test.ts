// SPF by RFC 7208: the zones of its appendix A, every mechanism and modifier, and the limits.

import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../../src/software/authentication/spf/checkHost';
import type { DnsRecord } from '../../../../src/world/dnsSchema';
import { inquire, zoneOf } from '../../../kit/inquire';

/** RFC 7208 Appendix A, before any SPF record. */
const ZONE = zoneOf(
  'example.com MX 10 mail-a.example.com',
  'example.com MX 20 mail-b.example.com',
  'example.com A 192.0.2.10',
  'example.com A 192.0.2.11',
  'amy.example.com A 192.0.2.65',
  'bob.example.com A 192.0.2.66',
  'mail-a.example.com A 192.0.2.129',
  'mail-b.example.com A 192.0.2.130',
  'example.org MX 10 mail-c.example.org',
  'mail-c.example.org A 192.0.2.140',
  '192.0.2.10 PTR example.com',
  '192.0.2.11 PTR example.com',
  '192.0.2.65 PTR amy.example.com',
  '192.0.2.66 PTR bob.example.com',
  '192.0.2.129 PTR mail-a.example.com',
  '192.0.2.130 PTR mail-b.example.com',
  '192.0.2.140 PTR mail-c.example.org',
  '10.0.0.4 PTR bob.example.com',
);

const check = (
  clientAddress: string,
  records: readonly DnsRecord[],
  sender = 'strong-bad@example.com',
) =>
  inquire(
    checkHost({
      clientAddress,
      domain: sender.slice(sender.lastIndexOf('@') + 1),
      sender,
      helloName: 'mail.example.net',
      receiver: 'mx.example.net',
      epochSeconds: 1_700_000_000,
    }),
    records,
  );

const resultOf = (record: string, clientAddress: string, ...more: readonly string[]) =>
  check(clientAddress, [...ZONE, ...zoneOf(`example.com TXT ${record}`, ...more)]).value.result;

describe('the simple examples, RFC 7208 Appendix A.1', () => {
  it.each([
    ['v=spf1 +all', '10.0.0.1', 'pass'],
    ['v=spf1 a -all', '192.0.2.10', 'pass'],
    ['v=spf1 a -all', '192.0.2.11', 'pass'],
    ['v=spf1 a -all', '192.0.2.65', 'fail'],
    ['v=spf1 a:example.org -all', '192.0.2.10', 'fail'],
    ['v=spf1 mx -all', '192.0.2.129', 'pass'],
    ['v=spf1 mx -all', '192.0.2.130', 'pass'],
    ['v=spf1 mx -all', '192.0.2.10', 'fail'],
    ['v=spf1 mx:example.org -all', '192.0.2.140', 'pass'],
    ['v=spf1 mx mx:example.org -all', '192.0.2.140', 'pass'],
    ['v=spf1 mx mx:example.org -all', '192.0.2.65', 'fail'],
    ['v=spf1 mx/30 mx:example.org/30 -all', '192.0.2.131', 'pass'],
    ['v=spf1 mx/30 mx:example.org/30 -all', '192.0.2.143', 'pass'],
    ['v=spf1 mx/30 mx:example.org/30 -all', '192.0.2.144', 'fail'],
    ['v=spf1 ptr -all', '192.0.2.65', 'pass'],
    ['v=spf1 ptr -all', '192.0.2.140', 'fail'],
    // A name that does not lead back proves nothing.
    ['v=spf1 ptr -all', '10.0.0.4', 'fail'],
    ['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.65', 'fail'],
    ['v=spf1 ip4:192.0.2.128/28 -all', '192.0.2.129', 'pass'],
  ])('%s for %s is %s', (record, clientAddress, result) => {
    expect(resultOf(record, clientAddress)).toBe(result);
  });
});

describe('several domains, RFC 7208 Appendix A.2', () => {
  const zone = [
    ...ZONE,
    ...zoneOf(
      'example.org TXT v=spf1 include:example.com include:example.net -all',
      'la.example.org TXT v=spf1 redirect=example.org',
      'example.com TXT v=spf1 a -all',
      'example.net TXT v=spf1 ip4:198.51.100.0/24 -all',
    ),
  ];

  it.each([
    ['192.0.2.10', 'pass'],
    ['198.51.100.9', 'pass'],
    ['203.0.113.9', 'fail'],
  ])('%s is %s by include, and by redirect', (clientAddress, result) => {
    expect(check(clientAddress, zone, 'a@example.org').value.result).toBe(result);
    expect(check(clientAddress, zone, 'a@la.example.org').value.result).toBe(result);
  });
});

it('asks a list of one’s own, RFC 7208 Appendix A.3', () => {
  const zone = zoneOf(
    'example.org TXT v=spf1 exists:%{l1r-}.%{d} -all',
    'mary.example.org A 127.0.0.2',
  );
  expect(check('10.0.0.1', zone, 'mary@example.org').value.result).toBe('pass');
  expect(check('10.0.0.1', zone, 'joe@example.org').value.result).toBe('fail');
  expect(check('10.0.0.1', zone, 'mary-news@example.org').value.result).toBe('pass');
});

it('joins requirements, RFC 7208 Appendix A.4', () => {
  const zone = zoneOf(
    'example.org TXT v=spf1 -include:ip4._spf.%{d} -include:ptr._spf.%{d} +all',
    'ip4._spf.example.org TXT v=spf1 -ip4:10.0.0.0/8 +all',
    'ptr._spf.example.org TXT v=spf1 -ptr:example.org +all',
    '10.1.2.3 PTR host.example.org',
    'host.example.org A 10.1.2.3',
  );
  expect(check('10.1.2.3', zone, 'a@example.org').value.result).toBe('pass');
  expect(check('10.1.2.4', zone, 'a@example.org').value.result).toBe('fail');
});

describe('a record', () => {
  it.each([
    ['v=spf1', '192.0.2.10', 'neutral'],
    ['v=spf1 ?all', '192.0.2.10', 'neutral'],
    ['v=spf1 ~all', '192.0.2.10', 'softfail'],
    ['V=SPF1 IP4:192.0.2.10 -ALL', '192.0.2.10', 'pass'],
    ['v=spf1 ~ip4:192.0.2.10 ip4:192.0.2.10 -all', '192.0.2.10', 'softfail'],
    ['v=spf1 ip6:2001:db8::/32 -all', '192.0.2.10', 'fail'],
    ['v=spf1 ip6:2001:db8::/32 -all', '2001:db8:1::5', 'pass'],
    ['v=spf1 a//64 -all', '2001:db8::77', 'fail'],
    ['v=spf1 ip4:0.0.0.0/0 -all', '10.9.8.7', 'pass'],
    ['v=spf1 moo.2=x -all', '192.0.2.10', 'fail'],
    ['v=spf10 -all', '192.0.2.10', 'none'],
    ['some other text', '192.0.2.10', 'none'],
    ['v=spf1 ip4:192.0.2.10 nonsense', '192.0.2.10', 'permerror'],
    ['v=spf1 ip4:192.0.2.300 -all', '192.0.2.10', 'permerror'],
    ['v=spf1 ip4:192.0.2.10/33 -all', '192.0.2.10', 'permerror'],
    ['v=spf1 a:/24 -all', '192.0.2.10', 'permerror'],
    ['v=spf1 -all:example.org', '192.0.2.10', 'permerror'],
    ['v=spf1 include -all', '192.0.2.10', 'permerror'],
    ['v=spf1 redirect=a.example redirect=b.example', '192.0.2.10', 'permerror'],
    ['v=spf1 exists:%{x}.example.org -all', '192.0.2.10', 'permerror'],
    ['v=spf1 include:nowhere.example.edu -all', '192.0.2.10', 'permerror'],
    ['v=spf1 redirect=nowhere.example.edu', '192.0.2.10', 'permerror'],
  ])('%s for %s is %s', (record, clientAddress, result) => {
    expect(resultOf(record, clientAddress)).toBe(result);
  });

  it('may stand only once, §4.5', () => {
    expect(resultOf('v=spf1 -all', '192.0.2.10', 'example.com TXT v=spf1 +all')).toBe('permerror');
  });

  it('that DNS does not give is a temporary error, §4.4', () => {
    expect(check('192.0.2.10', zoneOf('example.com timeout x')).value.result).toBe('temperror');
    const zone = ['mail-a.example.com servfail x'];
    expect(resultOf('v=spf1 a:mail-a.example.com -all', '10.0.0.1', ...zone)).toBe('temperror');
  });

  it('of a name that is no domain is never looked for, §4.3', () => {
    for (const domain of ['localhost', 'a..example.org', `${'x'.repeat(64)}.example.org`]) {
      const { value, questions } = check('192.0.2.10', ZONE, `a@${domain}`);
      expect([value.result, questions]).toEqual(['none', []]);
    }
  });

  it('says why it forbids, §6.2', () => {
    const { value } = check('192.0.2.77', [
      ...ZONE,
      ...zoneOf(
        'example.com TXT v=spf1 -all exp=why.%{d}',
        'why.example.com TXT %{i} is no mail server of %{d}.',
      ),
    ]);
    expect(value.explanation).toBe('192.0.2.77 is no mail server of example.com.');
    expect(value.term).toBe('-all');
  });
});

describe('macros, RFC 7208 §7.4', () => {
  it.each([
    ['%{s}', 'strong-bad@email.example.com'],
    ['%{o}', 'email.example.com'],
    ['%{d}', 'email.example.com'],
    ['%{d4}', 'email.example.com'],
    ['%{d3}', 'email.example.com'],
    ['%{d2}', 'example.com'],
    ['%{d1}', 'com'],
    ['%{dr}', 'com.example.email'],
    ['%{d2r}', 'example.email'],
    ['%{l}', 'strong-bad'],
    ['%{l-}', 'strong.bad'],
    ['%{lr}', 'strong-bad'],
    ['%{lr-}', 'bad.strong'],
    ['%{l1r-}', 'strong'],
    ['%{ir}.%{v}._spf.%{d2}', '3.2.0.192.in-addr._spf.example.com'],
    ['%{lr-}.lp._spf.%{d2}', 'bad.strong.lp._spf.example.com'],
    ['%{d2}.trusted-domains.example.net', 'example.com.trusted-domains.example.net'],
    ['%{S}', 'strong-bad%40email.example.com'],
    ['%%%_%-x', '% %20x'],
  ])('%s is %s', (macro, text) => {
    const zone = zoneOf(
      'email.example.com TXT v=spf1 -all exp=why.example.com',
      `why.example.com TXT ${macro}`,
    );
    const { value } = check('192.0.2.3', zone, 'strong-bad@email.example.com');
    expect(value.explanation).toBe(text);
  });

  it('of an address of six have a part for each digit', () => {
    const zone = zoneOf(
      'email.example.com TXT v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all',
      '1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com A 127.0.0.2',
    );
    const { value } = check('2001:db8::cb01', zone, 'a@email.example.com');
    expect(value.result).toBe('pass');
  });
});

describe('limits, RFC 7208 §4.6.4', () => {
  const includes = (count: number): readonly DnsRecord[] =>
    zoneOf(
      ...Array.from(
        { length: count },
        (_, index) => `n${index}.example.com TXT v=spf1 include:n${index + 1}.example.com -all`,
      ),
      `n${count}.example.com TXT v=spf1 +all`,
    );

  it('ten terms may cost look-ups, and no more', () => {
    expect(check('192.0.2.1', includes(10), 'a@n0.example.com').value.result).toBe('pass');
    const { value } = check('192.0.2.1', includes(11), 'a@n0.example.com');
    expect(value).toMatchObject({
      result: 'permerror',
      problem: 'too many DNS lookups at include:n11.example.com',
    });
  });

  it('a record that includes itself ends', () => {
    const { value, questions } = check('192.0.2.1', zoneOf('example.com TXT v=spf1 include:%{d}'));
    expect(value.result).toBe('permerror');
    expect(questions).toHaveLength(11);
  });

  it('two look-ups may find nothing, and no more', () => {
    const nothing = 'v=spf1 a:x.example.com a:y.example.com';
    expect(resultOf(`${nothing} ip4:10.0.0.1 -all`, '10.0.0.1')).toBe('pass');
    expect(resultOf(`${nothing} a:z.example.com +all`, '10.0.0.1')).toBe('permerror');
  });

  it('of an MX no more than ten hosts may be looked at', () => {
    const hosts = (count: number) =>
      Array.from({ length: count }, (_, index) => [
        `many.example.com MX ${index} h${index}.example.com`,
        `h${index}.example.com A 192.0.2.${index}`,
      ]).flat();
    expect(resultOf('v=spf1 mx:many.example.com -all', '10.0.0.1', ...hosts(10))).toBe('fail');
    expect(resultOf('v=spf1 mx:many.example.com -all', '10.0.0.1', ...hosts(11))).toBe('permerror');
  });
});

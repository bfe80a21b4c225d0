// SPF as far as the worlds use it: the record, its terms in order, their qualifiers and networks.

import { describe, expect, it } from 'vitest';
import { evaluateSpf } from '../../../src/machines/spf';

const judge = (record: string, address = '192.0.2.10') =>
  evaluateSpf({ status: 'found', values: [record] }, address);

describe('evaluateSpf', () => {
  it.each([
    ['v=spf1 ip4:192.0.2.10 -all', 'pass'],
    ['v=spf1 ip4:192.0.2.11 -all', 'fail'],
    ['v=spf1 ip4:192.0.2.0/24 -all', 'pass'],
    ['v=spf1 ip4:192.0.2.8/29 -all', 'pass'],
    ['v=spf1 ip4:192.0.2.16/28 -all', 'fail'],
    ['v=spf1 ip4:0.0.0.0/0 -all', 'pass'],
    ['v=spf1 ~all', 'softfail'],
    ['v=spf1 ?all', 'neutral'],
    ['v=spf1 all', 'pass'],
    ['v=spf1 +all', 'pass'],
    ['v=spf1 -ip4:192.0.2.10 +all', 'fail'],
    ['v=spf1', 'neutral'],
    ['v=spf1 ip4:198.51.100.1', 'neutral'],
    ['V=SPF1 IP4:192.0.2.10 -ALL', 'pass'],
    ['v=spf1 include:other.example mx a -all', 'fail'],
  ])('%s is %s', (record, result) => {
    expect(judge(record)).toBe(result);
  });

  it('ends with the first term that matches, RFC 7208 §4.6.2', () => {
    expect(judge('v=spf1 ~ip4:192.0.2.10 ip4:192.0.2.10 -all')).toBe('softfail');
  });

  it('is none without a record', () => {
    expect(judge('v=spf10 -all')).toBe('none');
    expect(judge('some other text')).toBe('none');
    for (const status of ['nodata', 'nxdomain'] as const) {
      expect(evaluateSpf({ status }, '192.0.2.10')).toBe('none');
    }
  });

  it('finds the record among other texts', () => {
    const values = ['verification=1', 'v=spf1 ip4:192.0.2.10 -all'];
    expect(evaluateSpf({ status: 'found', values }, '192.0.2.10')).toBe('pass');
  });
});

// The limits are numbers of RFC 5321 §4.5.3, and each time-out stands in a title there.

import { describe, expect, it } from 'vitest';
import { rfcTable } from '../../../src/rfc/sections';
import * as limits from '../../../src/smtp/limits';

describe('the time-outs', () => {
  it.each([
    ['4.5.3.2.1', limits.greetingTimeoutMs],
    ['4.5.3.2.2', limits.mailTimeoutMs],
    ['4.5.3.2.3', limits.rcptTimeoutMs],
    ['4.5.3.2.4', limits.dataInitiationTimeoutMs],
    ['4.5.3.2.5', limits.dataBlockTimeoutMs],
    ['4.5.3.2.6', limits.dataTerminationTimeoutMs],
    ['4.5.3.2.7', limits.serverTimeoutMs],
  ])('are those of RFC 5321 §4.5.3.2: %s', (section, timeoutMs) => {
    const minutes = /: (\d+) Minutes/.exec(rfcTable('RFC5321').sections[section] ?? '')?.[1];
    expect(timeoutMs).toBe(Number(minutes) * 60_000);
  });
});

describe('the sizes', () => {
  it('are those of RFC 5321 §4.5.3.1', () => {
    expect(limits).toMatchObject({
      maximumLocalPartOctets: 64,
      maximumDomainOctets: 255,
      maximumPathOctets: 256,
      maximumCommandLineOctets: 512,
      maximumReplyLineOctets: 512,
      maximumTextLineOctets: 1000,
      minimumMessageOctets: 64 * 1024,
      minimumRecipientsCount: 100,
    });
  });
});

// The message as it is submitted, and the ids that look like chance.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceDigits, hash32, queueIdFor } from '../../../src/simulation/identifiers';
import { composeMessage, epochMsOf } from '../../../src/simulation/messageText';
import { worldWith } from '../../../src/world/worldWith';

describe('epochMsOf', () => {
  it('agrees with the calendar of the platform, leap years and all', () => {
    const date = fc.date({
      min: new Date('2000-01-01T00:00:00Z'),
      max: new Date('2099-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (moment) => {
        const text = `${moment.toISOString().slice(0, 19)}Z`;
        expect(epochMsOf(text)).toBe(Date.parse(text));
      }),
    );
    expect(epochMsOf('2028-02-29T12:00:00Z')).toBe(Date.parse('2028-02-29T12:00:00Z'));
  });
});

describe('the message', () => {
  it('is header, empty line, body', () => {
    const lines = composeMessage(worldWith({ message: { body: 'one\n.two\n\nthree' } }));
    expect(lines).toEqual([
      'Date: Mon, 23 Nov 2026 10:00:00 +0000',
      'From: Alice <alice@example.org>',
      'To: Bob <bob@example.net>',
      'Subject: Hello',
      expect.stringMatching(/^Message-ID: <[0-9a-f]{8}@client\.example\.org>$/u),
      '',
      'one',
      '.two',
      '',
      'three',
    ]);
  });
});

describe('ids', () => {
  it('have Postfix’s form, and differ by counter and by seed', () => {
    const ids = [queueIdFor(1, 1), queueIdFor(1, 2), queueIdFor(2, 1)];
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{5}23[0-9A-F]{4}$/u);
    expect(new Set(ids).size).toBe(3);
    expect(chanceDigits(1)).not.toBe(chanceDigits(2));
  });

  it('rest on FNV-1a, whose values are known', () => {
    expect(hash32('')).toBe(0x811c9dc5);
    expect(hash32('a')).toBe(0xe40c292c);
    expect(hash32('foobar')).toBe(0xbf9cf968);
  });
});

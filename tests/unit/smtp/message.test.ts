// Messages as lines, and dates compared with the platform's calendar.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatMessage } from '../../../src/smtp/message';

describe('formatMessage', () => {
  it('writes fields, an empty line and the body', () => {
    const headers = [
      { name: 'From', value: 'alice@example.org' },
      { name: 'Subject', value: 'Lunch' },
    ];
    expect(formatMessage({ headers, body: 'Hello\r\n\nBye\n' })).toEqual([
      'From: alice@example.org',
      'Subject: Lunch',
      '',
      'Hello',
      '',
      'Bye',
    ]);
  });

  it('ends after the empty line when there is no body', () => {
    expect(formatMessage({ headers: [], body: '' })).toEqual(['']);
    expect(formatMessage({ headers: [], body: '\n' })).toEqual(['', '']);
  });

  it('lets no value begin a field of its own or end the header', () => {
    const value = fc.string({ unit: fc.constantFrom('a', ':', ' ', '\t', '\r', '\n') });
    fc.assert(
      fc.property(value, (text) => {
        const lines = formatMessage({ headers: [{ name: 'Subject', value: text }], body: 'x' });
        expect(lines.slice(1, -2).every((line) => /^ .*\S/.test(line))).toBe(true);
        expect(lines.slice(-2)).toEqual(['', 'x']);
        expect(lines.join('')).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('formatDate', () => {
  it.each([
    [0, 'Thu, 1 Jan 1970 00:00:00 +0000'],
    [Date.UTC(2026, 10, 23, 10), 'Mon, 23 Nov 2026 10:00:00 +0000'],
    [Date.UTC(2024, 1, 29, 23, 59, 59, 999), 'Thu, 29 Feb 2024 23:59:59 +0000'],
    [Date.UTC(2000, 11, 31), 'Sun, 31 Dec 2000 00:00:00 +0000'],
    [-1, 'Wed, 31 Dec 1969 23:59:59 +0000'],
  ])('writes %i', (epochMs, date) => expect(formatDate(epochMs)).toBe(date));

  it('writes the local time of the zone', () => {
    const epochMs = Date.UTC(2026, 11, 31, 23, 30);
    expect(formatDate(epochMs, 60)).toBe('Fri, 1 Jan 2027 00:30:00 +0100');
    expect(formatDate(epochMs, -210)).toBe('Thu, 31 Dec 2026 20:00:00 -0330');
  });

  it('agrees with the platform from 1900 to 2500, in any zone', () => {
    const epochMs = fc.integer({ min: Date.UTC(1900, 0, 2), max: Date.UTC(2500, 0, 1) });
    const offsetMinutes = fc.integer({ min: -12 * 60, max: 14 * 60 });
    fc.assert(
      fc.property(epochMs, offsetMinutes, (at, offset) => {
        const local = new Date(at + offset * 60_000).toUTCString().replace(/, 0/, ', ');
        expect(formatDate(at, offset)).toBe(local.replace('GMT', zone(offset)));
      }),
      { numRuns: 500 },
    );
  });
});

function zone(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes);
  const digits = String(Math.floor(size / 60) * 100 + (size % 60)).padStart(4, '0');
  return `${offsetMinutes < 0 ? '-' : '+'}${digits}`;
}

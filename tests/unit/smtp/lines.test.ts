// The stream cut into lines, however it arrives, and the length of a text in octets.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octetLength, splitLines } from '../../../src/smtp/lines';

describe('splitLines', () => {
  it.each([
    ['', [], ''],
    ['EHLO a', [], 'EHLO a'],
    ['EHLO a\r\n', ['EHLO a'], ''],
    ['MAIL\r\nRCPT\r\nDA', ['MAIL', 'RCPT'], 'DA'],
    ['NOOP\nQUIT\r\n', ['NOOP\n', 'QUIT'], ''],
    ['NOOP\r', [], 'NOOP\r'],
    ['a\rb\r\n\r\n', ['a\rb', ''], ''],
    ['a\r\r\n', ['a\r'], ''],
  ])('cuts %j', (buffer, lines, rest) => expect(splitLines(buffer)).toEqual({ lines, rest }));

  it('gives the same lines in whatever pieces the text arrives', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '.', '\r', '\n', ' ') });
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const gathered: string[] = [];
        let rest = '';
        for (const next of pieces) {
          const split = splitLines(rest + next);
          gathered.push(...split.lines);
          rest = split.rest;
        }
        expect({ lines: gathered, rest }).toEqual(splitLines(pieces.join('')));
      }),
    );
  });
});

describe('octetLength', () => {
  it('agrees with the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(octetLength(text)).toBe(new TextEncoder().encode(text).length);
      }),
    );
    expect(octetLength('\ud800')).toBe(3);
  });
});

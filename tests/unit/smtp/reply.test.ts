// Replies: written for the wire and read back, with the forms a client has to tolerate.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatReply,
  isLastReplyLine,
  looksLikeReply,
  parseReplyLines,
  replyClass,
} from '../../../src/smtp/reply';

const text = fc.string({ unit: 'grapheme' }).filter((line) => !/^\d|[\r\n]/.test(line));
const reply = fc
  .tuple(fc.constantFrom(2, 4, 5), fc.nat(99), fc.nat(99), fc.nat(999), fc.boolean())
  .chain(([digit, rest, subject, detail, isEnhanced]) =>
    fc.record({
      code: fc.constant(digit * 100 + rest),
      enhanced: fc.constant(isEnhanced ? `${digit}.${subject}.${detail}` : null),
      lines: fc.array(text, { minLength: 1, maxLength: 5 }),
    }),
  );

describe('formatReply', () => {
  it('puts a hyphen after each code but the last and the enhanced code on each line', () => {
    expect(formatReply({ code: 550, enhanced: '5.1.1', lines: ['No such user', 'Sorry'] })).toEqual(
      ['550-5.1.1 No such user', '550 5.1.1 Sorry'],
    );
  });

  it('keeps the blank before an empty text', () => {
    expect(formatReply({ code: 334, enhanced: null, lines: [''] })).toEqual(['334 ']);
  });

  it('writes a line even for a reply without any', () => {
    expect(formatReply({ code: 250, enhanced: null, lines: [] })).toEqual(['250 ']);
  });
});

describe('parseReplyLines', () => {
  it('reads back what was written', () => {
    fc.assert(
      fc.property(reply, (written) => {
        const lines = formatReply(written);
        expect(parseReplyLines(lines)).toEqual(written);
        expect(lines.map(isLastReplyLine)).toEqual(lines.map((_, i) => i === lines.length - 1));
        expect(lines.every(looksLikeReply)).toBe(true);
      }),
    );
  });

  it.each([
    [['250'], { code: 250, enhanced: null, lines: [''] }],
    [['220-', '220'], { code: 220, enhanced: null, lines: ['', ''] }],
    [['250 2.0.0'], { code: 250, enhanced: '2.0.0', lines: [''] }],
    [['354 2.0.0 Go'], { code: 354, enhanced: null, lines: ['2.0.0 Go'] }],
    [['550 4.1.1 No'], { code: 550, enhanced: null, lines: ['4.1.1 No'] }],
    [['250 2.1.0.example.org'], { code: 250, enhanced: null, lines: ['2.1.0.example.org'] }],
    [
      ['550-5.1.1 No', '550 such user'],
      { code: 550, enhanced: '5.1.1', lines: ['No', 'such user'] },
    ],
    [['250-234 Text', '250 End'], { code: 250, enhanced: null, lines: ['234 Text', 'End'] }],
  ])('reads %j', (lines, expected) => expect(parseReplyLines(lines)).toEqual(expected));

  it.each([
    [[]],
    [['']],
    [['Hello']],
    [['25 Ok']],
    [['2500 Ok']],
    [['250_Ok']],
    [['150 Ok']],
    [['650 Ok']],
    [['250-Ok']],
    [['250 Ok', '250 Ok']],
    [['250', '250 Ok']],
    [['250-Ok', '251 Ok']],
    [['250-Ok', 'Ok']],
  ])('refuses %j', (lines) => expect(parseReplyLines(lines)).toBeNull());

  it('never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        expect(() => parseReplyLines(lines)).not.toThrow();
      }),
    );
  });
});

describe('replyClass', () => {
  it.each([
    [250, 'completed'],
    [354, 'continue'],
    [421, 'transient'],
    [550, 'permanent'],
    [150, 'unknown'],
    [600, 'unknown'],
    [0, 'unknown'],
  ] as const)('puts %i among %s', (code, expected) => expect(replyClass(code)).toBe(expected));
});

// Breaking a line between words, as the fields of a report are broken.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wrapLine } from '../../../src/smtp/wrapLine';
import { fuzzRuns } from '../../kit/fuzzRuns';

describe('wrapLine', () => {
  it.each([
    ['one two three', ['one two', '  three']],
    ['one', ['one']],
    ['a-word-longer-than-the-line x', ['a-word-longer-than-the-line', '  x']],
    ['one  two   three', ['one  two', '  three']],
    ['one two ', ['one two']],
    ['', ['']],
  ])('breaks %j', (text, lines) => {
    expect(wrapLine(text, 9, 2)).toEqual(lines);
  });

  it('fills a line to its last column', () => {
    expect(wrapLine('1234 6789 x', 9, 2)).toEqual(['1234 6789', '  x']);
    expect(wrapLine('x 34567 9 x', 9, 2)).toEqual(['x 34567 9', '  x']);
  });

  it('loses no word, and no line is too long unless it is one word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/u), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, (given) => {
        const lines = wrapLine(given.join(' '), 10, 4);
        expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(given);
        for (const line of lines) {
          expect(line.length <= 10 || !line.trim().includes(' ')).toBe(true);
        }
      }),
      fuzzRuns(200),
    );
  });
});

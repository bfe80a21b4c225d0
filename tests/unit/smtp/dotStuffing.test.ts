// Transparency: whatever the lines are, they come back, and none of them looks like the end.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { END_OF_DATA, stuffLines, unstuffLine } from '../../../src/smtp/dotStuffing';

const line = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('.', 'a', ' ') }));

describe('dot-stuffing', () => {
  it('adds a dot to a line that begins with one', () => {
    expect(stuffLines(['.', '..', '.a', 'a.', '', ' .'])).toEqual([
      '..',
      '...',
      '..a',
      'a.',
      '',
      ' .',
    ]);
  });

  it('gives all lines back and never sends the end among them', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const stuffed = stuffLines(lines);
        expect(stuffed).not.toContain(END_OF_DATA);
        expect(stuffed.map(unstuffLine)).toEqual(lines);
      }),
    );
  });

  it('removes a dot that the sender forgot to double', () => {
    expect(unstuffLine('.a')).toBe('a');
    expect(unstuffLine('.')).toBe('.');
  });
});

// Sentences broken into lines.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from '../../../src/exports/wrapText';

test('breaks at blanks, and keeps a longer word whole', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('a supercalifragilistic word', 5)).toEqual(['a', 'supercalifragilistic', 'word']);
  expect(wrapText('', 5)).toEqual(['']);
});

test('loses nothing, and no line that could be broken is too long', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '→'), minLength: 1 }));
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 30 }), (parts, columns) => {
      const text = parts.join(' ');
      const lines = wrapText(text, columns);
      expect(lines.join(' ')).toBe(text);
      for (const line of lines) {
        expect(line.length <= columns || !line.includes(' ')).toBe(true);
      }
    }),
  );
});

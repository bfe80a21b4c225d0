// The budget's arithmetic, without a build: what is counted, and when it is too much.

import { expect, test } from 'vitest';
import { overBudget } from './overBudget';
import { firstView } from './pageSize';

test('sizes over their limit, without one, or of nothing are told', () => {
  const limits = { script: { maxOctets: 100 }, style: { maxOctets: 100 } };
  expect(overBudget({ script: 100, style: 99 }, limits)).toEqual([]);
  expect(overBudget({ script: 101 }, limits)).toEqual([
    'script weighs 101 octets, at most 100 are allowed.',
  ]);
  expect(overBudget({ style: 0, fonts: 1 }, limits)).toHaveLength(2);
});

test('what is imported at once is counted, what is loaded later is not', () => {
  const entry = {
    file: 'a.js',
    isEntry: true,
    imports: ['b'],
    dynamicImports: ['c'],
    css: ['a.css'],
    assets: ['x-latin-wght-normal-1.woff2', 'x-latin-ext-wght-normal-1.woff2'],
  };
  const manifest = { a: entry, b: { file: 'b.js', imports: ['a'] }, c: { file: 'c.js' } };
  expect(firstView(manifest)).toEqual({
    script: ['a.js', 'b.js'],
    style: ['a.css'],
    fonts: ['x-latin-wght-normal-1.woff2'],
  });
});

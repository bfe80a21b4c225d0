// The list of files that may assert a type: see assertions.ts.

import { expect, test } from 'vitest';
import assertionBoundaries from './assertionBoundaries.json';
import { staleBoundaries } from './assertions';
import { isScript, readProject } from './projectFiles';

test('the rule finds listed files that are gone or assert nothing', () => {
  const files = [
    { path: 'src/a.ts', text: 'const a = b as C;' },
    { path: 'src/b.ts', text: "const a = ['as C'] as const; // as written" },
  ];
  expect(staleBoundaries(['src/a.ts', 'src/b.ts', 'src/c.ts'], files)).toEqual([
    'src/b.ts',
    'src/c.ts',
  ]);
});

test('every file that may use a type assertion exists and uses one', () => {
  const listed = assertionBoundaries.map(({ file }) => file);
  expect(staleBoundaries(listed, readProject().filter(isScript))).toEqual([]);
});

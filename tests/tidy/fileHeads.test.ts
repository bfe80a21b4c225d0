// Names and first lines: see fileHeads.ts.

import { describe, expect, test } from 'vitest';
import { badNames, missingHeads } from './fileHeads';
import { isIn, isScript, readProject } from './projectFiles';

const named = (path: string) => badNames([{ path, text: '' }]);

describe('the rule finds', () => {
  test.each([
    'src/smtp/utils.ts',
    'src/world/types.ts',
    'src/world/index.ts',
    'src/world/world_schema.ts',
    'src/world/WorldSchema.ts',
    'src/view/map/station-sign.tsx',
  ])('a bad name: %s', (path) => {
    expect(named(path)).toHaveLength(1);
  });

  test('a file without a comment at the top', () => {
    expect(missingHeads([{ path: 'src/a.ts', text: "import './b';" }])).toHaveLength(1);
    expect(missingHeads([{ path: 'src/a.ts', text: '// What it is for.' }])).toEqual([]);
  });
});

test('names after the main export, and scenario files after their id, are fine', () => {
  expect(named('src/view/map/StationSign.tsx')).toEqual([]);
  expect(named('src/scenarios/submit-587.ts')).toEqual([]);
  expect(named('src/scenarios/index.ts')).toEqual([]);
});

const scripts = readProject().filter(isScript);

test('every file of src has a good name and says what it is for', () => {
  expect(badNames(scripts.filter(isIn('src')))).toEqual([]);
  expect(missingHeads(scripts.filter(isIn('src')))).toEqual([]);
});

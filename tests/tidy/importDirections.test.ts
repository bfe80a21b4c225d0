// Who may import whom, see layers.ts.

import { describe, expect, test } from 'vitest';
import { forbiddenImports, tableMistakes } from './importDirections';
import { LAYERS } from './layers';
import { isIn, isScript, readProject, sourceFolders } from './projectFiles';

const check = (path: string, text: string) => forbiddenImports([{ path, text }], LAYERS);

describe('the rule finds', () => {
  test.each([
    ['src/smtp/a.ts', "import { x } from '../trace/x';"],
    ['src/smtp/a.ts', "import type { x } from '../trace/x';"],
    ['src/smtp/deep/a.ts', "export * from '../../trace/x';"],
    ['src/trace/a.ts', "type X = import('../world/x').X;"],
    ['src/world/a.ts', "const x = await import('../trace/x');"],
    ['src/view/a.tsx', "import { simulate } from '../simulation/simulate';"],
  ])('an import against the arrows in %s: %s', (path, text) => {
    expect(check(path, text)).toEqual([expect.stringMatching(/^src\/.+:1: \w+ may not import/)]);
  });

  test('a package in a layer that may not have it', () => {
    expect(check('src/projections/a.ts', "import { useState } from 'react';")).toHaveLength(1);
    expect(check('src/view/a.ts', "import { createMachine } from 'xstate';")).toHaveLength(1);
    expect(check('src/player/a.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(check('src/app/a.ts', "import 'react-dom/unheard-of';")).toEqual([]);
  });

  test('a name that cannot be read, a file extension, and a way out of src', () => {
    expect(check('src/app/a.ts', 'const x = await import(name);')).toHaveLength(1);
    expect(check('src/app/a.ts', "const x = import.meta.glob('./*.ts');")).toHaveLength(1);
    expect(check('src/app/a.ts', "import { x } from './x.ts';")).toHaveLength(1);
    expect(check('src/app/a.ts', "import { x } from '../../tests/x';")).toHaveLength(1);
  });

  test('folders and rows that do not match', () => {
    const row = { imports: ['ghost'], packages: [], isPure: true };
    expect(tableMistakes(['smtp', 'extra'], { smtp: row, gone: row })).toEqual([
      'the table has a row for src/gone, which does not exist',
      'src/extra has no row in the table',
      'the table names ghost, which has no row',
      'the table names ghost, which has no row',
    ]);
  });
});

test('imports along the arrows are allowed', () => {
  expect(check('src/trace/a.ts', "import { x } from '../smtp/reply';")).toEqual([]);
  expect(check('src/trace/a.ts', "import { x } from './deep/b';")).toEqual([]);
  expect(check('src/cli/a.ts', "import { readFileSync } from 'node:fs';")).toEqual([]);
});

test('every import of the project follows the table', () => {
  const sources = readProject().filter(isIn('src')).filter(isScript);
  expect(forbiddenImports(sources, LAYERS)).toEqual([]);
});

test('the table and the folders of src match', () => {
  const folders = sourceFolders().flatMap((folder) => /^src\/([^/]+)$/.exec(folder)?.[1] ?? []);
  expect(tableMistakes(folders, LAYERS)).toEqual([]);
});

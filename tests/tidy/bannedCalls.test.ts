// Determinism: see bannedCalls.ts.

import { describe, expect, test } from 'vitest';
import { bannedCalls } from './bannedCalls';
import { layerOf } from './importDirections';
import { LAYERS } from './layers';
import { isScript, readProject } from './projectFiles';

const check = (text: string) => bannedCalls([{ path: 'src/world/a.ts', text }]);

describe('the rule finds', () => {
  test.each([
    'const now = Date.now();',
    'const now = new Date();',
    'let when: Date;',
    'const x = Math.random();',
    'const { random } = Math;',
    'setTimeout(next, 5);',
    'const t = performance.now();',
    "console.log('x');",
    'const f = new Intl.NumberFormat();',
    'const text = (5).toLocaleString();',
    'list.sort((a, b) => a.localeCompare(b));',
    'const g = globalThis;',
    "const home = process.env['HOME'];",
    'const clock = { Date };',
    'const f = async () => 1;',
    'const p = Promise.resolve(1);',
  ])('%s', (text) => {
    expect(check(text)).toEqual([expect.stringMatching(/^src\/world\/a\.ts:1: /)]);
  });
});

test('the same words as members, keys, texts or own names are no use of them', () => {
  expect(check("const headers = { Date: 'x' }; headers.Date;")).toEqual([]);
  expect(check("const x = 'Date: today'; // a Date")).toEqual([]);
  expect(check('function run(process: string) { return process; }')).toEqual([]);
  expect(check('Math.max(1, 2);')).toEqual([]);
});

test('no pure layer uses a clock, randomness, a locale or the environment', () => {
  const pure = readProject()
    .filter(isScript)
    .filter(({ path }) => LAYERS[layerOf(path) ?? '']?.isPure === true);
  expect(bannedCalls(pure)).toEqual([]);
});

// Sizes: see fileSizes.ts.

import { describe, expect, test } from 'vitest';
import { oversizes } from './fileSizes';
import { readProject } from './projectFiles';

const check = (text: string, path = 'src/a.ts') => oversizes([{ path, text }]);

describe('the rule finds', () => {
  test('a file of 301 lines', () => {
    expect(check(`${'\n'.repeat(300)}x`)).toEqual(['src/a.ts: 301 lines, at most 300']);
    expect(check('x\n'.repeat(300))).toEqual([]);
  });

  test('a function of 71 lines, however it is written', () => {
    const body = '\n'.repeat(70);
    const message = 'src/a.ts:1: a function of 71 lines, at most 70';
    expect(check(`function a() {${body}}`)).toEqual([message]);
    expect(check(`const a = () => {${body}};`)).toEqual([message]);
    expect(check(`const a = { b() {${body}} };`)).toEqual([message]);
    expect(check(`function a() {${body.slice(1)}}`)).toEqual([]);
    expect(check(`describe('a', () => {${body}});`)).toEqual([]);
  });

  test('a line of 101 columns, except for an address or a quotation', () => {
    expect(check('x'.repeat(101), 'src/a.css')).toEqual(['src/a.css:1: 101 columns, at most 100']);
    expect(check(`x('${'x'.repeat(100)}', 1)`, 'src/a.css')).toHaveLength(1);
    expect(check(`// https://example.org/${'x'.repeat(100)}`)).toEqual([]);
    expect(check(`'4.1': '${'x'.repeat(100)}',`)).toEqual([]);
  });
});

test('no file, function or line of the project is over its size', () => {
  const written = readProject().filter(({ path }) =>
    /^(src|tests)\/.+\.(ts|tsx|css|mjs)$/.test(path),
  );
  expect(oversizes(written)).toEqual([]);
});

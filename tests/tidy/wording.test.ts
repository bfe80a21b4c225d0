// Banned words: see wording.ts. The samples are put together from parts, so that the rule does not
// find them here.

import { describe, expect, test } from 'vitest';
import { readProject } from './projectFiles';
import { bannedWords } from './wording';

const check = (text: string) => bannedWords([{ path: 'docs/a.md', text }]);

describe('the rule finds', () => {
  test.each([
    ['See /', 'tmp/x.'],
    ['"/', 'work/main"'],
    ['`/', 'root/.profile`'],
    ['/', 'home/alice'],
    ['// TO', 'DO: later'],
    ['// FIX', 'ME'],
    ['More is coming', ' soon.'],
    ['This is not', ' implemented.'],
  ])('%s%s', (start, end) => {
    expect(check(`first\n${start}${end}`)).toEqual([expect.stringMatching(/^docs\/a\.md:2: /)]);
  });
});

test('wire texts and longer paths are left alone', () => {
  expect(check('502 5.5.1 Command not implemented')).toEqual([]);
  expect(check('504 5.5.4 Command parameter not implemented')).toEqual([]);
  expect(check('src/world/home/a.ts and example.org/work/')).toEqual([]);
});

/** What other programs said is kept as it was said. */
const isCaptured = (path: string): boolean =>
  /^tests\/conformance\/.*\.json$/.test(path) || path === 'src/lessons/serverDifferences.json';

test('no file of the project has such words', () => {
  const written = readProject().filter(({ path }) => !isCaptured(path));
  expect(bannedWords(written)).toEqual([]);
});

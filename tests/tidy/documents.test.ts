// Documents: see documents.ts.

import { describe, expect, test } from 'vitest';
import { brokenLinks, headingMistakes, readmeMistakes } from './documents';
import { existsInProject, readProject, sourceFolders } from './projectFiles';

describe('the rule finds', () => {
  test.each([
    ['no main heading', '## Second\n', 0],
    ['two main headings', '# One\n\n# Two\n', 2],
  ])('%s', (_, text, count) => {
    expect(headingMistakes([{ path: 'a.md', text }])).toEqual([
      `a.md: ${count} main headings, exactly 1 is wanted`,
    ]);
  });

  test('a link that leads nowhere', () => {
    const text = '# A\n\n[b](b.md#part) [c](../c.md) [web](https://example.org/) [top](#a)\n';
    expect(brokenLinks([{ path: 'docs/a.md', text }], (file) => file === 'c.md')).toEqual([
      'docs/a.md: the link to b.md#part leads nowhere',
    ]);
  });

  test('a folder without a README, and one that says too little or too much', () => {
    const files = [
      { path: 'src/short/README.md', text: '# Short\n\nx\n\n' },
      { path: 'src/long/README.md', text: '# Long\n'.repeat(16) },
    ];
    expect(readmeMistakes(['src/none', 'src/short', 'src/long'], files)).toEqual([
      'src/none: no README.md',
      'src/short/README.md: 3 lines, 5 to 15 are wanted',
      'src/long/README.md: 16 lines, 5 to 15 are wanted',
    ]);
  });
});

test('a comment in a code block is no heading', () => {
  expect(headingMistakes([{ path: 'a.md', text: '# One\n\n```sh\n# a comment\n```\n' }])).toEqual(
    [],
  );
});

const documents = readProject().filter(({ path }) => path.endsWith('.md'));

test('every link inside the project leads to a file', () => {
  expect(brokenLinks(documents, existsInProject)).toEqual([]);
});

test('every Markdown file has one main heading', () => {
  expect(headingMistakes(documents)).toEqual([]);
});

test('every folder of src has a README of 5 to 15 lines', () => {
  expect(readmeMistakes(sourceFolders(), readProject())).toEqual([]);
});

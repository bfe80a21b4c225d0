import { describe, expect, it } from 'vitest';
import { readProject } from '../tidy/projectFiles';
import { coveragePage, honestLimits } from './coveragePage';
import { SIMPLIFIED_RULES } from './simplifiedRules';

const sources = readProject().filter(({ path }) => /^src\/.*\.tsx?$/.test(path));

describe('The coverage page', () => {
  it('says what the code says', { timeout: 60_000 }, async () => {
    await expect(coveragePage(sources)).toMatchFileSnapshot('../../docs/coverage.md');
  });

  it('has every mark that stands in a comment', () => {
    const marks = sources.flatMap(({ text }) => text.match(/(Simplified|Not modelled):/g) ?? []);
    expect(sources.flatMap(honestLimits)).toHaveLength(marks.length);
  });

  it('repeats the marks of files that have some', () => {
    const marked = sources.filter((source) => honestLimits(source).length > 0);
    const paths = marked.map(({ path }) => path);
    expect(Object.keys(SIMPLIFIED_RULES).filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('reads a mark over several lines of a comment', () => {
    const text = '/**\n * Simplified: one thing\n * and another. More.\n */';
    expect(honestLimits({ path: 'a.ts', text })).toEqual(['Simplified: one thing and another.']);
  });
});

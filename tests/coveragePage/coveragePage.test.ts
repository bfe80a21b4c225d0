import { describe, expect, it } from 'vitest';
import { readProject } from '../tidy/projectFiles';
import { coveragePage, honestLimits } from './coveragePage';

const sources = readProject().filter(({ path }) => /^src\/.*\.tsx?$/.test(path));

describe('The coverage page', () => {
  it('says what the code says', { timeout: 60_000 }, async () => {
    await expect(coveragePage(sources)).toMatchFileSnapshot('../../docs/coverage.md');
  });

  it('has every mark that stands in a comment', () => {
    const marks = sources.flatMap(({ text }) => text.match(/(Simplified|Not modelled):/g) ?? []);
    expect(sources.flatMap(honestLimits)).toHaveLength(marks.length);
  });

  it('reads a mark over several lines of a comment', () => {
    const text = '/**\n * Simplified: one thing\n * and another. More.\n */';
    expect(honestLimits({ path: 'a.ts', text })).toEqual(['Simplified: one thing and another.']);
  });
});

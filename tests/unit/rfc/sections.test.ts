// The tables as a whole: keys that can be cited, titles that are text, no hole in the numbering.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rfcIds, rfcTable } from '../../../src/rfc/sections';

/** These tables hold only the sections that are of use, so their numbering has holes. */
const PARTIAL = ['RFC792', 'RFC1035', 'RFC1122', 'RFC1812', 'RFC5280'];

function predecessors(section: string): readonly string[] {
  const parts = section.split('.');
  const last = Number(parts.at(-1));
  const parent = parts.slice(0, -1).join('.');
  const before = [parent, String(last - 1)].filter((part) => part !== '').join('.');
  return [...(parent === '' ? [] : [parent]), ...(last > 1 ? [before] : [])];
}

describe.each(rfcIds)('%s', (rfc) => {
  const { title, sections, anchors } = rfcTable(rfc);

  it('has a title and sections with titles', () => {
    for (const text of [title, ...Object.values(sections)]) {
      expect(text).toMatch(/^\S(?:.*\S)?$/);
      expect(text).not.toMatch(/ {2}|&[a-z]+;|\.{3}/);
    }
  });

  it('names each section by a number, a letter or a page', () => {
    for (const section of Object.keys(sections)) {
      expect(section).toMatch(/^(?:(?:\d+|[A-Z])(?:\.\d+)*|page-\d+)$/);
    }
  });

  it('has anchors only for sections it knows', () => {
    for (const section of Object.keys(anchors ?? {})) expect(sections).toHaveProperty([section]);
  });
});

describe('the tables', () => {
  it.each(rfcIds.filter((rfc) => !PARTIAL.includes(rfc)))('of %s have no hole', (rfc) => {
    const { sections } = rfcTable(rfc);
    const missing = Object.keys(sections)
      .filter((section) => /^\d/.test(section))
      .flatMap(predecessors)
      .filter((section) => !Object.hasOwn(sections, section));
    expect(missing).toEqual([]);
  });

  it('are all registered', () => {
    const files = readdirSync(new URL('../../../src/rfc/sections/', import.meta.url));
    const tables = files.filter((file) => file.endsWith('.ts'));
    const names = tables.map((file) => file.replace('rfc', 'RFC').replace('.ts', ''));
    expect([...rfcIds].sort()).toEqual(names.sort());
  });
});

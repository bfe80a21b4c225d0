// Citations: see citations.ts.

import { describe, expect, test } from 'vitest';
import { cite } from '../../src/rfc/citation';
import type { ClauseTable } from './citations';
import { brokenCites, brokenMentions, mentionedClauses } from './citations';
import { isIn, isScript, readProject } from './projectFiles';

const table: ClauseTable = { cite };
const path = 'src/world/a.ts';

describe('the rule finds', () => {
  test('a section or a document that does not exist', () => {
    const text = "cite('RFC5321', '4.1.1.4'); cite('RFC5321', '4.9'); cite('RFC99999', '1');";
    expect(brokenCites([{ path, text }], table)).toEqual([
      `${path}:1: RFC5321 §4.9 is not in src/rfc`,
      `${path}:1: RFC99999 §1 is not in src/rfc`,
    ]);
  });

  test('a clause that is not written out', () => {
    expect(brokenCites([{ path, text: 'cite(rfc, section);' }], table)).toHaveLength(1);
  });

  test('a mention that leads nowhere', () => {
    const number = '5321';
    const text = `// As RFC ${number} §4.1.1.4 and §4.9 say.`;
    expect(brokenMentions([{ path, text }], table)).toEqual([
      `${path}: RFC5321 §4.9 is not in src/rfc`,
    ]);
  });
});

test('mentions are read across lines, lists and appendices', () => {
  const star = '/**\n * See RFC 5321\n * §4.1.1.4, §4.5 and §2.\n */';
  expect(mentionedClauses(star).map(({ section }) => section)).toEqual(['4.1.1.4', '4.5', '2']);
  expect(mentionedClauses('// RFC 8314\n// Appendix A')).toEqual([
    { rfc: 'RFC8314', section: 'A' },
  ]);
  expect(mentionedClauses('RFC 5321 and its §9')).toEqual([]);
});

test('every cite() of the project names a clause of src/rfc', () => {
  const sources = readProject().filter(isIn('src')).filter(isScript);
  expect(brokenCites(sources, table)).toEqual([]);
});

test('every clause mentioned in a comment or a document is in src/rfc', () => {
  const written = readProject().filter(({ path: file }) => /\.(tsx?|mjs|css|md)$/.test(file));
  expect(brokenMentions(written, table)).toEqual([]);
});

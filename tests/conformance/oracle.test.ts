// The server machine says what real Postfix 3.7.11 and Exim 4.96 said in sessions had with them on
// purpose: many short ones in a file, each with a command at a point where the programs
// differ from what one would guess. `cases/oracle/README.md` says how they were had.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';

const folder = new URL('cases/oracle/', import.meta.url);

function readCaptured(name: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readCase(data, name);
}

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

test('there are sessions with both programs', () => {
  const programs = new Set(CASES.map(([id]) => id.split('-')[0]));
  expect([...programs].sort()).toEqual(['exim', 'postfix']);
});

describe.each(CASES)('%s', (_id, captured) => {
  test('as had', () => {
    expect(playCase(captured, findCaseWorld(captured)).difference).toBeNull();
  });
});

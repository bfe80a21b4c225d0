// The rest of the captured Postfix sessions, with the settings that each case names.

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';

const folder = new URL('cases/postfix/', import.meta.url);

function readCaptured(name: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readCase(data, name);
}

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

test('all captured dialogues are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(90);
});

test.each(CASES)('%s, as captured', (_id, captured) => {
  expect(playCase(captured, findCaseWorld(captured)).difference).toBeNull();
});

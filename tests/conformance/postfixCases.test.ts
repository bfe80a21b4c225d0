// The rest of the captured Postfix sessions, with the settings that each case names. What does not
// pass yet stands in a list with its reason, and the list may only shrink.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';

const folder = new URL('cases/postfix/', import.meta.url);

/** What the model does not say as captured, and why. */
const NOT_PASSING: Readonly<Record<string, string>> = {
  M15: 'postscreen does not stand before the server',
};

function readCaptured(name: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readCase(data, name);
}

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

const play = (captured: CapturedCase) => playCase(captured, findCaseWorld(captured));

test('all captured dialogues are here, and the list names only them', () => {
  const ids = CASES.map(([id]) => id);
  expect(ids.length).toBeGreaterThanOrEqual(90);
  expect(Object.keys(NOT_PASSING).filter((id) => !ids.includes(id))).toEqual([]);
});

describe.each(CASES.filter(([id]) => !Object.hasOwn(NOT_PASSING, id)))('%s', (_id, captured) => {
  test('as captured', () => {
    expect(play(captured).difference).toBeNull();
  });
});

describe.each(CASES.filter(([id]) => Object.hasOwn(NOT_PASSING, id)))('%s', (_id, captured) => {
  test('still differs', () => {
    expect(play(captured).difference).not.toBeNull();
  });
});

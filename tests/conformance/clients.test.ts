// Real client programs as captured: the stand-in server's lines and the network's events go to the
// simulated program, and its lines, its outcome, what it gave away and what it told its user must
// be the captured ones.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readClientCase } from '../../src/cli/clientCaseFile';
import { findClientWorld } from '../../src/cli/clientCaseWorld';
import { playClientCase } from '../../src/cli/playClientCase';

const folder = new URL('cases/clients/', import.meta.url);

const readCaptured = (name: string) => {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readClientCase(data, name);
};

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

test('all captured clients are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(155);
});

describe.each(CASES)('%s', (_id, captured) => {
  test('as captured', () => {
    const { lines, differences } = playClientCase(captured, findClientWorld(captured));
    expect(differences).toEqual([]);
    const spoken = captured.steps.filter(({ c, d }) => /^[\t -~]*$/u.test(c ?? d ?? '\u0000'));
    expect(lines).toBe(spoken.length);
  });
});

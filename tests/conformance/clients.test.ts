// Real client programs as captured: the stand-in server's lines and the network's events go to the
// simulated program, and its lines, its outcome, what it gave away and what it told its user must
// be the captured ones.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readClientCase } from '../../src/cli/clientCaseFile';
import { findClientWorld } from '../../src/cli/clientCaseWorld';
import { playClientCase } from '../../src/cli/playClientCase';

const folder = new URL('cases/clients/', import.meta.url);

const readData = (name: string): unknown => {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return data;
};

const CASES = readdirSync(folder)
  .filter((name) => name.startsWith('N'))
  .map((name) => [name.replace('.json', ''), readClientCase(readData(name), name)] as const);

const PROGRAMS = ['swaks', 'curl', 'msmtp', 'nodemailer', 'smtplib'] as const;

/** What the same programs did before a scripted server: refusals, closings, odd offers. */
const OBSERVED = PROGRAMS.flatMap((program) => {
  const file = `observed-${program}.json`;
  const list: unknown = readData(file);
  if (!Array.isArray(list)) throw new Error(`${file} is no list`);
  return list.map((data: unknown) => {
    const one = readClientCase(data, file);
    return [
      `${program}, ${one.network.replace('scripted server: ', '')}, ${one.config}`,
      one,
    ] as const;
  });
});

test('all captured clients are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(155);
  expect(OBSERVED.length).toBeGreaterThanOrEqual(200);
});

describe.each([...CASES, ...OBSERVED])('%s', (_id, captured) => {
  test('as captured', () => {
    const { lines, differences } = playClientCase(captured, findClientWorld(captured));
    expect(differences).toEqual([]);
    const spoken = captured.steps.filter(({ c, d }) => /^[\t -~]*$/u.test(c ?? d ?? '\u0000'));
    expect(lines).toBe(spoken.length);
  });
});

// The server machine says what Exim said, word for word, in captured dialogues, with the settings
// that each case names.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';

const folder = new URL('cases/exim/', import.meta.url);

function readCaptured(name: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readCase(data, name);
}

/** What the model does not say as captured, and why. */
const NOT_MODELLED: Readonly<Record<string, string>> = {
  S11: 'how many lines a ClientHello falls into depends on its random octets; here it is one',
  S21b: 'PIPECONNECT was not shown in this one session; what decided it cannot be seen',
};

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

const serverLines = ({ steps }: CapturedCase): number =>
  steps.filter((step) => step.s !== undefined || step.s_cleartext_inside_tls !== undefined).length;

const play = (captured: CapturedCase) => playCase(captured, findCaseWorld(captured));

test('all captured dialogues are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(71);
  expect(Object.keys(NOT_MODELLED).length).toBeLessThanOrEqual(5);
});

describe.each(CASES.filter(([id]) => !Object.hasOwn(NOT_MODELLED, id)))('%s', (_id, captured) => {
  test('as captured', () => {
    expect(play(captured)).toEqual({ lines: serverLines(captured), difference: null });
  });
});

describe.each(CASES.filter(([id]) => Object.hasOwn(NOT_MODELLED, id)))('%s', (_id, captured) => {
  test('is still not modelled', () => {
    expect(play(captured).difference).not.toBeNull();
  });
});

/** Hosts, users and passwords renamed on both sides; challenges and proofs stay out of it. */
function renamed({ client, config, steps, ...rest }: CapturedCase): CapturedCase {
  const rename = (text: string): string =>
    text
      .replaceAll('client.example.org', 'pc-7.school.example')
      .replaceAll('smtp.example.org', 'post.school.example')
      .replaceAll('mx.example.net', 'eingang.firma.example')
      .replaceAll('nosuch', 'niemand');
  return {
    ...rest,
    client: rename(client),
    config: rename(config),
    steps: steps.map((step) => ({
      ...step,
      ...(step.c === undefined ? {} : { c: rename(step.c) }),
      ...(step.s === undefined ? {} : { s: rename(step.s) }),
    })),
  };
}

test.each(['M01', 'M02', 'M03', 'S01', 'S04', 'S13', 'S23m', 'S23n', 'S27', 'stock-S05'])(
  '%s: with other hosts',
  (id) => {
    const captured = renamed(readCaptured(`${id}.json`));
    const name = captured.role === 'mx' ? 'eingang.firma.example' : 'post.school.example';
    const records = { path: 'dns.records', value: [] };
    const settings = [{ path: `${captured.role}.hostName`, value: name }, records];
    expect(play({ ...captured, settings }).difference).toBeNull();
  },
);

test('Postfix says something else to the same client', () => {
  const captured = readCaptured('S04.json');
  expect(playCase(captured, findCaseWorld(captured, 'postfix')).difference?.step).toBe(2);
});

// The server machine says what Postfix said, word for word, in captured dialogues, and also in
// dialogues that nobody has captured: see variations.ts.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCase, type CapturedCase } from '../../src/cli/caseFile';
import { findCaseWorld } from '../../src/cli/caseWorld';
import { playCase } from '../../src/cli/playCase';
import {
  withDroppedTransaction,
  withNoops,
  withOtherHosts,
  withOtherLetterCase,
  withResets,
} from './variations';

const folder = new URL('cases/', import.meta.url);

function readCaptured(name: string): CapturedCase {
  const data: unknown = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  return readCase(data, name);
}

const CASES = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.replace('.json', ''), readCaptured(name)] as const);

const caseOf = (id: string): CapturedCase => readCaptured(`${id}.json`);

const play = (captured: CapturedCase) => playCase(captured, findCaseWorld(captured));

const serverLines = ({ steps }: CapturedCase): number =>
  steps.filter(({ s }) => s !== undefined).length;

/** Every server line was compared and none differed. */
function expectSame(captured: CapturedCase): void {
  expect(play(captured)).toEqual({ lines: serverLines(captured), difference: null });
}

test('all captured dialogues are here', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(50);
});

describe.each(CASES)('%s', (_id, captured) => {
  test('as captured', () => {
    expectSame(captured);
  });

  test('with other hosts, addresses, users and passwords', () => {
    const other = withOtherHosts(captured);
    const spoken = other.steps.map(({ c = '', s = '' }) => `${c}${s}`).join('\n');
    expect(spoken).not.toMatch(/example\.(org|net)|alice|bob@/);
    expectSame(other);
  });

  test('in other letter case', () => {
    const other = withOtherLetterCase(captured);
    expect(other.steps).not.toEqual(captured.steps);
    expectSame(other);
  });

  test('with NOOP between', () => {
    const other = withNoops(captured);
    expect(serverLines(other)).toBeGreaterThan(serverLines(captured));
    expectSame(other);
  });

  test('with RSET between', () => {
    const other = withResets(captured);
    expect(serverLines(other)).toBeGreaterThan(serverLines(captured));
    expectSame(other);
  });

  test('with all of it at once', () => {
    expectSame(withOtherLetterCase(withNoops(withResets(withOtherHosts(captured)))));
  });
});

/** The name in the greeting, which a changed greeting must not change. */
function hostOf({ steps }: CapturedCase): string {
  return steps.find(({ s }) => s !== undefined)?.s?.split(' ')[1] ?? '';
}

test.each(['S01', 'S12', 'S28c', 'M04'])('%s: a line that differs is found at its step', (id) => {
  const captured = caseOf(id);
  const named = { path: `${captured.role}.hostName`, value: hostOf(captured) };
  for (const [index, step] of captured.steps.entries()) {
    if (step.s === undefined) continue;
    const steps = captured.steps.with(index, { ...step, s: `${step.s}.` });
    const { difference } = play({ ...captured, steps, settings: [named] });
    expect(difference).toMatchObject({ step: index + 1, expected: `${step.s}.` });
  }
});

test.each(['S05', 'S06', 'M01', 'M03', 'M04'])('%s: RSET drops the transaction', (id) => {
  expectSame(withDroppedTransaction(caseOf(id)));
  expectSame(withDroppedTransaction(withOtherHosts(caseOf(id))));
});

test('a login before the handshake counts for nothing after it', () => {
  const captured = caseOf('S28');
  const inClear = { path: 'submission.ports.587.smtpd_tls_security_level', value: 'may' };
  const { steps } = captured;
  const tlsAt = steps.findIndex(({ c }) => c === 'STARTTLS');
  const auth = steps.findIndex(({ c }) => c?.startsWith('AUTH') === true);
  const login = steps.slice(auth, auth + 2);
  const clear = { path: 'submission.ports.587.smtpd_tls_auth_only', value: false };
  const withLogin = [...steps.slice(0, tlsAt), ...login, ...steps.slice(tlsAt)].map((step) =>
    step.s === '250-STARTTLS' ? [step, { s: '250-AUTH PLAIN LOGIN' }] : [step],
  );
  expectSame({
    ...captured,
    config: '',
    steps: withLogin.flat(),
    settings: [inClear, clear],
  });
});

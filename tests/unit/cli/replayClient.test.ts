// `replay` of a capture of a client: what is compared, and how a difference is told.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailpath } from './memoryTerminal';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mailpath-client-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(data: unknown): string {
  const file = path.join(folder, 'case.json');
  writeFileSync(file, JSON.stringify(data));
  return file;
}

async function replay(data: unknown) {
  const file = fileWith(data);
  const { code, output, errors } = await mailpath(['replay', file]);
  expect(errors).toBe('');
  return { code, output: output.replaceAll(file, 'case.json') };
}

describe('the capture of a client', () => {
  const HELLO = [{ s: '220 submit.example.com ESMTP' }, { c: 'EHLO client.example.com' }];
  const client = (changes: Readonly<Record<string, unknown>> = {}) => ({
    client: 'curl',
    network: 'proxy removes the 250-STARTTLS line',
    config: 'curl smtp:// --ssl-reqd',
    target: 'submit.example.com:587',
    outcome: 'aborted',
    credentials_exposed: false,
    steps: [
      { tcp: 'connected' },
      ...HELLO,
      { s: '250 submit.example.com' },
      { tcp: 'closed by client' },
    ],
    evidence: { error: ['curl: (64) STARTTLS not supported.'], exit_code: 64 },
    ...changes,
  });

  test('is played against the simulated program', async () => {
    expect(await replay(client())).toEqual({
      code: 0,
      output: '1 line compared in 1 file, 0 files differ\n',
    });
  });

  test('differs in a line, at its step', async () => {
    const { code, output } = await replay(client({ config: 'curl smtp://' }));
    expect(code).toBe(1);
    expect(output).toContain(
      'case.json, step 5:\n  expected  the connection closed by the client\n' +
        '  got       MAIL FROM:<alice@example.com>\n',
    );
  });

  test('differs in what it tells its user, and by its exit code', async () => {
    const evidence = { error: ['curl: (35) Something else'], exit_code: 35 };
    const { output } = await replay(client({ evidence }));
    expect(output).toContain('expected  exit code: 35\n  got       exit code: 64\n');
    expect(output).toContain('got       told its user: curl: (64) STARTTLS not supported.\n');
  });

  test('differs in its outcome and in what it gave away', async () => {
    const { output } = await replay(client({ outcome: 'delivered', credentials_exposed: true }));
    expect(output).toContain('expected  outcome: delivered\n  got       outcome: aborted\n');
    expect(output).toContain('expected  credentials exposed: true\n');
  });

  test('has a target and a program that is modelled', async () => {
    const { code, errors } = await mailpath([
      'replay',
      fileWith({ ...client(), target: 'nowhere' }),
    ]);
    expect(code).toBe(2);
    expect(errors).toContain('target: expected host:port');
  });
});

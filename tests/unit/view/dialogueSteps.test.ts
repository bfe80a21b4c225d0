// How the dialogue is gathered into steps, and how secrets are cut out of a line.

import { describe, expect, test } from 'vitest';
import { cutAtSecrets, decodeBase64, gatherSteps } from '../../../src/view/dialogue/dialogueSteps';
import type { BandEntry, LineEntry } from '../../../src/view/dialogue/dialogueSteps';

const line = (step: number, text: string, more: Partial<LineEntry> = {}): LineEntry => ({
  kind: 'line',
  step,
  leg: 'submit',
  connection: 'c1',
  speaker: 'client',
  text,
  sealed: false,
  timeMs: step * 100,
  part: 'command',
  secrets: [],
  firstOfStep: true,
  ...more,
});

const sealedBand: BandEntry = {
  kind: 'band',
  step: 3,
  leg: 'submit',
  connection: 'c1',
  timeMs: 300,
  event: {
    seq: 1,
    timeMs: 300,
    actor: 'sender',
    cause: null,
    rule: null,
    type: 'tls:established',
    connection: 'c1',
    side: 'client',
    version: '1.3',
    cipher: 'TLS_AES_256_GCM_SHA384',
    certificate: { subject: '', issuer: '', problems: [], checked: true },
  },
};

describe('steps', () => {
  const steps = gatherSteps([
    line(1, '250-one'),
    line(1, '250 two', { firstOfStep: false }),
    line(2, 'STARTTLS', { timeMs: 100 }),
    sealedBand,
    line(4, 'EHLO', { sealed: true }),
    line(5, 'EHLO', { connection: 'c2', leg: 'relay' }),
  ]);

  test('hold the lines that arrive together', () => {
    expect(steps.map(({ entries }) => entries.length)).toEqual([2, 1, 1, 1, 1]);
  });

  test('say where a connection begins', () => {
    expect(steps.map(({ startsConnection }) => startsConnection)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  test('say once where lines can be read, and leave it to a band that says so', () => {
    expect(steps.map(({ secrecy }) => secrecy)).toEqual(['clear', null, null, null, 'clear']);
  });

  test('say where the time changes', () => {
    expect(steps.map(({ startsTime }) => startsTime)).toEqual([true, false, true, true, true]);
  });
});

test('a line cut at its secrets is the same line', () => {
  const text = 'AUTH PLAIN AGFsaWNl';
  const pieces = cutAtSecrets(text, [{ what: 'password', start: 11, end: 19 }]);
  expect(pieces).toEqual([
    { text: 'AUTH PLAIN ', isSecret: false },
    { text: 'AGFsaWNl', isSecret: true },
  ]);
  expect(cutAtSecrets(text, [])).toEqual([{ text, isSecret: false }]);
});

test('Base64 hides nothing; other text is left alone', () => {
  expect(decodeBase64('AGFsaWNlAHBhc3N3b3Jk')).toBe('\\0alice\\0password');
  expect(decodeBase64('not base64!')).toBeNull();
  expect(decodeBase64('/////w==')).toBeNull();
});

// DKIM from signing to verifying: what may change on the way and what may not, and every way in
// which a key or a signature can be no good.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBody, canonicalField } from '../../../../src/smtp/dkim/canonicalForm';
import { bodyHashOf } from '../../../../src/smtp/dkim/dkimDigest';
import { readDkimSignature } from '../../../../src/smtp/dkim/dkimSignature';
import { signMessage, type SigningOptions } from '../../../../src/smtp/dkim/signMessage';
import { readMessage } from '../../../../src/smtp/headerFields';
import { verifySignatures } from '../../../../src/software/authentication/dkim/verifySignatures';
import { inquire, zoneOf } from '../../../kit/inquire';

const KEY = {
  algorithm: 'ed25519-sha256',
  domain: 'example.org',
  selector: 'mail',
  publicKey: 'AAAABBBB',
} as const;

const RELAXED: SigningOptions = {
  header: 'relaxed',
  body: 'relaxed',
  fields: ['From', 'To', 'Subject', 'Date'],
  limitsBody: false,
  epochSeconds: 1_700_000_000,
  lifetimeSeconds: null,
};

const SIMPLE: SigningOptions = { ...RELAXED, header: 'simple', body: 'simple' };

const MESSAGE = [
  'Received: from client.example.org',
  'Date: Mon, 23 Nov 2026 10:00:00 +0000',
  'From: Alice <alice@example.org>',
  'To: Bob <bob@example.net>,',
  ' Carol <carol@example.net>',
  'Subject: Hello',
  '',
  'Hello  Bob.',
  '',
];

const RECORD = 'mail._domainkey.example.org TXT v=DKIM1; k=ed25519; p=AAAABBBB';

const signed = (options: SigningOptions = RELAXED): readonly string[] =>
  signMessage(MESSAGE, KEY, options);

const verify = (lines: readonly string[], record = RECORD, epochSeconds = 1_700_000_100) =>
  inquire(verifySignatures(readMessage(lines), epochSeconds), zoneOf(...(record ? [record] : [])))
    .value;

const outcome = (lines: readonly string[], record?: string, epochSeconds?: number) => {
  const [finding, ...others] = verify(lines, record, epochSeconds);
  expect(others).toEqual([]);
  return finding?.problem ?? finding?.result;
};

const replace = (lines: readonly string[], from: string, to: string): readonly string[] => {
  expect(lines.some((line) => line.includes(from))).toBe(true);
  return lines.map((line) => line.replace(from, to));
};

describe('the canonical forms, RFC 6376 §3.4.5', () => {
  const header = [['A: X'], ['B : Y\t', '\tZ  ']];
  const body = [' C ', 'D \t E', '', ''];

  it('relaxed', () => {
    expect(header.map((lines) => canonicalField(lines, 'relaxed'))).toEqual(['a:X', 'b:Y Z']);
    expect(canonicalBody(body, 'relaxed')).toBe(' C\r\nD E\r\n');
  });

  it('simple', () => {
    expect(header.map((lines) => canonicalField(lines, 'simple'))).toEqual([
      'A: X',
      'B : Y\t\r\n\tZ  ',
    ]);
    expect(canonicalBody(body, 'simple')).toBe(' C \r\nD \t E\r\n');
  });

  it('of an empty body are a line end and nothing, §3.4.3, §3.4.4', () => {
    expect(canonicalBody([], 'simple')).toBe('\r\n');
    expect(canonicalBody(['', ''], 'simple')).toBe('\r\n');
    expect(canonicalBody(['', ' \t'], 'relaxed')).toBe('');
    // The hashes that the RFC gives for them.
    expect(bodyHashOf([], 'simple', null)).toBe('frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=');
    expect(bodyHashOf([], 'relaxed', null)).toBe('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
  });

  it('are hashed as the platform hashes them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
        const text = canonicalBody(lines, 'relaxed');
        const expected = createHash('sha256').update(text).digest('base64');
        expect(bodyHashOf(lines, 'relaxed', null)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a signature', () => {
  it.each([RELAXED, SIMPLE])('fits the message that was signed', (options) => {
    expect(outcome(signed(options))).toBe('pass');
  });

  it('names each signed field that there is, and From once more', () => {
    const value = readMessage(signed()).fields[0]?.value ?? '';
    expect(readDkimSignature(value)).toMatchObject({
      signedFields: ['Date', 'From', 'To', 'Subject', 'From'],
      identity: '@example.org',
      domain: 'example.org',
    });
  });

  it.each([RELAXED, SIMPLE])('holds when servers add their own header fields', (options) => {
    expect(outcome(['Received: from a by b', ...signed(options), ''])).toBe('pass');
  });

  it.each([RELAXED, SIMPLE])('does not hold when a word of the body changes', (options) => {
    expect(outcome(replace(signed(options), 'Hello  Bob', 'Hello  Ben'))).toBe('body-changed');
    expect(outcome([...signed(options), 'A footer.'])).toBe('body-changed');
  });

  it.each([RELAXED, SIMPLE])('does not hold when a signed field changes', (options) => {
    const changed = replace(signed(options), 'Subject: Hello', 'Subject: [List] Hello');
    expect(outcome(changed)).toBe('header-changed');
    const twice = signed(options).flatMap((line) =>
      line.startsWith('From:') ? ['From: Eve <eve@example.edu>', line] : [line],
    );
    expect(outcome(twice)).toBe('header-changed');
  });

  it('relaxed allows for white space, and simple does not', () => {
    const spaced = (options: SigningOptions) =>
      replace(signed(options), 'Hello  Bob.', 'Hello Bob. ');
    const folded = (options: SigningOptions) =>
      replace(signed(options), 'Subject: Hello', 'subject:  Hello ');
    expect([outcome(spaced(RELAXED)), outcome(folded(RELAXED))]).toEqual(['pass', 'pass']);
    expect(outcome(spaced(SIMPLE))).toBe('body-changed');
    expect(outcome(folded(SIMPLE))).toBe('header-changed');
  });

  it('of a part of the body lets anything follow, §8.2', () => {
    const limited = signed({ ...RELAXED, limitsBody: true });
    expect(outcome([...limited, 'Buy this.'])).toBe('pass');
    expect(outcome(replace(limited, 'Hello  Bob', 'Hello  Ben'))).toBe('body-changed');
  });

  it('runs out', () => {
    const short = signed({ ...RELAXED, lifetimeSeconds: 60 });
    expect(outcome(short, RECORD, 1_700_000_060)).toBe('pass');
    expect(outcome(short, RECORD, 1_700_000_061)).toBe('expired');
  });

  it('is one of several, and each is looked at', () => {
    const other = signMessage(signed(), { ...KEY, selector: 'gone' }, RELAXED);
    expect(verify(other).map(({ result, selector }) => [selector, result])).toEqual([
      ['gone', 'permerror'],
      ['mail', 'pass'],
    ]);
  });

  it('is not looked for behind the eighth', () => {
    const many = Array.from({ length: 12 }, () => signed()[0] ?? '');
    expect(verify([...many, ...MESSAGE])).toHaveLength(8);
  });

  it.each([
    ['v=1; a=rsa-sha256; d=example.org', 'syntax', 'neutral'],
    ['v=2; a=rsa-sha256; d=example.org; s=mail; h=From; bh=AA; b=AA', 'version', 'neutral'],
    ['v=1; a=rsa-sha1; d=example.org; s=mail; h=From; bh=AA; b=AA', 'algorithm', 'permerror'],
    ['v=1; a=rsa-sha256; d=example.org; s=mail; h=To; bh=AA; b=AA', 'from-not-signed', 'permerror'],
    [
      'v=1; a=rsa-sha256; d=example.org; i=@example.com; s=mail; h=From; bh=AA; b=AA',
      'syntax',
      'neutral',
    ],
    ['v=1; v=1; a=rsa-sha256; d=example.org; s=mail; h=From; bh=AA; b=AA', 'syntax', 'neutral'],
    ['nonsense', 'syntax', 'neutral'],
  ])('%s is told as %s', (value, problem, result) => {
    expect(verify([`DKIM-Signature: ${value}`, ...MESSAGE])[0]).toMatchObject({ problem, result });
  });
});

describe('a key', () => {
  const judged = (tags: string) => outcome(signed(), `mail._domainkey.example.org TXT ${tags}`);

  it.each([
    ['v=DKIM1; k=ed25519; p=AAAABBBB', 'pass'],
    ['k=ed25519; p=AAAA BBBB', 'pass'],
    ['v=DKIM1; k=ed25519; h=sha1:sha256; s=email; p=AAAABBBB', 'pass'],
    ['v=DKIM1; k=ed25519; p=', 'key-revoked'],
    ['v=DKIM1; k=ed25519; p=CCCCDDDD', 'header-changed'],
    ['v=DKIM1; p=AAAABBBB', 'algorithm'],
    ['v=DKIM1; k=ed25519; h=sha1; p=AAAABBBB', 'algorithm'],
    ['v=DKIM1; k=ed25519; s=chat; p=AAAABBBB', 'key-syntax'],
    ['v=DKIM2; k=ed25519; p=AAAABBBB', 'key-syntax'],
    ['k=ed25519; v=DKIM1; p=AAAABBBB', 'key-syntax'],
    ['v=DKIM1; k=ed25519', 'key-syntax'],
    ['some other text', 'key-syntax'],
  ])('%s: %s', (tags, result) => {
    expect(judged(tags)).toBe(result);
  });

  it('that is not there, or that DNS does not give', () => {
    expect(outcome(signed(), '')).toBe('no-key');
    const [finding] = verify(signed(), 'mail._domainkey.example.org timeout x');
    expect(finding).toMatchObject({ problem: 'key-unavailable', result: 'temperror' });
  });

  it('may say that its domain is only trying', () => {
    const record = 'mail._domainkey.example.org TXT v=DKIM1; k=ed25519; t=y; p=AAAABBBB';
    expect(verify(signed(), record)[0]).toMatchObject({ result: 'pass', isTest: true });
  });
});

// The box as a reducer: one write in, one decision out.

import { describe, expect, it } from 'vitest';
import { decideAtBox, type BoxDecision } from '../../../src/simulation/boxOnPath';
import type { WireLine } from '../../../src/trace/segment';
import type { Direction } from '../../../src/trace/station';
import type { BoxSettings } from '../../../src/world/networkSchema';

const line = (text: string): WireLine => ({ text, part: 'reply', secrets: [] });

const boxThat = (way: BoxSettings['way'], ports: number[] = []): BoxSettings => ({
  way,
  path: 'sender',
  ports,
  certificate: {
    subject: 'a.example',
    alternativeNames: [],
    issuer: 'x',
    trusted: false,
    expired: false,
  },
  forwards: false,
});

const decide = (
  way: BoxSettings['way'],
  texts: readonly string[],
  direction: Direction = 'toClient',
  box = boxThat(way),
): BoxDecision => decideAtBox(box, 587, direction, texts.map(line));

const textsOf = (decision: BoxDecision): readonly string[] =>
  decision.kind === 'pass' ? [] : decision.lines.map(({ text }) => text);

const OFFER = ['250-smtp.example.org', '250-STARTTLS', '250-SIZE 5', '250 CHUNKING'];
const LAST = ['250-smtp.example.org', '250-SIZE 5', '250 STARTTLS'];

describe('removing STARTTLS', () => {
  it('takes the line out', () => {
    const decision = decide('remove-starttls', OFFER);
    expect(textsOf(decision)).toEqual(['250-smtp.example.org', '250-SIZE 5', '250 CHUNKING']);
    expect(decision).toMatchObject({
      kind: 'rewrite',
      change: { way: 'removed-starttls', removed: ['250-STARTTLS'], added: [] },
    });
  });

  it('makes the line before the last when the last is gone', () => {
    expect(textsOf(decide('remove-starttls', LAST))).toEqual([
      '250-smtp.example.org',
      '250 SIZE 5',
    ]);
    expect(textsOf(decide('remove-starttls', ['250-a', '250 starttls']))).toEqual(['250 a']);
  });
});

describe('masking STARTTLS', () => {
  it('writes over the keyword and keeps its place', () => {
    expect(textsOf(decide('mask-starttls', OFFER))[1]).toBe('250-XXXXXXXX');
    expect(textsOf(decide('mask-starttls', LAST))[2]).toBe('250 XXXXXXXX');
  });

  it('answers a client that tries all the same', () => {
    expect(textsOf(decide('mask-starttls', ['STARTTLS'], 'toServer'))).toEqual([
      '454 4.7.0 TLS not available due to local problem',
    ]);
  });
});

describe('replacing STARTTLS with AUTH', () => {
  it('puts AUTH in its place, last line or not', () => {
    expect(textsOf(decide('replace-starttls-with-auth', OFFER))[1]).toBe('250-AUTH PLAIN LOGIN');
    expect(textsOf(decide('replace-starttls-with-auth', LAST))[2]).toBe('250 AUTH PLAIN LOGIN');
  });

  it('only takes STARTTLS out when AUTH is there already', () => {
    const decision = decide('replace-starttls-with-auth', [...OFFER.slice(0, 3), '250 AUTH LOGIN']);
    expect(textsOf(decision)).toEqual(['250-smtp.example.org', '250-SIZE 5', '250 AUTH LOGIN']);
    expect(decision).toMatchObject({ change: { removed: ['250-STARTTLS'], added: [] } });
  });
});

describe('refusing STARTTLS', () => {
  it('answers in the server’s place and lets the command go no further', () => {
    const decision = decide('refuse-starttls', ['starttls '], 'toServer');
    expect(decision).toMatchObject({
      kind: 'answer',
      change: { way: 'refused-starttls', removed: ['starttls '] },
    });
    expect(textsOf(decision)).toEqual(['454 4.7.0 TLS not available due to local problem']);
  });

  it('leaves the offer as it is', () => {
    expect(decide('refuse-starttls', OFFER)).toEqual({ kind: 'pass' });
  });
});

describe('injecting behind STARTTLS', () => {
  it('puts a command behind it in the same write', () => {
    const decision = decide('inject-after-starttls', ['STARTTLS'], 'toServer');
    expect(textsOf(decision)).toEqual(['STARTTLS', 'RSET']);
    expect(decision).toMatchObject({
      kind: 'rewrite',
      change: { way: 'injected-after-starttls', removed: [], added: ['RSET'] },
    });
  });

  it('leaves the offer and other commands as they are', () => {
    expect(decide('inject-after-starttls', OFFER)).toEqual({ kind: 'pass' });
    expect(decide('inject-after-starttls', ['EHLO a'], 'toServer')).toEqual({ kind: 'pass' });
  });
});

it('a box that has removed the offer answers a STARTTLS that comes all the same', () => {
  const decision = decide('remove-starttls', ['STARTTLS'], 'toServer');
  expect(textsOf(decision)).toEqual(['502 5.5.1 Error: command not implemented']);
});

describe('a box', () => {
  const ways = [
    'listen',
    'remove-starttls',
    'mask-starttls',
    'replace-starttls-with-auth',
    'refuse-starttls',
    'inject-after-starttls',
    'impersonate',
  ] as const;

  it.each(ways)('set to %s lets everything else pass', (way) => {
    const others = ['250-smtp.example.org', '250 SIZE 5'];
    expect(decide(way, others)).toEqual({ kind: 'pass' });
    expect(decide(way, ['220 2.0.0 Ready to start TLS'])).toEqual({ kind: 'pass' });
    expect(decide(way, ['EHLO a', 'STARTTLS'], 'toServer')).toEqual({ kind: 'pass' });
    expect(decide(way, ['STARTTLS now'], 'toServer')).toEqual({ kind: 'pass' });
    expect(decide(way, [], 'toServer')).toEqual({ kind: 'pass' });
  });

  it.each(ways)('set to %s touches only its ports', (way) => {
    expect(decide(way, OFFER, 'toClient', boxThat(way, [25]))).toEqual({ kind: 'pass' });
    expect(decide(way, ['STARTTLS'], 'toServer', boxThat(way, [25]))).toEqual({ kind: 'pass' });
  });

  it('that listens or impersonates rewrites nothing', () => {
    expect(decide('listen', OFFER)).toEqual({ kind: 'pass' });
    expect(decide('impersonate', OFFER)).toEqual({ kind: 'pass' });
  });
});

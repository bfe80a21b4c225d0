// The dialogue in the manner of swaks: arrows and marks, times and hops, and nothing that a
// terminal would obey.

import { describe, expect, test } from 'vitest';
import { dialogueText, printable } from '../../../src/exports/dialogueText';
import { simulate } from '../../../src/simulation/simulate';
import { worldWith, type PartOf } from '../../../src/world/worldWith';
import type { World } from '../../../src/world/worldSchema';

function told(changes: PartOf<World>): readonly string[] {
  const world = worldWith(changes);
  const { sender, submission, mx } = world;
  return dialogueText(simulate(world), {
    senderName: sender.name,
    senderKind: sender.kind,
    hostNames: { sender: sender.hostName, submission: submission.hostName, mx: mx.hostName },
  });
}

/** The lines without their times, which are told in the first columns. */
const untimed = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^ *-?\d+ ms/, '').trim());

describe('arrows', () => {
  const lines = told({});

  test('tell direction and secrecy', () => {
    const said = untimed(lines);
    expect(said).toContain('-> STARTTLS');
    expect(said).toContain('<- 220 2.0.0 Ready to start TLS');
    expect(said).toContain('~> QUIT');
    expect(said).toContain('<~ 235 2.7.0 Authentication successful');
    expect(said.indexOf('=== TLS 1.3, certificate smtp.example.org checked')).toBeLessThan(
      said.findIndex((line) => line.startsWith('~>')),
    );
  });

  test('stand in one column, and so do texts and marks', () => {
    for (const line of lines) {
      if (line === '' || /^c\d+ {2}/.test(line)) continue;
      expect(line.slice(10)).toMatch(/^ {2}( (->|<-|~>|<~)( |$)|(===|\*\*\*) | {4}\S)/);
    }
  });

  test('a time stands where it changes', () => {
    const times = lines.flatMap((line) => /^ *(-?\d+) ms/.exec(line)?.[1] ?? []).map(Number);
    expect(times).toEqual([...times].sort((left, right) => left - right));
  });
});

describe('hops', () => {
  test('are named where they begin', () => {
    const hops = told({}).filter((line) => /^c\d+ /.test(line));
    expect(hops).toEqual([
      'c1  client.example.org → smtp.example.org:587',
      'c2  smtp.example.org → mx.example.net:25',
    ]);
  });

  test('are as many as there were tries', () => {
    const refused = told({
      horizonMs: 700_000,
      network: { firewall: [{ direction: 'in', port: 25, action: 'reset' }] },
    });
    expect(refused.filter((line) => /^c\d+ /.test(line)).length).toBeGreaterThan(2);
    expect(untimed(refused).filter((line) => line.includes('deferred')).length).toBeGreaterThan(1);
  });
});

describe('what went wrong is marked', () => {
  test.each<[string, PartOf<World>, RegExp]>([
    ['a SYN that is dropped', { network: firewall('drop') }, /^\*\*\* SYN dropped/],
    ['a refusal', { network: firewall('reset') }, /^\*\*\* Connection refused/],
    ['STARTTLS removed', { network: box('remove-starttls') }, /^\*\*\* 250-STARTTLS removed/],
    ['STARTTLS masked', { network: box('mask-starttls') }, /^\*\*\* 250-STARTTLS overwritten/],
    ['an answer on the way', { network: box('refuse-starttls') }, /^\*\*\* STARTTLS answered/],
    [
      'a certificate',
      { submission: { certificate: { expired: true } } },
      /^\*\*\* TLS failed: certificate expired/,
    ],
    ['a silence', { sender: { outgoing: { port: 465 } } }, /^\*\*\* .*waited/],
  ])('%s', (_name, changes, mark) => {
    expect(untimed(told(changes)).some((line) => mark.test(line))).toBe(true);
  });

  function firewall(action: 'drop' | 'reset'): PartOf<World['network']> {
    return { firewall: [{ direction: 'out', port: 587, action }] };
  }

  function box(way: 'remove-starttls' | 'mask-starttls' | 'refuse-starttls') {
    return { box: { way } };
  }
});

test('what was said is never broken, and sentences end within 100 columns', () => {
  const recipient = `${'long.'.repeat(20)}address@example.net`;
  const lines = told({ message: { recipients: [recipient] } });
  expect(untimed(lines)).toContain(`~> RCPT TO:<${recipient}>`);
  const sentences = lines.filter((line) => !/ (->|<-|~>|<~)( |$)/.test(line));
  const wide = sentences.filter((line) => line.length > 100);
  // Only a word that is longer than a line may stand out.
  for (const line of wide) expect(line.trim().split(' ').at(-1)?.length).toBeGreaterThan(80);
});

test('control characters are told and not sent', () => {
  expect(printable('a\u001b[2J\u0007')).toBe(String.raw`a\x1b[2J\x07`);
  expect(printable('b\r\n\u009b')).toBe(String.raw`b\x0d\x0a\x9b`);
  expect(printable('\tdéjà → “vu”')).toBe('\tdéjà → “vu”');
});

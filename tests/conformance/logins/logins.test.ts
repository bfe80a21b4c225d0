// Logins of every kind, right and wrong, against what the real servers answered: each line of the
// server is compared, and each proof of the client is verified with the challenge it was made for.

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readCase, type CapturedCase } from '../../../src/cli/caseFile';
import { findCaseWorld } from '../../../src/cli/caseWorld';
import { playCase } from '../../../src/cli/playCase';
import { decodeOctets, encodeOctets } from '../../../src/smtp/base64';

const fileSchema = v.strictObject({
  server: v.string(),
  groups: v.array(
    v.strictObject({
      config: v.string(),
      set: v.optional(v.record(v.string(), v.unknown())),
      opening: v.array(v.string()),
      dialogues: v.record(v.string(), v.array(v.string())),
    }),
  ),
});

const stepOf = (line: string): object => {
  if (line === 'TLS') return { tls: true };
  if (line === 'connected') return { tcp: 'connected' };
  if (line === 'closed') return { tcp: 'closed by server' };
  return line.startsWith('C: ') ? { c: line.slice(3) } : { s: line.slice(3) };
};

function readRecorded(name: string): readonly (readonly [string, CapturedCase])[] {
  const text = readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8');
  const { server, groups } = v.parse(fileSchema, JSON.parse(text));
  return groups.flatMap(({ config, set = {}, opening, dialogues }) =>
    Object.entries(dialogues).map(([dialogue, lines]) => {
      const steps = [...opening, ...lines].map(stepOf);
      const recorded = { role: 'submission', port: 587, server, config, set, steps };
      return [dialogue, readCase(recorded, dialogue)] as const;
    }),
  );
}

const play = (recorded: CapturedCase) => playCase(recorded, findCaseWorld(recorded)).difference;

describe.each([
  ['postfix', 120],
  ['exim', 45],
])('%s', (name, least) => {
  const recorded = readRecorded(name);

  it('has all its dialogues', () => {
    expect(recorded.length).toBeGreaterThan(least);
  });

  it.each(recorded)('%s', (_dialogue, dialogue) => {
    expect(play(dialogue)).toBeNull();
  });
});

/** A response with one octet changed. */
function withChangedOctet(line: string, at: number): string {
  const octets = [...(decodeOctets(line) ?? [])];
  const index = at % octets.length;
  octets[index] = (octets[index] ?? 0) ^ 1;
  return encodeOctets(octets);
}

it.each(['scram-256', 'scram-1', 'digest', 'digest-realm'])(
  'postfix %s: the proof does not fit when an octet of it is another',
  (name) => {
    const found = readRecorded('postfix').find(([dialogue]) => dialogue === name)?.[1];
    if (found === undefined) throw new Error(`No dialogue ${name}.`);
    const at = found.steps.findLastIndex(({ c = '' }) => c.length > 60);
    const proof = found.steps[at]?.c ?? '';
    const last = (decodeOctets(proof)?.length ?? 0) - 16;
    const steps = found.steps.with(at, { c: withChangedOctet(proof, last) });
    expect(play({ ...found, steps })).toMatchObject({
      step: at + 2,
      got: '535 5.7.8 Error: authentication failed: (reason unavailable)',
    });
  },
);

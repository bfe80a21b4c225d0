// The same world gives the same trace, byte for byte: twice in one process, in another process, and
// under another time zone and locale. tests/e2e/determinism.spec.ts asks Chromium as well.

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { worldWith } from '../../src/world/worldWith';
import { storyHashes } from '../kit/storyHashes';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('./printHashes.ts', import.meta.url));

function hashesIn(environment: Readonly<Record<string, string>>) {
  const printed = execFileSync(process.execPath, ['--import', 'tsx', program], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const answer: unknown = JSON.parse(printed);
  return answer;
}

describe('simulate', () => {
  it.each(SCENARIOS.map(({ id, world }) => ({ id, world })))(
    'twice is the same: $id',
    (scenario) => {
      const [first, second] = [simulate(scenario.world), simulate(scenario.world)];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    },
  );

  it('leaves its world as it was', () => {
    for (const { world } of SCENARIOS) {
      const before = JSON.stringify(world);
      simulate(world);
      expect(JSON.stringify(world)).toBe(before);
    }
  });

  it('gives data that JSON keeps whole', () => {
    const trace = simulate(worldWith({}));
    expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
  });

  it('gives another trace for another seed', () => {
    const [first, second] = [1, 2].map((seed) => JSON.stringify(simulate(worldWith({ seed }))));
    expect(first).not.toBe(second);
  });

  it('is the same in another process, time zone and locale', () => {
    const hashes = storyHashes();
    expect(hashesIn({ TZ: 'UTC', LC_ALL: 'C' })).toMatchObject({ timeZone: 'UTC', hashes });
    expect(hashesIn({ TZ: 'Pacific/Auckland', LC_ALL: 'tr_TR.UTF-8' })).toEqual({
      timeZone: 'Pacific/Auckland',
      locale: 'tr-TR',
      hashes,
    });
  }, 60_000);
});

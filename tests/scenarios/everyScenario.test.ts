// Every scenario: the same story each time, its goal reached, and its dialogue as it was last read
// and approved. `npx vitest run tests/scenarios -u` writes the dialogues anew; read them then.

import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { storyLines } from '../../src/cli/storyLines';
import { scenarioText } from '../../src/lessons/en/scenarioText';
import { judgeGoal } from '../../src/projections/goal';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';

const IDS = SCENARIOS.map(({ id }) => id);

test('no two scenarios share an id, and every golden dialogue has its scenario', () => {
  expect(new Set(IDS).size).toBe(IDS.length);
  const golden = readdirSync(new URL('golden/', import.meta.url));
  expect(golden.filter((name) => !IDS.includes(name.replace('.dialogue.txt', '')))).toEqual([]);
});

/** A client's part of a login in Base64, which is one word. */
const RESPONSE = / ~> (?:AUTH \S+ )?[A-Za-z0-9+/=]+$/u;

describe.each(SCENARIOS)('$id', ({ id, world, goal }) => {
  const trace = simulate(world);

  test('is the same story each time', () => {
    expect(JSON.stringify(simulate(structuredClone(world)))).toBe(JSON.stringify(trace));
  });

  test('reaches its goal', () => {
    expect(judgeGoal(trace, goal)).toEqual({ reached: true, missed: [] });
  });

  test('has words', () => {
    expect(scenarioText(id).question).toMatch(/\?$/);
  });

  test('is told as in its golden dialogue', async () => {
    const text = `${storyLines(world, trace).join('\n')}\n`;
    await expect(text).toMatchFileSnapshot(`golden/${id}.dialogue.txt`);
  });

  test('is told within 100 columns, but for long lines of a server or of a login', () => {
    const wide = storyLines(world, trace).filter(
      (line) =>
        Array.from(line).length > 100 &&
        !/^ .* (?:<[-~] (?:\d{3} |\* OK )|[-~]> \t)|^ *\S+$/u.test(line) &&
        !RESPONSE.test(line),
    );
    expect(wide).toEqual([]);
  });
});

// Each scenario reaches its goal, and stands on its settings: for each, one single setting is named
// whose change makes the goal fail. A goal that no setting can spoil would prove nothing.

import { describe, expect, it } from 'vitest';
import { judgeGoal } from '../../src/projections/goal';
import { findScenario, SCENARIOS } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { parseWorld } from '../../src/world/parseWorld';
import type { World } from '../../src/world/worldSchema';
import { CHANGES, type Change } from './settingChanges';

/** A copy of a value in which the setting at a path has another value. */
function withSetting(given: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  if (Array.isArray(given)) {
    return given.map((item: unknown, index) =>
      String(index) === key ? withSetting(item, rest, value) : item,
    );
  }
  if (typeof given !== 'object' || given === null || !Object.hasOwn(given, key)) {
    throw new Error(`There is no setting ${key} to change.`);
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, inner]: [string, unknown]) => [
      name,
      name === key ? withSetting(inner, rest, value) : inner,
    ]),
  );
}

function changed(world: World, { path, value }: Change): World {
  const result = parseWorld(withSetting(world, path.split('.'), value));
  if (!result.ok) throw new Error(`The changed world does not fit: ${JSON.stringify(result)}`);
  return result.world;
}

describe('each scenario', () => {
  it.each(SCENARIOS.map(({ id }) => id))('%s reaches its goal', (id) => {
    const scenario = findScenario(id);
    if (scenario === null) throw new Error(`There is no scenario ${id}.`);
    expect(judgeGoal(simulate(scenario.world), scenario.goal)).toEqual({
      reached: true,
      missed: [],
    });
  });

  it('has one setting named here', () => {
    expect(CHANGES.map(({ scenario }) => scenario).toSorted()).toEqual(
      SCENARIOS.map(({ id }) => id).toSorted(),
    );
  });

  it.each(CHANGES)('$scenario misses its goal when $path is $value', (change) => {
    const scenario = findScenario(change.scenario);
    if (scenario === null) throw new Error(`There is no scenario ${change.scenario}.`);
    const judgement = judgeGoal(simulate(changed(scenario.world, change)), scenario.goal);
    expect(judgement.reached).toBe(false);
    expect(judgement.missed).toContain(change.missed);
  });
});

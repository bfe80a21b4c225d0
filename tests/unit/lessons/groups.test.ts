// Each story stands where it belongs, and a firewall's lines do what is said of them.

import { expect, it } from 'vitest';
import { FIREWALL_LINES } from '../../../src/lessons/en/configurations';
import { SCENARIO_GROUPS } from '../../../src/scenarios/scenarios';

it('somebody stands on the way in the stories of that group, and in no others', () => {
  for (const { id, scenarios } of SCENARIO_GROUPS) {
    for (const scenario of scenarios) {
      const hasBox = scenario.world.network.box !== null;
      expect(hasBox, `${scenario.id} in ${id}`).toBe(id === 'attacks');
    }
  }
});

it('the chain of the firewall drops what no rule accepts', () => {
  const chains = FIREWALL_LINES.lines.filter((line) => line.startsWith('add chain'));
  expect(chains).not.toEqual([]);
  for (const chain of chains) expect(chain).toMatch(/policy drop;/u);
});

// The hash of each scenario's trace, as one text: the same in every process, time zone, locale and
// browser. FNV-1a over the JSON's code units, because it needs nothing from its platform.

import { SCENARIOS } from '../../src/scenarios/scenarios';
import { hash32 } from '../../src/simulation/identifiers';
import { simulate } from '../../src/simulation/simulate';

/** One line for each scenario: its id, the length of its trace as JSON, and the hash. */
export const storyHashes = (): string =>
  SCENARIOS.map(({ id, world }) => {
    const json = JSON.stringify(simulate(world));
    return `${id} ${json.length} ${hash32(json).toString(16)}`;
  }).join('\n');

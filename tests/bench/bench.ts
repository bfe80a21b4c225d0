// Measures how fast a world is computed: stories of `submit-587` per second, and the time of one
// story as a ratio to the same number of transitions of a fixed two-state machine. The ratio is
// what may not grow: it says what the engine adds to XState, on any computer. Both are measured in
// turns within one run, so that a busy moment hits both, and the medians are compared.

import { assign, initialTransition, setup, transition } from 'xstate';
import { typed } from '../../src/machines/typed';
import { findScenario } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';

const SCENARIO = 'submit-587';
const HIGHEST_RATIO = 6;
const ROUNDS = 25;
const STORIES_PER_ROUND = 20;
const WARM_UP_ROUNDS = 5;

/** The yardstick: two states, one counted fact, one effect as data. It is never changed. */
const yardstick = setup({
  types: { context: typed<{ readonly count: number }>() },
  actions: {
    count: assign(({ context }) => ({ count: context.count + 1 })),
    tell: (_args: unknown, _params: { readonly text: string }) => undefined,
  },
}).createMachine({
  id: 'yardstick',
  context: { count: 0 },
  initial: 'left',
  states: {
    left: {
      on: {
        step: { target: 'right', actions: ['count', { type: 'tell', params: { text: 'right' } }] },
      },
    },
    right: {
      on: {
        step: { target: 'left', actions: ['count', { type: 'tell', params: { text: 'left' } }] },
      },
    },
  },
});

/**
 * The processor time of something, in milliseconds for each of `times` runs. It is not the time on
 * the clock, because on a busy computer the longer of two measurements is interrupted more often.
 */
function timeOf(times: number, run: () => void): number {
  const start = process.cpuUsage();
  for (let index = 0; index < times; index += 1) run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / times;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function runYardstick(transitions: number): void {
  let [snapshot] = initialTransition(yardstick);
  for (let index = 0; index < transitions; index += 1) {
    [snapshot] = transition(yardstick, snapshot, { type: 'step' });
  }
}

const scenario = findScenario(SCENARIO);
if (scenario === null) throw new Error(`There is no scenario ${SCENARIO} to measure.`);
const { world } = scenario;
const transitions = simulate(world).events.filter(
  ({ type }) => type === 'machine:transitioned',
).length;

const stories: number[] = [];
const yardsticks: number[] = [];
for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
  const storyMs = timeOf(STORIES_PER_ROUND, () => simulate(world));
  const yardstickMs = timeOf(STORIES_PER_ROUND, () => runYardstick(transitions));
  if (round < WARM_UP_ROUNDS) continue;
  stories.push(storyMs);
  yardsticks.push(yardstickMs);
}

const storyMs = median(stories);
const yardstickMs = median(yardsticks);
const ratio = storyMs / yardstickMs;
console.log(
  `${SCENARIO}: ${(1000 / storyMs).toFixed(0)} worlds per second of processor time, ` +
    `${transitions} transitions each`,
);
console.log(
  `one world takes ${ratio.toFixed(2)} times as long as ${transitions} transitions ` +
    `of a two-state machine; at most ${HIGHEST_RATIO}`,
);
if (ratio > HIGHEST_RATIO) {
  console.error(`The ratio ${ratio.toFixed(2)} is over ${HIGHEST_RATIO}.`);
  process.exitCode = 1;
}

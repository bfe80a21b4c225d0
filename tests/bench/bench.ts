// Measures how fast a world is computed: stories of `submit-587` per second, and the time of one
// story as a ratio to the same number of transitions of a fixed two-state machine. The ratio is
// what may not grow: it says what the engine adds to XState, on any computer. Both are measured in
// turns within one run, so that a busy moment hits both, and the medians are compared. The same is
// done with a run of the explored worlds (`npm run worlds`), whose memory may not grow either.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { assign, initialTransition, setup, transition } from 'xstate';
import { typed } from '../../src/machines/typed';
import { findScenario } from '../../src/scenarios/scenarios';
import { simulate } from '../../src/simulation/simulate';
import { settingOf, WORLD_COUNT, worldOf } from '../worlds/exploration/axes';
import { exploreWorlds } from '../worlds/exploration/exploration';

const SCENARIO = 'submit-587';
const HIGHEST_RATIO = 6;
/** Flat, with room for what the run-time keeps for itself. */
const HIGHEST_GROWTH = 1.1;
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
const storyRatio = storyMs / median(yardsticks);
console.log(
  `${SCENARIO}: ${(1000 / storyMs).toFixed(0)} worlds per second of processor time, ` +
    `${transitions} transitions each`,
);

/** Every so many of the explored worlds are measured, each round beginning with another one. */
const EVERY_WORLD = 211;

function transitionsFrom(first: number): number {
  let count = 0;
  for (let world = first; world < WORLD_COUNT; world += EVERY_WORLD) {
    const { events } = simulate(worldOf(settingOf(world)));
    count += events.filter(({ type }) => type === 'machine:transitioned').length;
  }
  return count;
}

setFlagsFromString('--expose-gc');

/** The octets in use after everything that can be freed has been. */
function heapInUse(): number {
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}

const runs: number[] = [];
const heaps: number[] = [];
for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
  const count = transitionsFrom(round);
  const runMs = timeOf(1, () => exploreWorlds({ first: round, every: EVERY_WORLD }));
  const machineMs = timeOf(1, () => runYardstick(count));
  if (round < WARM_UP_ROUNDS) continue;
  runs.push(runMs / machineMs);
  heaps.push(heapInUse());
}
const worldsRatio = median(runs);
const half = Math.floor(ROUNDS / 2);
const growth = median(heaps.slice(half)) / median(heaps.slice(0, half));

const CHECKS = [
  ['one story', storyRatio, HIGHEST_RATIO, 'as long as its transitions of a two-state machine'],
  ['the worlds', worldsRatio, HIGHEST_RATIO, 'as long as their transitions of that machine'],
  ['the second half', growth, HIGHEST_GROWTH, 'the memory of the first half of the run'],
] as const;
for (const [what, ratio, highest, of] of CHECKS) {
  console.log(`${what}: ${ratio.toFixed(2)} times ${of}; at most ${highest}`);
  if (ratio <= highest) continue;
  console.error(`${what}: the ratio ${ratio.toFixed(2)} is over ${highest}.`);
  process.exitCode = 1;
}

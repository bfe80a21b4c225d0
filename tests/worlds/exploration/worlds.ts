// `npm run worlds`: explores every combination of the axes and says what does not hold.

import { AXES, settingOf } from './axes';
import { exploreWorlds } from './exploration';

const MOST_SHOWN = 20;

const names = Object.entries(AXES).map(([name, values]) => `${name} ${values.length}`);
console.log(`The axes and how many values each has: ${names.join(', ')}.`);

const startMs = performance.now();
const { worlds, findings, held, invariants } = exploreWorlds();
const seconds = (performance.now() - startMs) / 1000;

for (const { invariant, world, problem } of findings.slice(0, MOST_SHOWN)) {
  console.error(`${invariant}: ${problem}: world ${world}, ${JSON.stringify(settingOf(world))}`);
}
if (findings.length > MOST_SHOWN) {
  console.error(`… and ${findings.length - MOST_SHOWN} more.`);
}
if (held < invariants) process.exitCode = 1;
console.log(
  `${worlds} worlds, ${(worlds / seconds).toFixed(0)} per second, ${held} invariants held`,
);

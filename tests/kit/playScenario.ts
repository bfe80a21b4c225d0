// Plays a scenario, and finds a step of it by its anchor.

import type { Step } from '../../src/projections/steps';
import { findScenario } from '../../src/scenarios/scenarios';
import { playWorld, type Played } from './play';

export function playScenario(id: string): Played {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`There is no scenario ${id}.`);
  return playWorld(scenario.world);
}

export function stepAt({ steps }: Played, anchor: string): Step {
  const step = steps.find((candidate) => candidate.anchor === anchor);
  if (step === undefined) throw new Error(`No step has the anchor ${anchor}.`);
  return step;
}

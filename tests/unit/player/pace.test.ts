// The pace: what a step's movement takes, and the clock of a wait, over all stories.

import { describe, expect, it } from 'vitest';
import { clockMs, motionMs, stepMs, travelMs, waitIn } from '../../../src/player/pace';
import type { Step } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario } from '../../kit/playScenario';

interface Pair {
  readonly step: Step;
  readonly before: Step | null;
}

const pairsOf = (id: string): readonly Pair[] => {
  const { steps } = playScenario(id);
  return steps.map((step, index) => ({ step, before: steps[index - 1] ?? null }));
};

function pairAt(id: string, anchor: string): Pair {
  const pair = pairsOf(id).find(({ step }) => step.anchor === anchor);
  if (pair === undefined) throw new Error(`${id} has no ${anchor}`);
  return pair;
}

const waitAt = (id: string, anchor: string) => {
  const { step, before } = pairAt(id, anchor);
  return waitIn(step, before);
};

describe('a wait', () => {
  it('lies before what is sent again', () => {
    expect(waitAt('isp-drops-25', 'firewall.drop~8')).toEqual({
      fromMs: 7030,
      untilMs: 11_000,
      afterTravels: 0,
    });
  });

  it('is the whole of a step in which nothing travels', () => {
    expect(waitAt('mx-fallback', 'queue.try-next-host~1')).toEqual({
      fromMs: 1310,
      untilMs: 31_310,
      afterTravels: 0,
    });
  });

  it('lies between a question and the answer that did not come', () => {
    expect(waitAt('first-contact-mta-sts', 'queue.ask-policy~1')).toEqual({
      fromMs: 1050,
      untilMs: 11_050,
      afterTravels: 1,
    });
  });

  it('lies before the reply of a server that holds it back', () => {
    expect(waitAt('wrong-password', 'auth.refuse~1')).toEqual({
      fromMs: 650,
      untilMs: 2650,
      afterTravels: 0,
    });
  });

  it('is none where a line takes its time on the way', () => {
    const waits = pairsOf('submit-587').filter(({ step, before }) => waitIn(step, before) !== null);
    expect(waits).toEqual([]);
  });
});

describe('the clock of a wait', () => {
  const lasting = (untilMs: number) => clockMs({ fromMs: 0, untilMs, afterTravels: 0 });

  it('runs longer for a longer wait, and fast: half a minute in a second and a bit', () => {
    const [second, halfMinute, fiveMinutes] = [1000, 30_000, 300_000].map(lasting);
    expect(second).toBe(700);
    expect(halfMinute).toBeGreaterThan(1000);
    expect(halfMinute).toBeLessThan(1500);
    expect(fiveMinutes).toBeGreaterThan(halfMinute ?? Infinity);
  });

  it('never keeps anyone for longer than two seconds', () => {
    expect(lasting(5 * 24 * 3_600_000)).toBe(2000);
  });
});

describe.each(SCENARIOS.map(({ id }) => id))('the pace of %s', (id) => {
  it('gives each step a movement of at most its travels and its clock, and time to read', () => {
    for (const { step, before } of pairsOf(id)) {
      const wait = waitIn(step, before);
      const moving = travelMs(step) + (wait === null ? 0 : clockMs(wait));
      expect(motionMs(step, before)).toBe(moving);
      expect(travelMs(step)).toBeLessThanOrEqual(1200);
      expect(stepMs(step, before) - moving).toBeGreaterThanOrEqual(900);
    }
  });
});

// The axis of a comparison: how long it is, and how lanes go to the same phase on it.

import { describe, expect, it } from 'vitest';
import { projectLane, type Lane } from '../../../src/projections/lane';
import { projectPhases } from '../../../src/projections/phases';
import {
  axisLength,
  momentsOf,
  phaseBeside,
  phasesInOrder,
} from '../../../src/view/compare/laneGeometry';
import { playScenario } from '../../kit/playScenario';

function laneOf(id: string): Lane {
  const { trace, steps } = playScenario(id);
  return projectLane(trace, steps, projectPhases(steps));
}

const lanes = ['submit-465', 'submit-587', 'isp-drops-25'].map(laneOf);
const length = axisLength(lanes);
const phases = phasesInOrder(lanes, length);
const order = phases.map(({ phase }) => phase);

it('the axis holds the usual lanes and not the one that waits for minutes', () => {
  const [first, second, blocked] = lanes.map(({ end }) => end);
  expect(length).toBeGreaterThanOrEqual(Math.max(first ?? 0, second ?? 0));
  expect(length).toBeLessThan(blocked ?? 0);
  expect(momentsOf(lanes, length).at(-1)).toBeLessThanOrEqual(length);
});

describe('phases of several lanes', () => {
  it('stand once each, where the last lane begins them', () => {
    expect(new Set(order).size).toBe(order.length);
    const [, starttls] = lanes;
    const login = starttls?.stops.find(({ phase }) => phase === 'log-in');
    expect(phases.find(({ phase }) => phase === 'log-in')?.at).toBe(login?.at);
    expect(phases.every(({ at }) => at <= length)).toBe(true);
  });

  it('are passed one by one, in both directions, and end at either end', () => {
    const [first = null] = order;
    const last = order.at(-1) ?? null;
    for (const [index, phase] of order.entries()) {
      const from = { phase, moment: 0 };
      expect(phaseBeside(phases, from, 'next')).toBe(order[index + 1] ?? null);
      expect(phaseBeside(phases, from, 'previous')).toBe(order[index - 1] ?? null);
    }
    expect(phaseBeside(phases, { phase: null, moment: length + 1 }, 'previous')).toBe(last);
    expect(phaseBeside(phases, { phase: null, moment: -1 }, 'next')).toBe(first);
  });

  it('from a moment between two, the nearest on each side is meant', () => {
    const login = phases.find(({ phase }) => phase === 'log-in');
    const from = { phase: null, moment: (login?.at ?? 0) - 0.01 };
    expect(phaseBeside(phases, from, 'next')).toBe('log-in');
    expect(phaseBeside(phases, { ...from, moment: (login?.at ?? 0) + 0.01 }, 'previous')).toBe(
      order[phases.findLastIndex(({ at }) => at <= (login?.at ?? 0))],
    );
  });
});

// Every step of every scenario can be drawn: what moves is on its line, ends where it belongs, and
// the description says it in words.

import { describe, expect, it } from 'vitest';
import { computeMapLayout } from '../../../../src/layout/computeMapLayout';
import type { MapLayout, MapSize } from '../../../../src/layout/mapLayout';
import { centreOf, rectAround, rectsOverlap } from '../../../../src/layout/rect';
import { pointAt } from '../../../../src/layout/track';
import { projectSteps } from '../../../../src/projections/steps';
import { findScenario, SCENARIOS } from '../../../../src/scenarios/scenarios';
import { simulate } from '../../../../src/simulation/simulate';
import { describeMap } from '../../../../src/view/map/describeMap';
import { momentAt } from '../../../../src/view/map/mapMoment';
import { mapWords } from '../../../../src/view/strings';
import { markOf, planMovers } from '../../../../src/view/map/moverPlan';

const WIDE: MapSize = { widthPx: 1440, heightPx: 400, orientation: 'horizontal' };
const NARROW: MapSize = { widthPx: 360, heightPx: 0, orientation: 'vertical' };

const CASES = SCENARIOS.flatMap(({ id, world }) =>
  [WIDE, NARROW].map((size) => ({ id, world, size, at: size.orientation })),
);

interface Scene {
  readonly layout: MapLayout;
  readonly moments: readonly ReturnType<typeof momentAt>[];
}

function sceneOf({ world, size }: Pick<(typeof CASES)[number], 'world' | 'size'>): Scene {
  const trace = simulate(world);
  const steps = projectSteps(trace);
  return {
    layout: computeMapLayout(world, size, mapWords),
    moments: steps.map((step) => momentAt(trace, step)),
  };
}

function sceneCalled(id: string, size = WIDE): Scene {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`no scenario called ${id}`);
  return sceneOf({ world: scenario.world, size });
}

describe('every step of every scenario', () => {
  it.each(CASES)('has a capsule for each travel: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    const missing = moments
      .filter((moment) => planMovers(layout, moment).length !== moment.step.travels.length)
      .map(({ step }) => step.anchor);
    expect(missing).toEqual([]);
  });

  it.each(CASES)(
    'keeps capsules within the picture and their times in order: $id, $at',
    (given) => {
      const { layout, moments } = sceneOf(given);
      for (const mover of moments.flatMap((moment) => planMovers(layout, moment))) {
        const times = mover.path.map(({ time }) => time);
        expect([...times].sort((a, b) => a - b)).toEqual(times);
        expect(times.at(-1)).toBeCloseTo(1);
        const isOutside = mover.path.some(
          ({ x, y }) => x < 0 || y < 0 || x > layout.widthPx || y > layout.heightPx,
        );
        expect(isOutside).toBe(false);
        expect(mover.path.at(-1)).toMatchObject(mover.rest);
      }
    },
  );

  it.each(CASES)('shows where it is, by a capsule, a mark or a ring: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    const nowhere = moments.filter(
      (moment) =>
        planMovers(layout, moment).length === 0 &&
        markOf(layout, moment) === null &&
        moment.here === null,
    );
    expect(nowhere.map(({ step }) => step.anchor)).toEqual([]);
  });

  it.each(CASES)('is described in words: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    for (const moment of moments) {
      const words = describeMap(given.world, layout, moment);
      expect(words).not.toMatch(/undefined|null|NaN/u);
      const label = moment.step.travels.at(-1)?.label ?? '';
      expect(words).toContain(label);
    }
  });

  it.each(CASES)('lets nothing rest on a port or a station: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    const { widthPx, heightPx } = layout.capsule;
    for (const moment of moments) {
      const mover = planMovers(layout, moment).at(-1);
      if (mover === undefined || mover.isLookup || mover.isStopped) continue;
      if (moment.step.kind === 'stored') continue;
      const capsule = rectAround(mover.rest, widthPx, heightPx);
      const covered = layout.ports.filter(({ rect }) => rectsOverlap(rect, capsule));
      expect(covered).toEqual([]);
    }
  });
});

describe('what happens on the way', () => {
  it('stops a SYN at the disc', () => {
    const { layout, moments } = sceneCalled('isp-drops-25');
    const stopped = moments.find(({ step }) => step.kind === 'stopped');
    if (stopped === undefined) throw new Error('nothing is stopped');
    const [mover] = planMovers(layout, stopped);
    const line = layout.lines.find(({ disc }) => disc !== null);
    if (line?.disc === null || line === undefined) throw new Error('no disc');
    expect(mover?.isStopped).toBe(true);
    expect(mover?.rest.x).toBeCloseTo(pointAt(line.track, line.disc.atPx).x);
  });

  it('holds a stripped reply at the box and takes its word', () => {
    const { layout, moments } = sceneCalled('strip-587-opportunistic');
    const changed = moments.find(({ change }) => change !== null);
    if (changed === undefined || layout.box === null) throw new Error('nothing is changed');
    const [mover] = planMovers(layout, changed);
    expect(mover?.change).toMatchObject({ taken: '250-STARTTLS' });
    const held = mover?.path.find(({ time }) => time >= (mover.change?.atShare ?? 2));
    expect(held?.x).toBeCloseTo(centreOf(layout.box.rect).x);
  });

  it('brings the refusal of a firewall back from its disc', () => {
    const { layout, moments } = sceneCalled('isp-rejects-25');
    const refused = moments.find(({ step }) => step.kind === 'failed');
    if (refused === undefined) throw new Error('nothing is refused');
    const [mover] = planMovers(layout, refused);
    const disc = layout.lines.find((line) => line.disc !== null);
    expect(mover?.path[0]?.x).toBeCloseTo(
      pointAt(disc?.track ?? { d: '', samples: [], lengthPx: 0 }, disc?.disc?.atPx ?? 0).x,
    );
    expect(mover?.heading).toBe('left');
  });

  it('asks DNS and comes back', () => {
    const { layout, moments } = sceneCalled('submit-587');
    const [first] = moments;
    if (first === undefined) throw new Error('no steps');
    const [question, answer] = planMovers(layout, first);
    expect(question?.window).toEqual([0, 0.5]);
    expect(answer?.window).toEqual([0.5, 1]);
    expect(answer?.path[0]?.x).toBeCloseTo(question?.rest.x ?? Number.NaN);
  });
});

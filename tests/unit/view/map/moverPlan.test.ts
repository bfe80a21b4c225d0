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
import { mapWords } from '../../../../src/view/map/mapStrings';
import { clockPlace, shareOut } from '../../../../src/view/map/mapWait';
import type { Mover } from '../../../../src/view/map/moverPlan';
import { markOf } from '../../../../src/view/map/markPlace';
import { planMovers } from '../../../../src/view/map/moverPlan';

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

/** The capsules of a moment, with the shares of its own story. */
function moversAt({ layout, moments }: Scene, moment: Scene['moments'][number]): readonly Mover[] {
  return planMovers(layout, moment, sharesAt(moments, moment));
}

function sharesAt(moments: Scene['moments'], moment: Scene['moments'][number]) {
  const before = moments[moments.indexOf(moment) - 1]?.step ?? null;
  return shareOut(moment.step, before);
}

function sceneCalled(id: string, size = WIDE): Scene {
  const scenario = findScenario(id);
  if (scenario === null) throw new Error(`no scenario called ${id}`);
  return sceneOf({ world: scenario.world, size });
}

describe('every step of every scenario', () => {
  it.each(CASES)('has a capsule for each travel: $id, $at', (given) => {
    const scene = sceneOf(given);
    const missing = scene.moments
      .filter((moment) => moversAt(scene, moment).length !== moment.step.travels.length)
      .map(({ step }) => step.anchor);
    expect(missing).toEqual([]);
  });

  it.each(CASES)(
    'keeps capsules within the picture and their times in order: $id, $at',
    (given) => {
      const scene = sceneOf(given);
      const { layout } = scene;
      for (const mover of scene.moments.flatMap((moment) => moversAt(scene, moment))) {
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
    const scene = sceneOf(given);
    const { layout, moments } = scene;
    const nowhere = moments.filter(
      (moment) =>
        moversAt(scene, moment).length === 0 &&
        markOf(layout, moment) === null &&
        moment.here === null,
    );
    expect(nowhere.map(({ step }) => step.anchor)).toEqual([]);
  });

  it.each(CASES)('seals a line beside the gate and the box on it: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    const { box, gate, capsule, orientation } = layout;
    if (orientation === 'vertical') return;
    for (const moment of moments.filter(({ step }) => step.kind === 'sealed')) {
      const seal = rectAround(
        markOf(layout, moment) ?? { x: 0, y: 0 },
        capsule.widthPx,
        capsule.heightPx,
      );
      const covered = [box?.rect, gate?.bar].filter(
        (rect) => rect !== undefined && rectsOverlap(rect, seal),
      );
      expect(covered).toEqual([]);
    }
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
    const scene = sceneOf(given);
    const { layout, moments } = scene;
    const { widthPx, heightPx } = layout.capsule;
    for (const moment of moments) {
      const mover = moversAt(scene, moment).at(-1);
      if (mover === undefined || mover.isLookup || mover.isStopped) continue;
      if (moment.step.kind === 'stored') continue;
      const capsule = rectAround(mover.rest, widthPx, heightPx);
      const covered = layout.ports.filter(({ rect }) => rectsOverlap(rect, capsule));
      expect(covered).toEqual([]);
    }
  });
});

const LOOKUP_SIZES: readonly MapSize[] = [
  WIDE,
  { widthPx: 1000, heightPx: 360, orientation: 'horizontal' },
  { widthPx: 820, heightPx: 430, orientation: 'horizontal' },
  NARROW,
];

describe('an answer of DNS', () => {
  it.each(LOOKUP_SIZES)('rests on no name of a zone: $orientation, $widthPx', (size) => {
    const covered = SCENARIOS.flatMap(({ id, world }) => {
      const scene = sceneOf({ world, size });
      const { widthPx, heightPx } = scene.layout.capsule;
      const resting = scene.moments
        .map((moment) => moversAt(scene, moment).at(-1))
        .filter((mover) => mover?.isLookup === true);
      return resting.flatMap((mover) => {
        const capsule = rectAround(mover?.rest ?? { x: 0, y: 0 }, widthPx, heightPx);
        const names = scene.layout.zones.filter(({ label }) => rectsOverlap(label.box, capsule));
        return names.map(({ label }) => `${id}: ${label.text}`);
      });
    });
    expect([...new Set(covered)]).toEqual([]);
  });
});

describe('what happens on the way', () => {
  it('stops a SYN at the disc', () => {
    const scene = sceneCalled('isp-drops-25');
    const { layout, moments } = scene;
    const stopped = moments.find(({ step }) => step.kind === 'stopped');
    if (stopped === undefined) throw new Error('nothing is stopped');
    const [mover] = moversAt(scene, stopped);
    const line = layout.lines.find(({ disc }) => disc !== null);
    if (line?.disc === null || line === undefined) throw new Error('no disc');
    expect(mover?.isStopped).toBe(true);
    expect(mover?.rest.x).toBeCloseTo(pointAt(line.track, line.disc.atPx).x);
  });

  it('holds a stripped reply at the box and takes its word', () => {
    const scene = sceneCalled('strip-587-opportunistic');
    const { layout, moments } = scene;
    const changed = moments.find(({ change }) => change !== null);
    if (changed === undefined || layout.box === null) throw new Error('nothing is changed');
    const [mover] = moversAt(scene, changed);
    expect(mover?.change).toMatchObject({ taken: '250-STARTTLS' });
    const held = mover?.path.find(({ time }) => time >= (mover.change?.atShare ?? 2));
    expect(held?.x).toBeCloseTo(centreOf(layout.box.rect).x);
  });

  it('brings the refusal of a firewall back from its disc', () => {
    const scene = sceneCalled('isp-rejects-25');
    const { layout, moments } = scene;
    const refused = moments.find(({ step }) => step.kind === 'failed');
    if (refused === undefined) throw new Error('nothing is refused');
    const [mover] = moversAt(scene, refused);
    const disc = layout.lines.find((line) => line.disc !== null);
    expect(mover?.path[0]?.x).toBeCloseTo(
      pointAt(disc?.track ?? { d: '', samples: [], lengthPx: 0 }, disc?.disc?.atPx ?? 0).x,
    );
    expect(mover?.heading).toBe('left');
  });

  it('asks DNS and comes back', () => {
    const scene = sceneCalled('submit-587');
    const [first] = scene.moments;
    if (first === undefined) throw new Error('no steps');
    const [question, answer] = moversAt(scene, first);
    expect(question?.window).toEqual([0, 0.5]);
    expect(answer?.window).toEqual([0.5, 1]);
    expect(answer?.path[0]?.x).toBeCloseTo(question?.rest.x ?? Number.NaN);
  });
});

describe('what waits', () => {
  it.each(CASES)('has a clock with a place for each wait: $id, $at', (given) => {
    const { layout, moments } = sceneOf(given);
    moments.forEach((moment, index) => {
      const { wait, clock } = sharesAt(moments, moment);
      if (wait === null) return;
      const place = clockPlace(layout, moment, moments[index - 1] ?? moment, wait);
      expect(place, moment.step.anchor).not.toBeNull();
      const { x = -1, y = -1 } = place?.at ?? {};
      expect(x >= 0 && x <= layout.widthPx && y >= 0 && y <= layout.heightPx).toBe(true);
      expect(clock?.[0]).toBeGreaterThanOrEqual(0);
      expect(clock?.[1]).toBeLessThanOrEqual(1 + 1e-9);
    });
  });

  it('lets travels go on where the clock stops', () => {
    const scene = sceneCalled('isp-drops-25');
    const again = scene.moments.find(({ step }) => step.anchor === 'firewall.drop~9');
    if (again === undefined) throw new Error('it is not tried nine times');
    const { wait, clock, travels } = sharesAt(scene.moments, again);
    expect(wait).toEqual({ fromMs: 11_030, untilMs: 19_000, afterTravels: 0 });
    expect(clock?.[0]).toBe(0);
    expect(travels[0]?.[0]).toBeCloseTo(clock?.[1] ?? -1);
    expect(travels[0]?.[1]).toBeCloseTo(1);
    const [mover] = moversAt(scene, again);
    expect(mover?.window).toEqual(travels[0]);
  });

  it('stands at DNS while an answer does not come', () => {
    const { layout, moments } = sceneCalled('first-contact-mta-sts');
    const asked = moments.find((moment) => sharesAt(moments, moment).wait?.afterTravels === 1);
    if (asked === undefined) throw new Error('no question is waited for');
    const { wait, travels, clock } = sharesAt(moments, asked);
    if (wait === null) throw new Error('no wait');
    expect(travels[0]?.[1]).toBeCloseTo(clock?.[0] ?? -1);
    expect(travels[1]?.[0]).toBeCloseTo(clock?.[1] ?? -1);
    const dns = layout.stations.find(({ id }) => id === 'dns');
    const place = clockPlace(layout, asked, asked, wait);
    const awayPx = Math.abs((place?.at.x ?? 0) - (dns === undefined ? 0 : centreOf(dns.rect).x));
    expect(awayPx).toBeLessThan(dns?.rect.width ?? 0);
  });

  it('waits in the queue at the letter', () => {
    const { layout, moments } = sceneCalled('greylisted');
    const index = moments.findIndex(({ step }) => step.anchor === 'queue.retry~1');
    const [moment, before] = [moments[index], moments[index - 1]];
    if (moment === undefined || before === undefined) throw new Error('nothing waits');
    const { wait } = sharesAt(moments, moment);
    if (wait === null) throw new Error('no wait');
    const queue = layout.queues.get('submission');
    const place = clockPlace(layout, moment, before, wait);
    expect(place).toEqual({ at: queue && centreOf(queue.token), isAtQueue: true });
  });
});

describe('a domain with several MX hosts', () => {
  const given = CASES.filter(({ id }) => id === 'mx-fallback');

  it.each(given)('says which one is spoken to, $at', ({ world, size }) => {
    const { layout, moments } = sceneOf({ world, size });
    const said = moments.map((moment) => ({
      host: moment.mxHost,
      words: describeMap(world, layout, moment),
    }));
    const hosts = said.map(({ host }) => host);
    expect([...new Set(hosts)]).toEqual([null, 'mx1.example.net', 'mx.example.net']);
    for (const { host, words } of said) {
      expect(words.includes('Of its hosts')).toBe(host !== null);
      if (host !== null) expect(words).toContain(`Of its hosts, ${host} is spoken to.`);
    }
  });

  it.each(given)('has a label for every host, written in full, $at', ({ world, size }) => {
    const { layout } = sceneOf({ world, size });
    const labels = layout.stations.flatMap((station) => station.labels);
    const named = labels.flatMap(({ hosts, text }) =>
      hosts === undefined ? [] : hosts.names.map((name) => ({ name, text, hosts })),
    );
    expect(named.map(({ name }) => name)).toEqual(['mx1.example.net', 'mx.example.net']);
    expect(named.filter(({ text }) => text.includes('…'))).toEqual([]);
  });
});

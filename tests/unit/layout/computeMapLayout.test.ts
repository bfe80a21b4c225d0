// The map of any world at any usual size: nothing overlaps that is to be read, nothing leaves the
// picture, and everything stands on its line.

import { describe, expect, it } from 'vitest';
import { computeMapLayout } from '../../../src/layout/computeMapLayout';
import type { MapLayout, MapSize } from '../../../src/layout/mapLayout';
import { MAILBOX_LINE, textsOf } from '../../../src/layout/mapLayout';
import type { Rect } from '../../../src/layout/rect';
import { bottomOf, rectAround, rectsOverlap, rightOf } from '../../../src/layout/rect';
import { pointAt } from '../../../src/layout/track';
import { mapWords } from '../../../src/view/map/mapStrings';
import { MAP_WORLDS } from './mapWorlds';

const SIZES: readonly MapSize[] = [
  { widthPx: 1440, heightPx: 400, orientation: 'horizontal' },
  { widthPx: 1200, heightPx: 420, orientation: 'horizontal' },
  { widthPx: 1000, heightPx: 360, orientation: 'horizontal' },
  { widthPx: 820, heightPx: 430, orientation: 'horizontal' },
  { widthPx: 760, heightPx: 240, orientation: 'horizontal' },
  { widthPx: 700, heightPx: 0, orientation: 'vertical' },
  { widthPx: 360, heightPx: 0, orientation: 'vertical' },
  { widthPx: 320, heightPx: 0, orientation: 'vertical' },
];

const CASES = Object.entries(MAP_WORLDS).flatMap(([name, world]) =>
  SIZES.map((size) => ({ name, world, size, at: `${size.orientation} ${size.widthPx}` })),
);

const layoutOf = ({ world, size }: (typeof CASES)[number]): MapLayout =>
  computeMapLayout(world, size, mapWords);

const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  rightOf(inner) <= rightOf(outer) + 0.5 &&
  bottomOf(inner) <= bottomOf(outer) + 0.5;

/** Small rectangles along every line, as wide as the line is drawn. */
function lineRects({ lines }: MapLayout): readonly { key: string; rect: Rect }[] {
  return lines.flatMap(({ key, track }) => {
    const count = Math.ceil(track.lengthPx / 6);
    return Array.from({ length: count + 1 }, (_, index) => ({
      key,
      rect: rectAround(pointAt(track, index * 6), 10, 10),
    }));
  });
}

describe('the map of every world', () => {
  it.each(CASES)('keeps all words apart: $name, $at', (given) => {
    const texts = textsOf(layoutOf(given));
    const clashes = texts.flatMap((text, index) =>
      texts
        .slice(index + 1)
        .filter((other) => rectsOverlap(text.box, other.box))
        .map((other) => `${text.id} × ${other.id}`),
    );
    expect(clashes).toEqual([]);
  });

  it.each(CASES)('draws no line through words: $name, $at', (given) => {
    const layout = layoutOf(given);
    const pieces = lineRects(layout);
    const clashes = textsOf(layout).flatMap(({ id, box }) =>
      pieces.filter(({ rect }) => rectsOverlap(rect, box)).map(({ key }) => `${key} × ${id}`),
    );
    expect([...new Set(clashes)]).toEqual([]);
  });

  it.each(CASES)('keeps words clear of ports, gate and box: $name, $at', (given) => {
    const layout = layoutOf(given);
    const shapes = [
      ...layout.ports.map(({ port, rect }) => ({ name: `port ${port}`, rect })),
      ...(layout.gate === null ? [] : [{ name: 'gate', rect: layout.gate.bar }]),
      ...(layout.box === null ? [] : [{ name: 'box', rect: layout.box.rect }]),
      ...layout.stations.flatMap(({ id, rect }) => (id === 'dns' ? [{ name: id, rect }] : [])),
    ];
    const words = textsOf(layout).filter(({ id }) => !id.startsWith('dns.'));
    const clashes = words.flatMap(({ id, box }) =>
      shapes.filter(({ rect }) => rectsOverlap(rect, box)).map(({ name }) => `${name} × ${id}`),
    );
    expect(clashes).toEqual([]);
  });

  it.each(CASES)('stays within the picture: $name, $at', (given) => {
    const layout = layoutOf(given);
    const picture = { x: 0, y: 0, width: layout.widthPx, height: layout.heightPx };
    const named = [
      ...textsOf(layout).map(({ id, box }) => ({ id, rect: box })),
      ...layout.stations.map(({ id, rect }) => ({ id, rect })),
      ...layout.ports.map(({ port, rect }) => ({ id: String(port), rect })),
      ...lineRects(layout).map(({ key, rect }) => ({ id: key, rect })),
    ];
    const outside = named.filter(({ rect }) => !isInside(rect, picture)).map(({ id }) => id);
    expect([...new Set(outside)]).toEqual([]);
  });

  it.each(CASES)('keeps stations apart and their words inside: $name, $at', (given) => {
    const { stations } = layoutOf(given);
    for (const station of stations) {
      const others = stations.filter(({ id }) => id !== station.id);
      expect(others.filter(({ rect }) => rectsOverlap(rect, station.rect))).toEqual([]);
      if (station.id === 'box') continue;
      const words = [...station.labels, ...station.state];
      expect(words.filter(({ box }) => !isInside(box, station.rect))).toEqual([]);
    }
  });

  it.each(CASES)('puts what rests and who stands on the line: $name, $at', (given) => {
    for (const { key, track, rests, observers, disc } of layoutOf(given).lines) {
      const places = [...Object.values(rests), ...observers.map(({ atPx }) => atPx)];
      if (disc !== null) places.push(disc.atPx);
      const off = places.filter((atPx) => atPx < 0 || atPx > track.lengthPx);
      if (key !== MAILBOX_LINE) expect({ key, off }).toEqual({ key, off: [] });
    }
  });

  it.each(CASES.filter(({ size }) => size.orientation === 'horizontal'))(
    'leaves the lane above the main axis to what moves: $name, $at',
    (given) => {
      const layout = layoutOf(given);
      const [main] = layout.lines.filter(({ isUsed }) => isUsed);
      const y = pointAt(main?.track ?? { d: '', samples: [], lengthPx: 0 }, 0).y;
      const lane = { x: 0, y: y - 76, width: layout.widthPx, height: 36 };
      const clashes = textsOf(layout).filter(({ box }) => rectsOverlap(box, lane));
      expect(clashes.map(({ id }) => id)).toEqual([]);
      const dns = layout.stations.find(({ id }) => id === 'dns');
      expect(dns !== undefined && rectsOverlap(dns.rect, lane)).toBe(false);
    },
  );
});

describe('what is on the map', () => {
  const [size] = SIZES;
  const mapOf = (name: keyof typeof MAP_WORLDS): MapLayout => {
    const world = MAP_WORLDS[name];
    if (world === undefined || size === undefined) throw new Error(`no world called ${name}`);
    return computeMapLayout(world, size, mapWords);
  };
  const usedKeys = (name: keyof typeof MAP_WORLDS): readonly string[] =>
    mapOf(name)
      .lines.filter(({ isUsed, key }) => isUsed && key !== MAILBOX_LINE)
      .map(({ key }) => key);

  it('takes the sender where it is told to go', () => {
    expect(usedKeys('default')).toEqual(['sender-submission:587', 'submission-mx:25']);
    expect(usedKeys('implicitTls')).toEqual(['sender-submission:465', 'submission-mx:25']);
    expect(usedKeys('byAddress')).toEqual(['sender-mx:25']);
    expect(usedKeys('mailServer')).toEqual(['sender-mx:25']);
  });

  it('has no submission server where none takes part', () => {
    expect(mapOf('mailServer').stations.map(({ id }) => id)).not.toContain('submission');
  });

  it('marks a port where nobody listens', () => {
    const port = mapOf('closedPort').ports.find(({ port: number }) => number === 2525);
    expect(port).toMatchObject({ isUsed: true, isListening: false });
  });

  it('puts the disc where the gate is', () => {
    const { lines, gate } = mapOf('closedOnTheWay');
    const line = lines.find(({ disc }) => disc !== null);
    expect(line?.key).toBe('sender-mx:25');
    const { x } = pointAt(
      line?.track ?? { d: '', samples: [], lengthPx: 0 },
      line?.disc?.atPx ?? 0,
    );
    expect(x).toBeCloseTo((gate?.bar.x ?? 0) + (gate?.bar.width ?? 0) / 2);
  });

  it('shows the closed way to the MX beside an open one to the submission server', () => {
    const line = mapOf('closed25').lines.find(({ key }) => key === 'sender-mx:25');
    expect(line).toMatchObject({ isUsed: false, disc: { direction: 'out' } });
  });

  it('ends the line of a world with an impostor at the impostor', () => {
    expect(usedKeys('impostor')).toEqual(['sender-box:587', 'box-mx:25', 'submission-mx:25']);
  });

  it('is the same for the same world', () => {
    expect(mapOf('strips')).toEqual(mapOf('strips'));
  });
});

describe('the zones', () => {
  it.each(CASES)('hold what belongs to their owner, and nobody else: $name, $at', (given) => {
    const layout = layoutOf(given);
    const owned = { sender: ['sender'], provider: ['submission'], recipient: ['mx', 'mailbox'] };
    const rects = new Map<string, Rect>(layout.stations.map(({ id, rect }) => [id, rect]));
    for (const { id, band } of layout.zones) {
      for (const station of owned[id]) {
        const rect = rects.get(station);
        expect(rect !== undefined && isInside(rect, band), `${station} in ${id}`).toBe(true);
      }
      for (const [station, rect] of rects) {
        const isOwned = owned[id].includes(station) || station === 'dns' || station === 'box';
        if (!isOwned) expect(rectsOverlap(rect, band), `${station} out of ${id}`).toBe(false);
      }
    }
    const overlapping = layout.zones.filter(({ band }, index) =>
      layout.zones.slice(index + 1).some((other) => rectsOverlap(band, other.band)),
    );
    expect(overlapping).toEqual([]);
  });

  it.each(CASES)('are there for each party of the world: $name, $at', (given) => {
    const { zones, stations } = layoutOf(given);
    const hasProvider = stations.some(({ id }) => id === 'submission');
    const expected = hasProvider ? ['sender', 'provider', 'recipient'] : ['sender', 'recipient'];
    expect(zones.map(({ id }) => id)).toEqual(expected);
  });
});

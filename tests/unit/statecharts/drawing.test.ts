// The drawings of all machines, as the build puts them into the page: everything of a chart is
// there, nothing lies on anything else, and the same machine is drawn the same way each time.

import { describe, expect, it, test } from 'vitest';
import { layOutCharts } from '../../../plugins/layOutCharts';
import { rectsOverlap, type Point, type Rect } from '../../../src/layout/rect';
import { textWidthPx } from '../../../src/layout/textWidth';
import { readCharts } from '../../../src/statecharts/charts';
import { coveredArea, labelPlace } from '../../../src/statecharts/labelPlace';
import { TEXT_PX } from '../../../src/statecharts/layoutGraph';
import { lineKeyOf, startOf, type Box } from '../../../src/statecharts/machineDrawing';
import { MACHINE_DRAWINGS } from '../../../src/view/machines/machineDrawings';

const isInside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

/** Whether a level or upright stretch runs through the inside of a box. */
const runsThrough = (from: Point, to: Point, box: Rect): boolean =>
  rectsOverlap(
    {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.max(0.01, Math.abs(to.x - from.x)),
      height: Math.max(0.01, Math.abs(to.y - from.y)),
    },
    { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 },
  );

test('what the page gets is what is laid out, twice the same', async () => {
  const [first, second] = [await layOutCharts(), await layOutCharts()];
  expect(second).toEqual(first);
  expect(MACHINE_DRAWINGS).toEqual(first);
  expect(first.map(({ chart }) => chart)).toEqual(readCharts());
});

describe.each(MACHINE_DRAWINGS)('the drawing of $chart.machine', (drawing) => {
  const { chart, boxes, lines, width, height } = drawing;
  const boxOf = (id: string): Box | undefined => boxes.find((box) => box.id === id);

  it('has a box for every state and a line for every row', () => {
    const places = boxes.filter(({ kind }) => kind !== 'anywhere').map(({ id }) => id);
    expect(places.toSorted()).toEqual(chart.states.map(({ id }) => id).toSorted());
    const drawn = new Set(lines.map(lineKeyOf));
    expect(chart.moves.filter((move) => !drawn.has(lineKeyOf(move)))).toEqual([]);
    expect(drawn.size).toBe(lines.length);
  });

  it('has boxes that lie inside it, inside the one around them, and on no other', () => {
    for (const box of boxes) {
      const { parent } = chart.states.find(({ id }) => id === box.id) ?? { parent: null };
      const around = parent === null ? { x: 0, y: 0, width, height } : boxOf(parent);
      expect(around !== undefined && isInside(box, around), box.id).toBe(true);
    }
    const leaves = boxes.filter(({ kind }) => kind !== 'compound');
    const clashes = leaves.flatMap((box, index) =>
      leaves.slice(index + 1).flatMap((other) => (rectsOverlap(box, other) ? [[box, other]] : [])),
    );
    expect(clashes).toEqual([]);
  });

  it('has room for every name', () => {
    for (const box of boxes) {
      const widths = box.lines.map((line) => textWidthPx(line, TEXT_PX, 'bold'));
      expect(Math.max(0, ...widths), box.id).toBeLessThan(box.width);
    }
  });

  it('has lines that begin and end at their boxes and run through none', () => {
    for (const { source, target, points } of lines) {
      const start = boxOf(startOf(chart, source));
      const end = boxOf(target ?? startOf(chart, source));
      const touches = (box: Box | undefined, at: Point | undefined): boolean =>
        box !== undefined &&
        at !== undefined &&
        isInside(
          { ...at, width: 0, height: 0 },
          { x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 },
        );
      expect(touches(start, points.at(0)), `${source} begins`).toBe(true);
      expect(touches(end, points.at(-1)), `${target ?? source} ends`).toBe(true);
      const crossed = boxes.filter(
        (box) =>
          box.kind !== 'compound' &&
          points.slice(1).some((to, index) => runsThrough(points[index] ?? to, to, box)),
      );
      expect(
        crossed.map(({ id }) => id),
        `${source} → ${target ?? ''}`,
      ).toEqual([]);
    }
  });

  it('has room for the name of each rule, off the boxes and inside', () => {
    for (const line of lines) {
      expect(isInside(line.label, { x: 0, y: 0, width, height }), lineKeyOf(line)).toBe(true);
      expect(coveredArea(line.label, boxes), lineKeyOf(line)).toBe(0);
    }
  });
});

test('a label goes where it covers nothing, or where it covers least', () => {
  const box = (x: number, width: number): Box => ({
    id: 'a',
    kind: 'resting',
    lines: [],
    x,
    y: 0,
    width,
    height: 20,
  });
  const line = [
    { x: 0, y: 10 },
    { x: 100, y: 10 },
  ];
  const size = { width: 20, height: 10 };
  const drawing = { width: 100, height: 20 };
  expect(Math.abs(labelPlace(line, [], size, drawing).x - 40)).toBeLessThan(4);
  const free = labelPlace(line, [box(30, 70)], size, drawing);
  expect(coveredArea(free, [box(30, 70)])).toBe(0);
  const full = labelPlace(line, [box(5, 95)], size, drawing);
  expect(full.x).toBe(0);
});

// Names above the scrubber never cover each other, and the current one is always there.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeLabels } from '../../../src/view/transport/phaseLabels';

test('names do not overlap and stay on the track, and the current phase is named', () => {
  const input = fc.record({
    parts: fc.array(fc.tuple(fc.integer({ min: 2, max: 90 }), fc.integer({ min: 20, max: 90 })), {
      minLength: 1,
      maxLength: 14,
    }),
    pick: fc.nat(13),
  });
  fc.assert(
    fc.property(input, ({ parts, pick }) => {
      let fromPx = 0;
      const phases = parts.map(([length, widthPx]) => {
        const phase = { widthPx, fromPx };
        fromPx += length;
        return phase;
      });
      const track = Math.max(fromPx, 200);
      const current = pick % phases.length;
      const labels = placeLabels(phases, current, track);
      for (const row of [0, 1]) {
        let end = 0;
        for (const { index, leftPx } of labels.filter((label) => label.row === row)) {
          expect(leftPx).toBeGreaterThanOrEqual(end);
          end = leftPx + (phases[index]?.widthPx ?? 0);
          expect(end).toBeLessThanOrEqual(track);
        }
      }
      expect(labels.find(({ index }) => index === current)?.row).toBe(0);
      expect(labels.map(({ index }) => index)).toContain(phases.length - 1);
    }),
  );
});

test('with room for all, all are named in the row next to the track', () => {
  const phases = Array.from({ length: 8 }, (_, index) => ({ widthPx: 60, fromPx: index * 100 }));
  expect(placeLabels(phases, 0, 800).map(({ row }) => row)).toEqual(Array(8).fill(0));
});

// Names above the scrubber never cover each other, and the current one is always there.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { labelWidth, placeLabels } from '../../../src/view/transport/phaseLabels';

const names = ['look up', 'connect', 'greet', 'seal', 'log in', 'envelope', 'message', 'find MX'];

test('names do not overlap and stay on the track, and the current phase is named', () => {
  const input = fc.record({
    widths: fc.array(fc.integer({ min: 2, max: 90 }), { minLength: 1, maxLength: 14 }),
    pick: fc.nat(13),
  });
  fc.assert(
    fc.property(input, ({ widths, pick }) => {
      let fromPx = 0;
      const phases = widths.map((width, index) => {
        const phase = { name: names[index % 8] ?? '', fromPx, toPx: fromPx + width };
        fromPx += width;
        return phase;
      });
      const track = Math.max(fromPx, 200);
      const current = pick % phases.length;
      const labels = placeLabels(phases, current, track);
      expect(labels.map(({ index }) => index)).toContain(current);
      let end = 0;
      for (const { index, leftPx } of labels) {
        expect(leftPx).toBeGreaterThanOrEqual(end);
        end = leftPx + labelWidth(phases[index]?.name ?? '');
        expect(end).toBeLessThanOrEqual(track);
      }
    }),
  );
});

test('with room for all, all are named', () => {
  const phases = names.map((name, index) => ({
    name,
    fromPx: index * 100,
    toPx: index * 100 + 100,
  }));
  expect(placeLabels(phases, 0, 800)).toHaveLength(names.length);
});

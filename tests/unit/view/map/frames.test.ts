// Keyframes forwards and backwards: a step that is taken back runs through the same places.

import { describe, expect, it } from 'vitest';
import { directed, timing, translate } from '../../../../src/view/map/frames';

const forward = { id: 1, durationMs: 800, direction: 'forward' } as const;
const back = { id: 2, durationMs: 800, direction: 'back' } as const;

describe('keyframes', () => {
  it('stay as they are forwards', () => {
    expect(directed(['a', 'b', 'c'], [0, 0.2, 1], forward)).toEqual({
      values: ['a', 'b', 'c'],
      times: [0, 0.2, 1],
    });
  });

  it('are turned round backwards, with their times counted from the other end', () => {
    const { values, times } = directed(['a', 'b', 'c'], [0, 0.2, 1], back);
    expect(values).toEqual(['c', 'b', 'a']);
    expect(times).toEqual([0, 0.8, 1]);
  });

  it('are told in seconds', () => {
    const frames = directed([0, 1], [0, 1], back);
    expect(timing(frames, back)).toEqual({ duration: 0.8, times: [0, 1], ease: 'linear' });
  });

  it('say a place as a transform, to a tenth of a pixel', () => {
    expect(translate({ x: 10.26, y: -3 })).toBe('translate(10.3px, -3px)');
  });
});

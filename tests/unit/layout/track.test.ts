// A track is measured along its rounded corners, and a place on it is where the line is drawn.

import { describe, expect, it } from 'vitest';
import { pointAt, restsOn, reversed, trackThrough } from '../../../src/layout/track';

const straight = trackThrough(
  [
    { x: 10, y: 20 },
    { x: 110, y: 20 },
  ],
  40,
);

const bent = trackThrough(
  [
    { x: 0, y: 0 },
    { x: 0, y: 100 },
    { x: 100, y: 100 },
  ],
  30,
);

describe('a straight track', () => {
  it('is as long as it is', () => {
    expect(straight.lengthPx).toBe(100);
    expect(straight.d).toBe('M10 20L110 20');
  });

  it('has its places where they are', () => {
    expect(pointAt(straight, 25)).toEqual({ x: 35, y: 20 });
  });

  it('ends at its ends', () => {
    expect(pointAt(straight, -5)).toEqual({ x: 10, y: 20 });
    expect(pointAt(straight, 500)).toEqual({ x: 110, y: 20 });
  });
});

describe('a bent track', () => {
  it('is shorter than its corner', () => {
    expect(bent.lengthPx).toBeLessThan(200);
    expect(bent.lengthPx).toBeGreaterThan(2 * 70);
  });

  it('begins and ends at its first and last points', () => {
    expect(pointAt(bent, 0)).toEqual({ x: 0, y: 0 });
    expect(pointAt(bent, bent.lengthPx)).toEqual({ x: 100, y: 100 });
  });

  it('rises all the way in distance', () => {
    const distances = bent.samples.map(({ atPx }) => atPx);
    expect([...distances].sort((a, b) => a - b)).toEqual(distances);
  });

  it('is the same line from its other end', () => {
    const back = reversed(bent);
    const there = pointAt(bent, 40);
    const again = pointAt(back, bent.lengthPx - 40);
    expect(again.x).toBeCloseTo(there.x);
    expect(again.y).toBeCloseTo(there.y);
  });
});

it('keeps what rests on its own half of a short track', () => {
  expect(restsOn(straight, 20, 30)).toEqual({ toClientPx: 20, toServerPx: 70 });
  expect(restsOn(straight, 80, 90)).toEqual({ toClientPx: 50, toServerPx: 50 });
});

it('makes nothing of no points', () => {
  expect(trackThrough([], 10)).toEqual({ d: '', samples: [], lengthPx: 0 });
});

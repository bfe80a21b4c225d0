// The player: moving by hand, playing by the clock, stopping.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { startPlayer, toggled } from '../../../src/player/player';
import type { PlayerEvent } from '../../../src/player/playerMachine';
import type { Timeline } from '../../../src/player/timeline';
import { fakeTimers } from './fakeTimers';

const timeline: Timeline = {
  stepCount: 6,
  phaseStarts: [0, 2, 4],
  motionMs: [0, 500, 500, 0, 500, 0],
  stepMs: [1000, 1000, 1000, 2000, 1000, 1000],
};

function open(cursor = 0, rate: 0.5 | 1 | 2 | 4 = 1) {
  const timers = fakeTimers();
  const player = startPlayer({ timeline, cursor, rate }, timers);
  return { timers, player };
}

test('it opens paused at its place, moves nothing and starts no timer', () => {
  const { player, timers } = open(3);
  timers.pass(60_000);
  expect(player.state()).toEqual({
    status: 'paused',
    cursor: 3,
    rate: 1,
    movedBy: 'address',
    moves: 0,
    motion: null,
  });
  expect(timers.waiting()).toBe(0);
});

test.each([
  [-4, 0, 'paused'],
  [99, 5, 'atEnd'],
])('a place outside of the story, %i, is moved into it', (given, cursor, status) => {
  expect(open(given).player.state()).toMatchObject({ cursor, status });
});

describe('by hand', () => {
  test.each<[PlayerEvent, number, number]>([
    [{ type: 'step' }, 1, 2],
    [{ type: 'step' }, 5, 5],
    [{ type: 'back' }, 1, 0],
    [{ type: 'back' }, 0, 0],
    [{ type: 'phase.next' }, 0, 2],
    [{ type: 'phase.next' }, 3, 4],
    [{ type: 'phase.next' }, 4, 5],
    [{ type: 'phase.previous' }, 3, 2],
    [{ type: 'phase.previous' }, 2, 0],
    [{ type: 'phase.previous' }, 0, 0],
    [{ type: 'home' }, 4, 0],
    [{ type: 'end' }, 1, 5],
    [{ type: 'seek', to: 3 }, 1, 3],
    [{ type: 'seek', to: 300 }, 1, 5],
    [{ type: 'seek', to: Number.NaN }, 1, 1],
  ])('%o from %i leads to %i', (event, from, to) => {
    const { player } = open(from);
    player.send(event);
    expect(player.state()).toMatchObject({ cursor: to, movedBy: 'hand' });
  });

  test('a step is acted out forwards and, when it is taken back, backwards, each time anew', () => {
    const { player } = open();
    player.send({ type: 'step' });
    expect(player.state().motion).toEqual({ id: 1, durationMs: 500, direction: 'forward' });
    player.send({ type: 'back' });
    expect(player.state().motion).toEqual({ id: 2, durationMs: 500, direction: 'back' });
    player.send({ type: 'step' });
    expect(player.state().motion?.id).toBe(3);
    player.send({ type: 'seek', to: 4 });
    expect(player.state().motion).toBeNull();
  });

  test.each([
    ['step', 2, 3],
    ['back', 3, 2],
  ] as const)('a step that moves nothing is not acted out: %s', (type, from, to) => {
    const { player } = open(from);
    player.send({ type });
    expect(player.state()).toMatchObject({ cursor: to, motion: null });
  });

  test('the next move ends the one before it at once', () => {
    const { player, timers } = open();
    player.send({ type: 'step' });
    timers.pass(10);
    player.send({ type: 'step' });
    expect(player.state()).toMatchObject({ cursor: 2, motion: { id: 2, direction: 'forward' } });
  });

  test('a change of speed does not act the last step out again', () => {
    const { player } = open();
    player.send({ type: 'step' });
    const { motion } = player.state();
    player.send({ type: 'rate', rate: 4 });
    expect(player.state()).toMatchObject({ rate: 4, motion });
  });
});

describe('playing', () => {
  test('goes on step by step at its pace and stops at the end', () => {
    const { player, timers } = open();
    player.send({ type: 'play' });
    expect(player.state()).toMatchObject({ status: 'playing', cursor: 1, movedBy: 'clock' });
    timers.pass(999);
    expect(player.state().cursor).toBe(1);
    timers.pass(1);
    expect(player.state().cursor).toBe(2);
    timers.pass(60_000);
    expect(player.state()).toMatchObject({ status: 'atEnd', cursor: 5 });
    expect(timers.waiting()).toBe(0);
  });

  test('at twice the speed takes half the time, motion included', () => {
    const { player, timers } = open(0, 2);
    player.send({ type: 'play' });
    expect(player.state().motion).toEqual({ id: 1, durationMs: 250, direction: 'forward' });
    timers.pass(500);
    expect(player.state().cursor).toBe(2);
  });

  test('pauses when told to, and when a hand moves the cursor', () => {
    for (const event of [{ type: 'pause' }, { type: 'back' }] as const) {
      const { player, timers } = open(2);
      player.send({ type: 'play' });
      player.send(event);
      expect(player.state().status).toBe('paused');
      expect(timers.waiting()).toBe(0);
    }
  });

  test('again from the end begins at the start', () => {
    const { player } = open(5);
    expect(player.state().status).toBe('atEnd');
    player.send(toggled('atEnd'));
    expect(player.state()).toMatchObject({ status: 'playing', cursor: 0 });
    player.send(toggled('playing'));
    expect(player.state().status).toBe('paused');
  });
});

test('a story of one step is at its end; a story of none stays at nothing', () => {
  for (const stepCount of [0, 1]) {
    const short: Timeline = { stepCount, phaseStarts: [], motionMs: [], stepMs: [] };
    const timers = fakeTimers();
    const player = startPlayer({ timeline: short, cursor: 0, rate: 1 }, timers);
    player.send({ type: 'play' });
    player.send({ type: 'step' });
    expect(player.state()).toMatchObject({ status: 'atEnd', cursor: 0 });
  }
});

test('whatever is sent, the cursor stays in the story and at most one timer waits', () => {
  const event = fc.oneof(
    fc
      .constantFrom('step', 'back', 'phase.next', 'phase.previous', 'home', 'end', 'play', 'pause')
      .map((type) => ({ type }) as const),
    fc.double().map((to) => ({ type: 'seek', to }) as const),
    fc.constantFrom(0.5, 1, 2, 4).map((rate) => ({ type: 'rate', rate }) as const),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(event, fc.nat(3000))), (moves) => {
      const { player, timers } = open();
      for (const [sent, ms] of moves) {
        player.send(sent);
        timers.pass(ms);
        const { cursor, status } = player.state();
        expect(cursor).toBeGreaterThanOrEqual(0);
        expect(cursor).toBeLessThan(timeline.stepCount);
        expect(timers.waiting()).toBe(status === 'playing' ? 1 : 0);
      }
    }),
  );
});

test('state is the same object until something changes, and listeners hear of changes', () => {
  const { player } = open();
  expect(player.state()).toBe(player.state());
  let heard = 0;
  const stop = player.subscribe(() => (heard += 1));
  player.send({ type: 'step' });
  stop();
  player.send({ type: 'step' });
  expect(heard).toBe(1);
});

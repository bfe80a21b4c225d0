// A scheduler whose time passes when a test says so.

import type { Scheduler } from '../../../src/player/player';

export interface FakeTimers extends Scheduler {
  /** Lets so many milliseconds pass, running what falls due in between, in order. */
  readonly pass: (ms: number) => void;
  readonly waiting: () => number;
}

export function fakeTimers(): FakeTimers {
  const timers = new Map<number, { readonly run: () => void; readonly at: number }>();
  let now = 0;
  let lastId = 0;
  const nextDue = (until: number) =>
    [...timers].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at)[0];
  return {
    setTimeout: (run, delayMs) => {
      lastId += 1;
      timers.set(lastId, { run, at: now + delayMs });
      return lastId;
    },
    clearTimeout: (id) => void timers.delete(id),
    pass: (ms) => {
      const until = now + ms;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        const [id, { run, at }] = due;
        now = at;
        timers.delete(id);
        run();
      }
      now = until;
    },
    waiting: () => timers.size,
  };
}

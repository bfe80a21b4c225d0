// The only clock of a story: tasks by time, equal times in the order of planning; and the bounds
// that end a story which does not end by itself.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventQueue } from '../../../src/simulation/eventQueue';
import { createRecorder, EndlessStoryError } from '../../../src/simulation/recorder';
import type { PostfixOverrides } from '../../../src/world/postfixParameters';
import { play } from '../../kit/play';

/** A service that takes mail from anybody to anywhere. */
const OPEN: PostfixOverrides = {
  smtpd_sasl_auth_enable: true,
  smtpd_sender_restrictions: [],
  smtpd_relay_restrictions: ['permit'],
};

describe('the event queue', () => {
  it('runs tasks by time, and those of equal time in the order of planning', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 60 }), (delays) => {
        const queue = createEventQueue();
        const ran: number[] = [];
        delays.forEach((delayMs, index) => queue.after(delayMs, () => ran.push(index)));
        expect(queue.runUntil(5)).toBe(false);
        const expected = delays
          .map((delayMs, index) => ({ delayMs, index }))
          .sort((left, right) => left.delayMs - right.delayMs || left.index - right.index)
          .map(({ index }) => index);
        expect(ran).toEqual(expected);
      }),
    );
  });

  it('counts a delay from the task that plans it', () => {
    const queue = createEventQueue();
    const times: number[] = [];
    queue.after(10, () => queue.after(10, () => times.push(queue.nowMs())));
    queue.after(15, () => times.push(queue.nowMs()));
    queue.runUntil(100);
    expect(times).toEqual([15, 20]);
  });

  it('leaves out what was cancelled, even by a task of the same moment', () => {
    const queue = createEventQueue();
    const ran: string[] = [];
    queue.after(5, () => {
      ran.push('first');
      second.cancelled = true;
    });
    const second = queue.after(5, () => ran.push('second'));
    queue.runUntil(10);
    expect(ran).toEqual(['first']);
  });

  it('stops at the horizon and says that something was left', () => {
    const queue = createEventQueue();
    const ran: number[] = [];
    queue.after(10, () => ran.push(10));
    queue.after(11, () => ran.push(11));
    expect(queue.runUntil(10)).toBe(true);
    expect(ran).toEqual([10]);
    expect(queue.nowMs()).toBe(10);
    expect(queue.runUntil(20)).toBe(false);
    expect(ran).toEqual([10, 11]);
  });
});

describe('the recorder', () => {
  const body = { type: 'timer:fired', instance: 'a', name: 'idle' } as const;

  it('numbers events and links each to its cause', () => {
    const recorder = createRecorder(() => 5);
    recorder.record('sender', null, body);
    const cause = recorder.cause();
    recorder.record('mx', 'tcp.syn', body);
    recorder.resume(cause);
    recorder.record('isp', null, body);
    expect(recorder.events).toEqual([
      { seq: 0, timeMs: 5, actor: 'sender', cause: null, rule: null, ...body },
      { seq: 1, timeMs: 5, actor: 'mx', cause: 0, rule: 'tcp.syn', ...body },
      { seq: 2, timeMs: 5, actor: 'isp', cause: 0, rule: null, ...body },
    ]);
  });

  it('refuses a story in which time stands still, and names its last events', () => {
    const recorder = createRecorder(() => 7);
    const forever = () => {
      for (;;) recorder.record('sender', null, body);
    };
    expect(forever).toThrow(EndlessStoryError);
    expect(forever).toThrow(/by 7 ms. The last ones: \d+ timer:fired, .*, \d+ timer:fired\.$/u);
  });

  it('refuses a story of too many events', () => {
    let nowMs = 0;
    const recorder = createRecorder(() => (nowMs += 1));
    const forever = () => {
      for (;;) recorder.record('sender', null, body);
    };
    expect(forever).toThrow(/50000 events/u);
  });

  it('is not needed for mail to a domain whose best host is the very server, RFC 5321 §5.1', () => {
    const { trace, outcome } = play({
      submission: { ports: { '25': OPEN, '587': OPEN } },
      dns: {
        records: [
          { name: 'smtp.example.org', type: 'A', address: '192.0.2.10' },
          { name: 'example.net', type: 'MX', preference: 10, host: 'smtp.example.org' },
        ],
      },
    });
    expect(outcome).toMatchObject({
      status: 'bounced',
      detail: 'mail for example.net loops back to myself',
    });
    expect(trace.events.length).toBeLessThan(1000);
  });
});

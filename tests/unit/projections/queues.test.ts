// What waits in which queue, over all scenarios.

import { describe, expect, it } from 'vitest';
import { projectQueues } from '../../../src/projections/queues';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario, stepAt } from '../../kit/playScenario';

describe.each(SCENARIOS.map(({ id }) => id))('the queues of %s', (id) => {
  const played = playScenario(id);
  const { trace, steps } = played;

  it('never promise a next try that is under way or over', () => {
    for (const step of steps) {
      for (const { nextTryMs } of projectQueues(trace, step).values()) {
        if (nextTryMs !== null) expect(nextTryMs).toBeGreaterThan(step.timeMs);
      }
    }
  });

  it('hold a message from its acceptance until this very queue is done with it', () => {
    for (const accepted of played.eventsOf('queue:message_accepted')) {
      const done = trace.events.find(
        (event) =>
          event.seq > accepted.seq &&
          event.type !== 'queue:message_deferred' &&
          'queueId' in event &&
          event.queueId === accepted.queueId,
      );
      const held = steps.filter(
        ({ seq }) => seq >= accepted.seq && seq < (done?.seq ?? trace.events.length),
      );
      for (const step of held) {
        expect([...projectQueues(trace, step).keys()]).toContain(accepted.actor);
      }
    }
  });

  it('are empty at the end of a story that is over', () => {
    const last = steps.at(-1);
    const waits = last === undefined ? [] : [...projectQueues(trace, last).keys()];
    if (played.outcome.status === 'deferred') expect(waits).not.toEqual([]);
    if (played.outcome.status === 'delivered') expect(waits).toEqual([]);
  });
});

describe('two queues', () => {
  const played = playScenario('smarthost-587');
  const waitsAt = (anchor: string) => [
    ...projectQueues(played.trace, stepAt(played, anchor)).keys(),
  ];

  it('each have their own copy, and lose it by themselves', () => {
    expect(waitsAt('queue.accept~1')).toEqual(['sender']);
    expect(waitsAt('queue.accept~2')).toEqual(['sender', 'submission']);
    expect(waitsAt('queue.delivered~1')).toEqual(['submission']);
    expect(waitsAt('queue.delivered~2')).toEqual([]);
  });
});

describe('a message that waits', () => {
  const played = playScenario('greylisted');
  const nextTryAt = (anchor: string) =>
    projectQueues(played.trace, stepAt(played, anchor)).get('submission');

  it('is tried next at a time, until that has come', () => {
    expect(nextTryAt('queue.defer~1')).toEqual({ nextTryMs: 301_050 });
    expect(nextTryAt('queue.retry~1')).toEqual({ nextTryMs: null });
    expect(nextTryAt('queue.defer~2')).toEqual({ nextTryMs: 601_050 });
    expect(nextTryAt('mail.accept~4')).toEqual({ nextTryMs: null });
  });
});

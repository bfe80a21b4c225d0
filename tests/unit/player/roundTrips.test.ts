// The round trips that are told at each step: only what travels counts.

import { describe, expect, it } from 'vitest';
import { readStory, roundTripsAt } from '../../../src/player/story';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario, stepAt } from '../../kit/playScenario';

const open = (id: string) => {
  const played = playScenario(id);
  const story = readStory(played.trace, { senderName: 'Alice', senderKind: 'mail-client' });
  return {
    played,
    story,
    tripsAt: (anchor: string) => roundTripsAt(story, stepAt(played, anchor)),
  };
};

describe.each(SCENARIOS.map(({ id }) => id))('the round trips of %s', (id) => {
  const { played, story } = open(id);

  it('are no more than half of what has arrived, whatever time has passed', () => {
    for (const step of played.steps) {
      const arrived = played.trace.events.filter(
        (event) =>
          event.seq <= step.seq &&
          event.type === 'wire:segment_received' &&
          event.segment.connection === step.connection,
      );
      const trips = roundTripsAt(story, step);
      if (trips !== null) expect(trips).toBeLessThanOrEqual(arrived.length / 2);
    }
  });

  it('are not made by waiting; an ACK may still have arrived', () => {
    for (const [index, step] of played.steps.entries()) {
      const before = played.steps[index - 1];
      if (step.kind !== 'waited' || step.connection !== before?.connection) continue;
      const made = (roundTripsAt(story, step) ?? 0) - (roundTripsAt(story, before) ?? 0);
      expect(made).toBeLessThanOrEqual(0.5);
    }
  });
});

it('to the login are five on 465 and seven on 587', () => {
  expect(open('submit-465').tripsAt('auth.accept~1')).toBe(5);
  expect(open('submit-587').tripsAt('auth.accept~1')).toBe(7);
});

it('of a refused login have no place for the server’s pause', () => {
  const { tripsAt } = open('expired-token');
  expect(tripsAt('auth.refuse~1')).toBe((tripsAt('auth.token-refused~1') ?? 0) + 1);
});

it('of a postscreen that lets its caller wait are those of the lines', () => {
  const { tripsAt } = open('postscreen');
  expect([tripsAt('postscreen.tease~1'), tripsAt('postscreen.take-over~1')]).toEqual([2, 2.5]);
});

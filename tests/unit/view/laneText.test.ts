// What a lane says of itself: in one unit, true of its marks, and of mail only where there was any.

import { describe, expect, it } from 'vitest';
import { readStory } from '../../../src/player/story';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { lanesOf } from '../../../src/view/compare/comparedLane';
import { axisLength } from '../../../src/view/compare/laneGeometry';
import { countText, laneEnding, laneLesson } from '../../../src/view/compare/laneText';

const compared = lanesOf(
  SCENARIOS.map((scenario) => {
    const { sender } = scenario.world;
    const cast = { senderName: sender.name, senderKind: sender.kind };
    return { scenario, story: readStory(simulate(scenario.world), cast) };
  }),
);

const ROWS = [
  'greeted',
  'firstSealed',
  'loggedIn',
  'passwordSent',
  'accepted',
  'delivered',
] as const;

describe.each(compared)('$scenario.id', ({ lane, story }) => {
  const length = axisLength([lane]);

  it('counts in round trips or in time, never both', () => {
    const said = (unit: 'round-trips' | 'milliseconds') => [
      laneLesson(lane, unit),
      ...ROWS.map((row) => countText(row, lane, story, unit)),
      ...(lane.end > length ? [] : [laneEnding(lane, story, unit, length)]),
    ];
    expect(said('milliseconds').join('\n')).not.toMatch(/round trip/u);
    expect(said('round-trips').join('\n')).not.toMatch(/\d (?:ms|s|min)\b/u);
  });

  it('ends where its last mark is', () => {
    const ending = laneEnding(lane, story, 'round-trips', length);
    if (lane.end > length) expect(ending).toMatch(/\d (?:s|min)/u);
    else expect(ending).toMatch(new RegExp(`after ${lane.end} round trips?$`, 'u'));
    const isClosed = story.steps[lane.lastStep]?.kind === 'closed';
    if (ending.includes(', closed after')) expect(isClosed).toBe(true);
  });

  it('speaks of mail in the clear only where a stranger could read some', () => {
    const { octets, hasMail } = lane.counts.clearFirst;
    const lesson = laneLesson(lane, 'round-trips');
    if (lesson.includes(', mail among')) expect(hasMail).toBe(true);
    if (lesson.includes('no mail among')) expect([hasMail, octets > 0]).toEqual([false, true]);
    if (lesson.includes('no SMTP in the clear')) expect(octets).toBe(0);
  });
});

it('587 shows octets in the clear, and that no mail is among them', () => {
  const { lane } = compared.find(({ scenario }) => scenario.id === 'submit-587') ?? {};
  expect(lane !== undefined && laneLesson(lane, 'round-trips')).toBe(
    '7 round trips to the login, 268 octets of SMTP in the clear to the first server, ' +
      'no mail among them',
  );
});

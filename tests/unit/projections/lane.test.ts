// A story as a lane: counts against the captured round trips, forms in their order, and ends.

import { describe, expect, it } from 'vitest';
import { projectLane, type Lane } from '../../../src/projections/lane';
import { projectPhases } from '../../../src/projections/phases';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario } from '../../kit/playScenario';

function laneOf(id: string): Lane {
  const { trace, steps } = playScenario(id);
  return projectLane(trace, steps, projectPhases(steps));
}

const formsIn = (id: string) => laneOf(id).stretches.map(({ form }) => form);

describe('the three ports', () => {
  it('465: five round trips to the login, and nothing in the clear', () => {
    expect(laneOf('submit-465').counts).toEqual({
      greeted: 3,
      firstSealed: 2.5,
      loggedIn: 5,
      passwordSent: { at: 4, sealed: true },
      accepted: 9,
      delivered: 19.8,
      clearFirst: { octets: 0, hasMail: false },
      clearBeyond: { octets: 262, hasMail: false },
    });
    expect(formsIn('submit-465')).toEqual(['dotted', 'thin', 'handshake', 'solid']);
  });

  it('587: seven, and the line is hollow first', () => {
    const { counts } = laneOf('submit-587');
    expect([counts.loggedIn, counts.greeted]).toEqual([7, 2]);
    expect(counts.clearFirst).toEqual({ octets: 268, hasMail: false });
    expect(formsIn('submit-587')).toEqual(['dotted', 'thin', 'hollow', 'handshake', 'solid']);
  });

  it('25 from home: dotted to the end, after more than two minutes', () => {
    const { counts, endMs } = laneOf('isp-drops-25');
    expect(counts).toMatchObject({ greeted: null, loggedIn: null, accepted: null });
    expect(formsIn('isp-drops-25')).toEqual(['dotted']);
    expect(endMs).toBeGreaterThan(120_000);
  });
});

it('a stripped session shows when the password crossed in the clear', () => {
  expect(laneOf('strip-587-opportunistic').counts.passwordSent).toEqual({ at: 3, sealed: false });
});

it.each(SCENARIOS.map(({ id }) => id))('%s: what is counted in the clear is all of it', (id) => {
  const { trace } = playScenario(id);
  const { clearFirst, clearBeyond } = laneOf(id).counts;
  const sent = trace.events.flatMap((event) =>
    event.type === 'wire:segment_sent' && event.segment.content.kind === 'clear'
      ? [event.segment.content]
      : [],
  );
  const octets = sent.reduce((sum, content) => sum + content.octets, 0);
  expect(clearFirst.octets + clearBeyond.octets).toBe(octets);
  const texts = sent.flatMap(({ lines }) => lines.map(({ text }) => text));
  const hasAddress = texts.some((text) => /^(?:MAIL FROM|RCPT TO):/u.test(text));
  const hasText = sent.some(({ lines }) => lines.some(({ part }) => part === 'data'));
  expect(clearFirst.hasMail || clearBeyond.hasMail).toBe(hasAddress || hasText);
});

it.each(SCENARIOS.map(({ id }) => id))('%s: stretches follow each other to the end', (id) => {
  const { stretches, end, times, stops } = laneOf(id);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  for (const [index, { from, to }] of stretches.entries()) {
    expect(to).toBeGreaterThan(from);
    expect(from).toBe(stretches[index - 1]?.to ?? 0);
  }
  if (end > 0) expect(stretches.at(-1)?.to).toBe(end);
  expect(stops.every(({ at }) => at <= end)).toBe(true);
});

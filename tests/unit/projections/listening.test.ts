// Who on the way could read any line of a story: judged here from the wire's own events.

import { describe, expect, it } from 'vitest';
import { projectListening, projectReadings } from '../../../src/projections/readers';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import type { Trace } from '../../../src/trace/traceEvent';
import { playWorld } from '../../kit/play';
import { playScenario, stepAt } from '../../kit/playScenario';

/** Everyone whom a segment in the clear passed, and an impostor who was sent lines. */
function hearersOf({ events }: Trace): ReadonlySet<string> {
  const clear = new Set<number>();
  const hearers = new Set<string>();
  for (const event of events) {
    if (event.type === 'wire:segment_sent' && event.segment.content.kind === 'clear') {
      clear.add(event.segment.id);
    }
    if (event.type === 'wire:segment_passed' && clear.has(event.segment)) hearers.add(event.at);
    const isImpostors = event.type === 'wire:segment_received' && event.segment.to === 'box';
    if (isImpostors && 'lines' in event.segment.content) hearers.add('box');
  }
  return hearers;
}

describe.each(SCENARIOS)('$id', ({ world }) => {
  const { trace, steps } = playWorld(world);
  const found = projectListening(trace, steps);

  it('names everyone on the way who could read a line', () => {
    expect(found?.readers ?? []).toEqual(expect.arrayContaining([...hearersOf(trace)]));
  });

  it('names nobody else than the steps do, and the first line of all', () => {
    const exposed = steps.flatMap((step) =>
      projectReadings(trace, step).flatMap(({ reader, exposed: isRead }) =>
        isRead ? [{ reader, step: step.index }] : [],
      ),
    );
    expect(new Set(found?.readers)).toEqual(new Set(exposed.map(({ reader }) => reader)));
    expect(found?.first.step.index).toBe(exposed[0]?.step);
  });
});

it.each([
  ['strip-25-opportunistic', ['wifi', 'box', 'isp', 'transit']],
  ['strip-587-required', ['wifi', 'box', 'isp']],
  ['submit-465', ['wifi', 'isp', 'transit']],
  ['impostor-465-verified', ['wifi', 'box']],
])('in %s: %j', (id, readers) => {
  const { trace, steps } = playScenario(id);
  expect(projectListening(trace, steps)?.readers).toEqual(readers);
});

it('a question to DNS is read on the sender’s way, also by a box there, and not elsewhere', () => {
  const readersAt = (id: string, anchor: string) => {
    const played = playScenario(id);
    return projectReadings(played.trace, stepAt(played, anchor)).flatMap(({ reader, exposed }) =>
      exposed ? [reader] : [],
    );
  };
  expect(readersAt('strip-587-opportunistic', 'sending.look-up~1')).toEqual(['wifi', 'box', 'isp']);
  expect(readersAt('strip-25-opportunistic', 'sending.look-up~1')).toEqual(['wifi', 'isp']);
  expect(readersAt('submit-587', 'queue.look-up-mx~1')).toEqual([]);
});

// Where the map says that a step happens, over all scenarios.

import { describe, expect, it } from 'vitest';
import { SCENARIOS } from '../../../../src/scenarios/scenarios';
import { momentAt } from '../../../../src/view/map/mapMoment';
import { playScenario } from '../../../kit/playScenario';

describe.each(SCENARIOS.map(({ id }) => id))('the end of %s', (id) => {
  const { trace, steps, outcome } = playScenario(id);
  const last = steps.at(-1);
  const end = last === undefined ? null : momentAt(trace, last);

  it('is where the message lies or waits', () => {
    const waitsAt = [...(end?.waiting.keys() ?? [])];
    if (outcome.status === 'deferred') expect(waitsAt).toContain(end?.here);
    if (outcome.status === 'delivered') expect(end?.here).toMatch(/^(mailbox|box)$/u);
  });
});

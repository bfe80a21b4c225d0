// The envelope is what was said in commands.

import { expect, it } from 'vitest';
import { projectEnvelope } from '../../../src/projections/envelope';
import { playScenario, stepAt } from '../../kit/playScenario';

const at = (id: string, anchor: string) => {
  const played = playScenario(id);
  return projectEnvelope(played.trace, stepAt(played, anchor).seq);
};

it('there is none before MAIL, and a recipient only after RCPT', () => {
  expect(at('submit-587', 'session.ehlo~2')).toBeNull();
  expect(at('submit-587', 'mail.accept~1')).toEqual({
    sender: 'alice@example.org',
    recipients: [],
  });
  expect(at('submit-587', 'rcpt.accept~1')?.recipients).toEqual(['bob@example.net']);
});

it('a spoofed letter’s envelope names its own recipient', () => {
  const { trace, steps } = playScenario('spoofed-dmarc-reject');
  const envelope = projectEnvelope(trace, steps.at(-1)?.seq ?? 0);
  expect(envelope?.recipients).toEqual(['bob@example.net']);
});

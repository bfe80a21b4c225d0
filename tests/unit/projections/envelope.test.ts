// The envelope is what was said in commands, and that of the message that is shown beside it.

import { describe, expect, it } from 'vitest';
import { projectEnvelope } from '../../../src/projections/envelope';
import { projectMessage, type MessageMoment } from '../../../src/projections/message';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { play } from '../../kit/play';
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

const fieldOf = (message: MessageMoment, name: string): string | null => {
  const prefix = `${name}: `;
  const field = message.fields.find(({ lines: [first = ''] }) =>
    first.toLowerCase().startsWith(prefix),
  );
  return field?.lines.join(' ').slice(prefix.length) ?? null;
};

describe.each(SCENARIOS.map(({ id }) => id))('the envelope beside the message of %s', (id) => {
  const { steps, trace } = playScenario(id);
  const shown = steps.flatMap(({ seq }) => {
    const message = projectMessage(trace, seq, 0);
    const envelope = projectEnvelope(trace, seq);
    return message === null ? [] : [{ message, envelope, keeper: message.keeper }];
  });

  it('is there, with a recipient', () => {
    for (const { envelope } of shown) expect(envelope?.recipients.length).toBeGreaterThan(0);
  });

  it('has the sender that the letter’s Return-Path names', () => {
    for (const { message, envelope } of shown) {
      const returnPath = fieldOf(message, 'return-path');
      if (returnPath !== null) expect(`<${envelope?.sender ?? '?'}>`).toBe(returnPath);
    }
  });

  it('names the one in whose mailbox it lies, or to whom a notice goes, from nobody', () => {
    for (const { envelope, keeper } of shown) {
      if (keeper.kind === 'mailbox') expect(envelope?.recipients).toContain(keeper.recipient);
      if (keeper.kind !== 'notice') continue;
      expect(envelope).toEqual({ sender: '', recipients: [keeper.recipient] });
    }
  });
});

it('a smuggled letter has the envelope that was smuggled with it', () => {
  expect(at('smuggling', 'receiver.inbox~1')?.sender).toBe('alice@example.org');
  expect(at('smuggling', 'receiver.inbox~4')?.sender).toMatch(/^ceo@/u);
});

it('a notice to the postmaster comes from the double-bounce address', () => {
  const { trace, steps } = play({
    message: { recipients: ['bbo@example.net'] },
    submission: { relay: { notify_classes: ['bounce'] } },
  });
  const written = steps.filter(({ rule }) => rule === 'notice.tell-postmaster');
  const senders = written.map(({ seq }) => projectEnvelope(trace, seq)?.sender);
  expect(senders).toEqual(['double-bounce@example.org']);
});

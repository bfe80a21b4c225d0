// Every question that has to have an answer: a text of two to five sentences with clauses, and a
// scenario that shows it. The list on the left is copied from what was asked for.

import { describe, expect, it } from 'vitest';
import { QUESTIONS } from '../../../src/lessons/en/questions';
import { SCENARIO_TEXTS } from '../../../src/lessons/en/scenarioText';
import { findScenario } from '../../../src/scenarios/scenarios';

/** What was asked for, with the questions that answer it. */
const ASKED: readonly (readonly [string, ...string[]])[] = [
  ['difference between 25 and 587', '25-or-587'],
  ['what 465 is for and its history', '465-history'],
  ['why 25 is blocked', 'why-25-is-blocked', 'client-on-25'],
  ['465 or 587', '465-or-587'],
  ['submission versus relay', 'submission-or-relay'],
  ['465 versus 993 versus 995', '465-993-995'],
  ['which port for a mail client', 'mail-client'],
  ['which port for an application', 'application'],
  ['which port for a smarthost', 'smarthost'],
  ['which port for a mail server', 'mail-server'],
  ['what to enable in Postfix and Exim', 'enable'],
  ['what to open in a firewall', 'firewall'],
];

const sentences = (text: string): number => text.split(/[.?](?:\s|$)/u).filter(Boolean).length;

describe('the questions that people ask', () => {
  it.each(ASKED)('%s', (_asked, ...ids) => {
    for (const id of ids) expect(QUESTIONS.map((question) => question.id)).toContain(id);
  });

  it('are all asked for', () => {
    expect(QUESTIONS.map(({ id }) => id).toSorted()).toEqual(
      ASKED.flatMap(([, ...ids]) => ids).toSorted(),
    );
  });

  it.each(QUESTIONS.map((question) => [question.question, question] as const))(
    '%s has an answer, clauses and scenarios',
    (_question, { question, answer, cites, scenarios }) => {
      expect(question).toMatch(/^[A-Z0-9].*\?$/u);
      expect(answer).toMatch(/^[A-Z0-9].*\.$/u);
      expect(answer).not.toMatch(/!|simply| {2}/u);
      expect(sentences(answer)).toBeGreaterThanOrEqual(2);
      expect(sentences(answer)).toBeLessThanOrEqual(5);
      expect(cites.length).toBeGreaterThan(0);
      for (const id of scenarios) {
        expect(SCENARIO_TEXTS).toHaveProperty([id]);
        expect(findScenario(id)).not.toBeNull();
      }
    },
  );

  it('about running a server come with the lines that its programs read', () => {
    const names = QUESTIONS.flatMap(({ configurations = [] }) =>
      configurations.map(({ name }) => name),
    );
    expect(names).toEqual([
      expect.stringMatching(/^Postfix, master\.cf/u),
      expect.stringMatching(/^Exim/u),
      expect.stringMatching(/^nftables/u),
    ]);
  });
});

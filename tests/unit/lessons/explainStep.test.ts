// Lessons: every rule has one at any moment, in good form, and quotes only what the moment shows.

import { describe, expect, it } from 'vitest';
import { explainStep } from '../../../src/lessons/en/explainStep';
import type { Explanation } from '../../../src/lessons/en/explanation';
import { plainText } from '../../../src/lessons/en/explanation';
import { projectFacts } from '../../../src/projections/facts';
import { projectSteps } from '../../../src/projections/steps';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { isRuleId, RULES } from '../../../src/trace/rules';
import type { MomentKind, StepFacts } from '../../../src/trace/stepFacts';
import { BARE, MOMENTS } from './momentFacts';

const rules = Object.keys(RULES).filter(isRuleId);

const HEADING_MAX = 80;
const PARAGRAPHS_MAX = 3;
const SLIPS = /undefined|null|NaN|\[object|!|\s{2}| [.,;:]|\.\.|``|^[^“A-Z0-9]|^$/u;
const EMPTY_WORDS = /\b(simply|just click|obviously|of course|easy|easily)\b/iu;

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What is wrong with an explanation, in words. */
function slipsOf({ heading, paragraphs }: Explanation, facts: StepFacts): readonly string[] {
  const known = textsIn(facts);
  const quotes = paragraphs
    .flat()
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.wire]));
  // A paragraph that begins with a quote begins as the quote does, and a quote may contain blanks.
  const ownWords = paragraphs.map((paragraph) =>
    paragraph.map((piece) => (typeof piece === 'string' ? piece : 'Q')).join(''),
  );
  return [
    ...(heading.length > HEADING_MAX ? [`heading of ${heading.length} characters`] : []),
    ...(heading.endsWith('.') ? ['heading with a full stop'] : []),
    ...(paragraphs.length > PARAGRAPHS_MAX ? ['too many paragraphs'] : []),
    ...[heading, ...ownWords].filter((words) => SLIPS.test(words)),
    ...[heading, ...ownWords].filter((words) => EMPTY_WORDS.test(words)),
    ...ownWords.filter((words) => !/[.]”?$/u.test(words)),
    ...quotes.filter((quote) => !known.some((text) => text.includes(quote))),
  ];
}

describe('the check finds', () => {
  it.each([
    ['an exclamation mark', { heading: 'Done!', paragraphs: [] }],
    ['a retyped line', { heading: 'Done', paragraphs: [['It says ', { wire: '250 Ok' }, '.']] }],
    ['a missing word', { heading: 'Done', paragraphs: [['It is undefined.']] }],
    ['a missing stop', { heading: 'Done', paragraphs: [['It is done']] }],
  ])('%s', (_, explanation) => {
    expect(slipsOf(explanation, BARE)).not.toEqual([]);
  });
});

describe('explainStep', () => {
  it.each(rules)('%s reads well at any moment', (rule) => {
    const slips = MOMENTS.flatMap((facts) => slipsOf(explainStep(rule, facts), facts));
    expect(slips).toEqual([]);
  });

  it.each<MomentKind>(['report', 'stored', 'end', 'closed'])(
    '%s reads well for any rule',
    (kind) => {
      const slips = rules.flatMap((rule) =>
        MOMENTS.flatMap((facts) => slipsOf(explainStep(rule, { ...facts, kind }), facts)),
      );
      expect(slips).toEqual([]);
    },
  );

  it('says more than a heading everywhere', () => {
    expect(rules.filter((rule) => explainStep(rule, BARE).paragraphs.length === 0)).toEqual([]);
  });
});

describe.each(SCENARIOS.map(({ id, world }) => [id, world] as const))('%s', (_, world) => {
  const trace = simulate(world);
  const cast = { senderName: world.sender.name, senderKind: world.sender.kind };
  const moments = projectSteps(trace).map((step) => ({
    step,
    facts: projectFacts(trace, step, cast),
  }));

  it('reads well from the first step to the last', () => {
    const slips = moments.flatMap(({ step, facts }) =>
      slipsOf(explainStep(step.rule, facts), facts),
    );
    expect(slips).toEqual([]);
  });

  it('never says the same twice in a row', () => {
    const texts = moments.map(({ step, facts }) => {
      const { heading, paragraphs } = explainStep(step.rule, facts);
      return [heading, ...paragraphs.map(plainText)].join(' ');
    });
    expect(texts.filter((text, index) => text === texts[index - 1])).toEqual([]);
  });
});

/**
 * Questions about a story, for a class to answer on paper, with the answers after them. Both are
 * read from the trace and from the lessons that came up in it.
 */
import type { ReactNode } from 'react';
import { QUESTIONS } from '../../lessons/en/questions';
import { misconceptionsAt } from '../../lessons/en/misconceptions/misconceptions';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { Story } from '../../player/story';
import { projectFacts } from '../../projections/facts';
import { projectListening } from '../../projections/readers';
import type { NamedWorld } from '../../scenarios/scenario';
import type { World } from '../../world/worldSchema';
import { formatTime, listNames, readerName } from '../strings';
import { explainMoment } from '../watch/moment';
import { textStrings } from './textStrings';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
}

interface Asked {
  readonly id: string;
  readonly question: ReactNode;
  readonly answer: string;
}

export function Handout({ scenario, story }: Props) {
  const asked = [...storyQuestions(scenario, story), ...claims(story)];
  return (
    <section className="handout" aria-labelledby="handout-title">
      <h2 id="handout-title">{textStrings.questions}</h2>
      <p>{textStrings.questionsLead}</p>
      <ol className="handout-questions">
        {asked.map(({ id, question }) => (
          <li key={id}>{question}</li>
        ))}
      </ol>
      <h2 className="handout-answers">{textStrings.answers}</h2>
      <ol>
        {asked.map(({ id, answer }) => (
          <li key={id}>{answer}</li>
        ))}
      </ol>
    </section>
  );
}

function storyQuestions(scenario: NamedWorld, story: Story): readonly Asked[] {
  const { question, takeaway } = scenarioText(scenario.id);
  const general = QUESTIONS.filter(
    (candidate) =>
      candidate.question !== question && candidate.scenarios.some((id) => id === scenario.id),
  );
  return [
    { id: 'story', question, answer: takeaway },
    { id: 'read', question: textStrings.whoRead, answer: listening(story, scenario.world) },
    { id: 'end', question: textStrings.howLong, answer: ending(story) },
    ...general.map(({ id, question: text, answer }) => ({ id, question: text, answer })),
  ];
}

function listening(story: Story, world: World): string {
  const found = projectListening(story.trace, story.steps);
  if (found === null) return textStrings.nobodyRead;
  const names = listNames(found.readers.map((reader) => readerName(reader, world)));
  return textStrings.read(names, found.first.step.index + 1, found.first.line);
}

function ending(story: Story): string {
  const last = story.steps.at(-1);
  if (last === undefined) return '';
  return textStrings.ended(formatTime(last.timeMs), explainMoment(story, last).heading);
}

/** What is often told wrongly about what happened here, once each. */
function claims(story: Story): readonly Asked[] {
  const found = new Map<number, Asked>();
  for (const step of story.steps) {
    const facts = projectFacts(story.trace, step, story.cast);
    for (const { number, claim, correction } of misconceptionsAt(step.rule, facts)) {
      const question = (
        <>
          {textStrings.isItTrue} <q>{claim}</q>
        </>
      );
      found.set(number, { id: `claim-${number}`, question, answer: correction });
    }
  }
  return [...found.values()];
}

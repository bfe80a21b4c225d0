/** What a trainer may ask at this step, with the answers: read from the trace and the lessons. */
import { misconceptionsAt } from '../../lessons/en/misconceptions/misconceptions';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { Story } from '../../player/story';
import { projectFacts } from '../../projections/facts';
import type { Step } from '../../projections/steps';
import { projectWay } from '../../projections/waySights';
import type { NamedWorld } from '../../scenarios/scenario';
import { SCROLL_REGION } from '../scrollRegion';
import { strings } from '../strings';
import { waySentences } from '../wayStrings';
import { presentStrings } from './presentStrings';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly step: Step;
}

export function TrainerNotes({ scenario, story, step }: Props) {
  const { question, takeaway } = scenarioText(scenario.id);
  const facts = projectFacts(story.trace, step, story.cast);
  const sights = waySentences(projectWay(story.trace, step), scenario.world);
  return (
    <section className="trainer-notes" aria-labelledby="notes-title" {...SCROLL_REGION}>
      <h2 id="notes-title">{presentStrings.notes}</h2>
      <p>{question}</p>
      <dl>
        <div>
          <dt>{presentStrings.whoReads}</dt>
          {sights.map((sentence) => (
            <dd key={sentence}>{sentence}</dd>
          ))}
        </div>
        {misconceptionsAt(step.rule, facts).map(({ number, claim, correction }) => (
          <div key={number}>
            <dt>{presentStrings.claim(claim)}</dt>
            <dd>{correction}</dd>
          </div>
        ))}
        <div>
          <dt>{strings.watch.takeaway}</dt>
          <dd>{takeaway}</dd>
        </div>
      </dl>
    </section>
  );
}

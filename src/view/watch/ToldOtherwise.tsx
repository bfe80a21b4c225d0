/** What popular texts get wrong about this moment, and what is right, with the clauses. */
import { misconceptionsAt } from '../../lessons/en/misconceptions/misconceptions';
import type { Story } from '../../player/story';
import { clausesOf } from '../../projections/clauses';
import { projectFacts } from '../../projections/facts';
import type { Step } from '../../projections/steps';
import { ClauseList } from '../ClauseList';
import { strings } from '../strings';
import './toldOtherwise.css';

interface Props {
  readonly story: Story;
  readonly step: Step;
  /** Of the heading, below that of the step. */
  readonly level?: 3 | 4;
}

export function ToldOtherwise({ story, step, level = 3 }: Props) {
  const Heading = level === 3 ? 'h3' : 'h4';
  const misconceptions = misconceptionsAt(step.rule, projectFacts(story.trace, step, story.cast));
  return misconceptions.map(({ number, claim, correction, cites }) => (
    <div className="told-otherwise" key={number}>
      <Heading>{strings.watch.toldOtherwise}</Heading>
      <p>
        <q>{claim}</q>
      </p>
      <p>{correction}</p>
      <ClauseList clauses={clausesOf(cites)} label={strings.watch.clauses} />
    </div>
  ));
}

/** What popular texts get wrong about this moment, and what is right, with the clauses. */
import { misconceptionsAt } from '../../lessons/en/misconceptions/misconceptions';
import type { Story } from '../../player/story';
import { clausesOf } from '../../projections/clauses';
import { projectFacts } from '../../projections/facts';
import type { Step } from '../../projections/steps';
import { ClauseList } from '../ClauseList';
import { strings } from '../strings';

interface Props {
  readonly story: Story;
  readonly step: Step;
}

export function ToldOtherwise({ story, step }: Props) {
  const misconceptions = misconceptionsAt(step.rule, projectFacts(story.trace, step, story.cast));
  return misconceptions.map(({ number, claim, correction, cites }) => (
    <div className="told-otherwise" key={number}>
      <h3>{strings.watch.toldOtherwise}</h3>
      <p>
        <q>{claim}</q>
      </p>
      <p>{correction}</p>
      <ClauseList clauses={clausesOf(cites)} label={strings.watch.clauses} />
    </div>
  ));
}

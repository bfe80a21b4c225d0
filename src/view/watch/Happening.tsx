/**
 * What is happening at the cursor: where in the story this is, one sentence that states it, why,
 * and the clauses that say so.
 */
import { memo } from 'react';
import { differencesAt } from '../../lessons/serverDifferences';
import { serversSay } from '../../lessons/en/serversSay';
import { scenarioText } from '../../lessons/en/scenarioText';
import { roundTripsAt } from '../../player/story';
import type { Story } from '../../player/story';
import { projectClauses } from '../../projections/clauses';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import { ClauseList } from '../ClauseList';
import { InsideStep } from '../inside/InsideStep';
import { SCROLL_REGION } from '../scrollRegion';
import { formatTime, strings } from '../strings';
import { explainMoment } from './moment';
import { Prose } from './Prose';
import { ToldOtherwise } from './ToldOtherwise';

interface Props {
  readonly story: Story;
  readonly step: Step;
  readonly scenario: NamedWorld;
  /** Whether the look inside begins open; left out, the window's width decides. */
  readonly hasRoom?: boolean;
}

export const Happening = memo(function Happening(props: Props) {
  const { story, step, scenario, hasRoom } = props;
  const { heading, paragraphs } = explainMoment(story, step);
  const words = scenarioText(scenario.id);
  const isFirst = step.index === 0;
  const isLast = step.index === story.steps.length - 1;
  return (
    <section className="panel happening" aria-label={strings.watch.happening} {...SCROLL_REGION}>
      <p className="panel-title">
        <span>{placeOf(story, step)}</span>
      </p>
      <div className="happening-text">
        {isFirst && <p className="brief">{words.brief}</p>}
        <h2>{heading}</h2>
        {paragraphs.map((paragraph, index) => (
          <Prose key={index} paragraph={paragraph} />
        ))}
        <Elsewhere step={step} />
        <ClauseList clauses={projectClauses(step)} label={strings.watch.clauses} />
        <InsideStep story={story} step={step} startsOpen={hasRoom} />
        <ToldOtherwise story={story} step={step} />
        {isLast && (
          <div className="takeaway">
            <h3>{strings.watch.takeaway}</h3>
            <p>{words.takeaway}</p>
          </div>
        )}
      </div>
    </section>
  );
});

/** What other servers say to the same command, where they do not agree. */
function Elsewhere({ step }: { readonly step: Step }) {
  const differences = differencesAt(step.rule);
  if (differences.length === 0 || step.kind !== 'line') return null;
  return (
    <details className="elsewhere">
      <summary>{strings.watch.elsewhere}</summary>
      {differences.map((difference) => (
        <table key={difference.verb}>
          <caption>{serversSay(difference)}</caption>
          <tbody>
            {difference.replies.map(({ server, reply }) => (
              <tr key={server}>
                <th scope="row">{server}</th>
                <td>
                  <code>{reply}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  );
}

/** `Step 14 of 41, 600 ms, 6 round trips`. */
function placeOf(story: Story, step: Step): string {
  const roundTrips = roundTripsAt(story, step);
  const parts = [strings.watch.place(step.index + 1, story.steps.length), formatTime(step.timeMs)];
  if (roundTrips !== null && roundTrips > 0 && roundTrips < 100) {
    parts.push(strings.watch.roundTrips(roundTrips));
  }
  return parts.join(', ');
}

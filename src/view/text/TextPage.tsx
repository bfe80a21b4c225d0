/**
 * The whole lesson as text, without the picture: what is to be watched for, each step with who
 * speaks, whether it is sealed, the lines and the explanation, then questions with their answers.
 * Printed, it is a handout. Whoever comes from a moment of the story finds that step marked.
 */
import type { RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { phaseTitle } from '../../lessons/en/phaseName';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { Story } from '../../player/story';
import type { Phase } from '../../projections/phases';
import type { NamedWorld } from '../../scenarios/scenario';
import { PageLink } from '../PageLink';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { strings } from '../strings';
import { Handout } from './Handout';
import { TextStep } from './TextStep';
import { textStrings } from './textStrings';
import './text.css';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
}

interface PageProps extends Props {
  /** The index of the step that the page was opened at; null is its beginning. */
  readonly at: number | null;
  /** True when a person came here from within the page: the focus then follows. */
  readonly takesFocus: boolean;
}

export function TextPage({ scenario, story, at, takesFocus }: PageProps) {
  const main = useRef<HTMLElement>(null);
  const current = useRef<HTMLLIElement>(null);
  useFocusOnArrival(at === null ? main : current, takesFocus);
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'start' });
  }, [at]);
  const { title, question, brief, takeaway } = scenarioText(scenario.id);
  return (
    <main className="text-page" ref={main} tabIndex={-1}>
      <h1>{title}</h1>
      <p className="text-question">{question}</p>
      <p className="text-ways">
        <PageLink to={{ scenario: scenario.id, view: 'full' }}>{textStrings.toMap}</PageLink>
        <button type="button" className="outlined-button" onClick={() => globalThis.print()}>
          {textStrings.print}
        </button>
      </p>
      <p className="text-brief">{brief}</p>
      <nav className="text-contents" aria-label={textStrings.contents}>
        <ol>
          {story.phases.map((phase, index) => (
            <li key={phase.firstStep}>
              <a href={`#${phaseAnchor(phase)}`}>{phaseTitle(story.phases, index)}</a>
            </li>
          ))}
        </ol>
      </nav>
      {story.phases.map((phase, index) => (
        <PhaseSection
          key={phase.firstStep}
          title={phaseTitle(story.phases, index)}
          {...{ phase, scenario, story, at, current }}
        />
      ))}
      <section className="text-takeaway">
        <h2>{strings.watch.takeaway}</h2>
        <p>{takeaway}</p>
      </section>
      <Handout scenario={scenario} story={story} />
    </main>
  );
}

const phaseAnchor = ({ firstStep }: Phase): string => `phase-${firstStep + 1}`;

interface PhaseProps extends Props, Pick<PageProps, 'at'> {
  readonly phase: Phase;
  readonly title: string;
  readonly current: RefObject<HTMLLIElement | null>;
}

function PhaseSection({ phase, title, scenario, story, at, current }: PhaseProps) {
  const steps = story.steps.slice(phase.firstStep, phase.lastStep + 1);
  return (
    <section className="text-phase" aria-labelledby={phaseAnchor(phase)}>
      <h2 id={phaseAnchor(phase)}>{title}</h2>
      <ol className="text-steps">
        {steps.map((step) => (
          <TextStep
            key={step.index}
            step={step}
            story={story}
            world={scenario.world}
            current={step.index === at ? current : null}
          />
        ))}
      </ol>
    </section>
  );
}

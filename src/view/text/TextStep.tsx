/** One step as text: who speaks to whom and how it is secured, the lines, and what they mean. */
import type { RefObject } from 'react';
import { bandText } from '../../lessons/en/bandText';
import type { Story } from '../../player/story';
import { projectClauses } from '../../projections/clauses';
import type { DialogueEntry } from '../../projections/dialogue';
import { projectReadings } from '../../projections/readers';
import type { Step } from '../../projections/steps';
import type { World } from '../../world/worldSchema';
import { ClauseList } from '../ClauseList';
import { formatTime, listNames, readerName, strings } from '../strings';
import { explainMoment } from '../watch/moment';
import { Prose } from '../watch/Prose';
import { textStrings } from './textStrings';

interface Props {
  readonly step: Step;
  readonly story: Story;
  readonly world: World;
}

interface StepProps extends Props {
  /** Set for the step that the page was opened at. */
  readonly current: RefObject<HTMLLIElement | null> | null;
}

type Line = Extract<DialogueEntry, { readonly kind: 'line' }>;

export function TextStep({ step, story, world, current }: StepProps) {
  const { heading, paragraphs } = explainMoment(story, step);
  const entries = story.dialogue.filter((entry) => entry.step === step.index);
  const lines = entries.filter((entry) => entry.kind === 'line');
  return (
    <li
      className="text-step"
      value={step.index + 1}
      ref={current}
      {...(current === null ? null : { 'aria-current': 'step', tabIndex: -1 })}
    >
      <p className="text-place">{textStrings.step(step.index + 1, formatTime(step.timeMs))}</p>
      <h3>{heading}</h3>
      <Spoken lines={lines} story={story} world={world} />
      {entries.map((entry, index) =>
        entry.kind === 'band' ? (
          <p key={index} className="text-band">
            {bandText(entry.event)}
          </p>
        ) : null,
      )}
      {paragraphs.map((paragraph, index) => (
        <Prose key={index} paragraph={paragraph} />
      ))}
      <Readable step={step} story={story} world={world} />
      <ClauseList clauses={projectClauses(step)} label={strings.watch.clauses} />
    </li>
  );
}

interface SpokenProps {
  readonly lines: readonly Line[];
  readonly story: Story;
  readonly world: World;
}

function Spoken({ lines, story, world }: SpokenProps) {
  const [first] = lines;
  if (first === undefined) return null;
  return (
    <div className={`text-lines ${first.sealed ? 'is-sealed' : 'is-clear'}`}>
      <p>{textStrings.says(speakerOf(first, story, world), strings.secrecy(first.sealed))}</p>
      <pre>{lines.map(({ text }) => text).join('\n')}</pre>
    </div>
  );
}

/** `Client (Alice’s client)` or `Server (smtp.example.org)`. */
function speakerOf({ speaker, connection }: Line, story: Story, world: World): string {
  const facts = story.connections.get(connection);
  if (facts === undefined) return strings.sides[speaker];
  return speaker === 'client' ? readerName(facts.from, world) : facts.hostName;
}

function Readable({ step, story, world }: Props) {
  const strangers = projectReadings(story.trace, step).filter(({ exposed }) => exposed);
  if (strangers.length === 0) return null;
  const names = listNames(strangers.map(({ reader }) => readerName(reader, world)));
  return <p className="text-readable exposed">{textStrings.seenBy(names)}</p>;
}

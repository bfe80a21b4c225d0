/** One step as text: who speaks to whom and how it is secured, the lines, and what they mean. */
import type { RefObject } from 'react';
import { bandText } from '../../lessons/en/bandText';
import type { Story } from '../../player/story';
import { projectClauses } from '../../projections/clauses';
import type { DialogueEntry } from '../../projections/dialogue';
import type { Step } from '../../projections/steps';
import { projectWay } from '../../projections/waySights';
import type { World } from '../../world/worldSchema';
import { ClauseList } from '../ClauseList';
import { formatTime, listNames, readerName, strings } from '../strings';
import { explainMoment } from '../watch/moment';
import { Prose } from '../watch/Prose';
import { ToldOtherwise } from '../watch/ToldOtherwise';
import { sightSentence } from '../wayStrings';
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
      <ToldOtherwise story={story} step={step} level={4} />
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

/** What those on the way see of it; nothing where nobody there sees anything. */
function Readable({ step, story, world }: Props) {
  return projectWay(story.trace, step).sights.map((sight) => {
    if (sight.kind !== 'readable') {
      const sentence = textStrings.onTheWay(sightSentence(sight, world));
      return (
        <p key={sentence} className="text-sight">
          {sentence}
        </p>
      );
    }
    const names = listNames(sight.readers.map((reader) => readerName(reader, world)));
    return (
      <p key={names} className="text-readable exposed">
        {textStrings.seenBy(names)}
      </p>
    );
  });
}

/**
 * The dialogue: an ordered list in time order, all of it always there, with the current step
 * marked and kept in view. Scrolls its own panel and never the page.
 */
import { useMemo, useRef } from 'react';
import type { Motion } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import type { World } from '../../world/worldSchema';
import { SCROLL_REGION } from '../scrollRegion';
import { readerName, strings } from '../strings';
import { useKeptInView } from '../useKeptInView';
import type { Landing } from './DialogueItem';
import { DialogueItem } from './DialogueItem';
import type { DialogueStep } from './dialogueSteps';
import { gatherSteps } from './dialogueSteps';
import './dialogue.css';

interface Props {
  readonly story: Story;
  readonly world: World;
  readonly cursor: number;
  readonly motion: Motion | null;
}

export function Dialogue({ story, world, cursor, motion }: Props) {
  const items = useMemo(() => gatherSteps(story.dialogue), [story]);
  const current = useRef<HTMLLIElement>(null);
  // Steps without words of their own leave the last one that spoke in view.
  const shown = items.findLast(({ step }) => step <= cursor)?.step ?? items[0]?.step;
  useKeptInView(current, cursor);
  return (
    <section className="panel dialogue" aria-label={strings.watch.dialogue} {...SCROLL_REGION}>
      <p className="panel-title dialogue-title">
        <span className="line-time">{strings.watch.milliseconds}</span>
        <span>{strings.watch.dialogue}</span>
      </p>
      <ol className="dialogue-list">
        {items.map((item) => (
          <DialogueItem
            key={item.step}
            item={item}
            landing={landingOf(item.step, cursor)}
            landsAfterMs={item.step === cursor ? (motion?.durationMs ?? 0) : 0}
            heading={item.startsConnection ? headingOf(item, story, world) : null}
            itemRef={item.step === shown ? current : null}
          />
        ))}
      </ol>
    </section>
  );
}

function landingOf(step: number, cursor: number): Landing {
  if (step === cursor) return 'current';
  return step < cursor ? 'landed' : 'future';
}

function headingOf({ entries }: DialogueStep, story: Story, world: World): string | null {
  const id = entries.find((entry) => entry.connection !== null)?.connection ?? null;
  const connection = id === null ? undefined : story.connections.get(id);
  if (connection === undefined) return null;
  const { from, hostName, port } = connection;
  return strings.watch.connection(readerName(from, world), hostName, port);
}

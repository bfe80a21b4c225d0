/**
 * The dialogue: an ordered list in time order, all of it always there, with the current step
 * marked and kept in view. Scrolls its own panel and never the page.
 */
import { useReducedMotion } from 'framer-motion';
import { memo, useMemo, useRef } from 'react';
import type { Motion } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import type { ReaderId } from '../../projections/readers';
import type { World } from '../../world/worldSchema';
import { SCROLL_REGION } from '../scrollRegion';
import { readerName, strings } from '../strings';
import { useActing } from '../useActing';
import { useClickedStep } from './useClickedStep';
import { useKeptInView } from '../useKeptInView';
import type { Landing } from './DialogueItem';
import { DialogueItem } from './DialogueItem';
import type { DialogueStep } from './dialogueSteps';
import { gatherSteps } from './dialogueSteps';
import { SeenItem } from './SeenItem';
import { gatherSeen, stepsOf } from './seenSteps';
import { VantageChooser } from './VantageChooser';
import './dialogue.css';
import './vantage.css';

interface Props {
  readonly story: Story;
  readonly world: World;
  readonly cursor: number;
  readonly motion: Motion | null;
  /** Through whose eyes it is seen; null is everybody's together. */
  readonly vantage: ReaderId | null;
  readonly onGo: (step: number) => void;
  /** Absent where the vantage cannot be changed. */
  readonly onVantage?: (vantage: ReaderId | null) => void;
}

export const Dialogue = memo(function Dialogue(props: Props) {
  const { story, world, cursor, motion, vantage, onGo, onVantage } = props;
  const items = useMemo(() => gatherSteps(story.dialogue), [story]);
  const seen = useMemo(
    () =>
      vantage === null
        ? items.map((item) => ({ kind: 'whole' as const, item }))
        : gatherSeen(items, story, vantage),
    [items, story, vantage],
  );
  const headings = useMemo(() => headingsOf(items, story, world), [items, story, world]);
  const acting = useActing(motion, useReducedMotion() === true);
  const isComing = acting?.direction === 'forward';
  const current = useRef<HTMLLIElement>(null);
  // Steps without words of their own leave the last one that spoke in view.
  const shown = seen.findLast((entry) => stepsOf(entry).from <= cursor) ?? seen[0];
  const list = useRef<HTMLOListElement>(null);
  useKeptInView(current, cursor);
  useClickedStep(list, onGo);
  return (
    <section className="panel dialogue" aria-label={strings.watch.dialogue} {...SCROLL_REGION}>
      <div className="panel-title dialogue-title" data-sticks>
        <span className="line-time">{strings.watch.milliseconds}</span>
        {onVantage === undefined ? (
          <span>{strings.watch.dialogue}</span>
        ) : (
          <VantageChooser story={story} world={world} vantage={vantage} onVantage={onVantage} />
        )}
      </div>
      <ol className="dialogue-list" ref={list}>
        {seen.map((entry) => {
          const steps = stepsOf(entry);
          const itemRef = entry === shown ? current : null;
          const landing = landingOf(steps, cursor, isComing);
          if (entry.kind !== 'whole') {
            return <SeenItem key={steps.from} seen={entry} landing={landing} itemRef={itemRef} />;
          }
          const { item } = entry;
          return (
            <DialogueItem
              key={item.step}
              item={item}
              landing={landing}
              heading={headings.get(item.step) ?? null}
              itemRef={itemRef}
            />
          );
        })}
      </ol>
    </section>
  );
});

function landingOf(
  { from, to }: ReturnType<typeof stepsOf>,
  cursor: number,
  isComing: boolean,
): Landing {
  if (from <= cursor && cursor <= to) return isComing && from === cursor ? 'coming' : 'current';
  return to < cursor ? 'landed' : 'future';
}

/** What stands above the steps that begin a connection, by step. */
function headingsOf(items: readonly DialogueStep[], story: Story, world: World) {
  const heads = items.filter(({ startsConnection }) => startsConnection);
  return new Map(heads.map((item) => [item.step, headingOf(item, story, world)]));
}

function headingOf({ entries }: DialogueStep, story: Story, world: World): string | null {
  const id = entries.find((entry) => entry.connection !== null)?.connection ?? null;
  const connection = id === null ? undefined : story.connections.get(id);
  if (connection === undefined) return null;
  const { from, hostName, port } = connection;
  return strings.watch.connection(readerName(from, world), hostName, port);
}

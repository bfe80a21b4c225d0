/** The parts of a story as a room sees them: those that are shown, or how to get them back. */
import type { ReactNode, RefObject } from 'react';
import { useContext, useEffect, useRef } from 'react';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import { Dialogue } from '../dialogue/Dialogue';
import { KeysContext } from '../keysContext';
import { MapView } from '../map/MapView';
import { SCROLL_REGION } from '../scrollRegion';
import { strings } from '../strings';
import { useScrolls } from '../useScrolls';
import { Happening } from '../watch/Happening';
import { Readers } from '../watch/Readers';
import { MoreBelow } from './MoreBelow';
import type { PresentPart } from './presentKeys';
import { presentStrings } from './presentStrings';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly step: Step;
  readonly cursor: number;
  readonly motion: Parameters<typeof MapView>[0]['motion'];
  readonly shown: readonly PresentPart[];
  readonly onGo: (step: number) => void;
}

export function PresentParts(props: Props) {
  const { scenario, story, cursor, motion, shown } = props;
  const { hasSingleKeys } = useContext(KeysContext);
  if (shown.length === 0) {
    const hint = hasSingleKeys ? presentStrings.allHidden : presentStrings.allHiddenWithoutKeys;
    return <p className="present-none">{hint}</p>;
  }
  return (
    <>
      {shown.includes('map') && (
        <MapBox>
          <MapView
            world={scenario.world}
            trace={story.trace}
            steps={story.steps}
            cursor={cursor}
            motion={motion}
          />
        </MapBox>
      )}
      {shown.some((part) => part !== 'map') && <Panels {...props} />}
    </>
  );
}

function Panels({ scenario, story, step, cursor, motion, shown, onGo }: Props) {
  const { world } = scenario;
  const lower = useRef<HTMLDivElement>(null);
  const has = (part: PresentPart): boolean => shown.includes(part);
  return (
    <div className="present-lower" ref={lower}>
      <div className="present-panels">
        {has('dialogue') && (
          <Dialogue {...{ world, cursor, motion, story }} vantage={null} onGo={onGo} />
        )}
        {has('explanation') && <Explanation story={story} step={step} scenario={scenario} />}
        {has('readers') && (
          <div className="present-readers" {...SCROLL_REGION}>
            <Readers story={story} step={step} world={world} vantage={null} />
          </div>
        )}
      </div>
      <MoreBelow frame={lower} />
    </div>
  );
}

/** Begins anew at each step; what has no room is said to be there. */
function Explanation(props: Parameters<typeof Happening>[0]) {
  const frame = useRef<HTMLDivElement>(null);
  useBeginning(frame, props.step);
  return (
    <div className="present-explanation" ref={frame}>
      <Happening {...props} hasRoom={false} />
      <MoreBelow frame={frame} />
    </div>
  );
}

function useBeginning(frame: RefObject<HTMLElement | null>, step: Step): void {
  useEffect(() => {
    frame.current?.firstElementChild?.scrollTo({ top: 0, behavior: 'instant' });
  }, [frame, step]);
}

/** Where the map is narrow it scrolls, and can then be scrolled by keyboard too. */
function MapBox({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const scrolls = useScrolls(box);
  return (
    <section
      className="present-map"
      ref={box}
      aria-label={strings.watch.map}
      {...(scrolls ? SCROLL_REGION : null)}
    >
      {children}
    </section>
  );
}

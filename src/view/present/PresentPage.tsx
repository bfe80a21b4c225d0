/**
 * A story for a room: large type, strong contrast, the keys of a clicker, parts that can be hidden,
 * a spotlight on the current line, notes for the trainer, and a code that leads to the same place.
 */
import type { ReactNode } from 'react';
import { useContext, useRef, useState } from 'react';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Place, Speed } from '../../world/address';
import { FOR_OTHERS, NavigationContext } from '../navigation';
import { PageLink } from '../PageLink';
import { deedOf } from '../shell/helpSections';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { useKeys } from '../useKeys';
import { usePlayer } from '../usePlayer';
import { LiveRegion } from '../watch/LiveRegion';
import { placeOf, useMovedReport } from '../watch/useMovedReport';
import { Blank } from './Blank';
import { KeyLog, withPressed, type PressedKey } from './KeyLog';
import { PlaceCode } from './PlaceCode';
import { PresentFoot } from './PresentFoot';
import { PresentParts } from './PresentParts';
import { PRESENT_KEYS } from './presentKeys';
import { presentStrings } from './presentStrings';
import { TrainerNotes } from './TrainerNotes';
import { usePresentActs } from './usePresentActs';
import { useShows } from './useShows';
import '../watch/watch.css';
import '../watch/watchPrint.css';
import './present.css';
import './presentFoot.css';
import './presentLayouts.css';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly cursor: number;
  readonly speed: Speed;
  /** True when a person came here from within the page: the focus then follows. */
  readonly takesFocus: boolean;
  /** What is to be said about the address; the first key puts it away. */
  readonly top: ReactNode;
  readonly onMoved: (place: Place | null) => void;
  readonly onSpeed: (speed: Speed) => void;
}

export function PresentPage(props: Props) {
  const { scenario, story } = props;
  const main = useRef<HTMLElement>(null);
  const [player, state] = usePlayer({
    timeline: story.timeline,
    cursor: props.cursor,
    rate: props.speed,
  });
  const shows = useShows();
  const [hasNotice, setHasNotice] = useState(true);
  const [pressed, setPressed] = useState<readonly PressedKey[]>([]);
  const stepCount = story.steps.length;
  const act = usePresentActs({ main, player, state, stepCount, shows, onSpeed: props.onSpeed });
  const log = (key: string, did: string) => setPressed((known) => withPressed(known, key, did));
  const top = useRef<HTMLDivElement>(null);
  useKeys(PRESENT_KEYS, (meaning, key) => {
    const closed = meaning.type === 'close' && hasNoticeIn(top.current);
    setHasNotice(false);
    if (act(meaning, 'key') || closed) log(key, presentStrings.did[deedOf(meaning)]);
  });
  useMovedReport(state, story, props.onMoved);
  useFocusOnArrival(main, props.takesFocus);
  const step = story.steps[state.cursor];
  if (step === undefined) return null;
  const { shown, extra, isBlank, hasSpotlight } = shows;
  const parts = { scenario, story, step, motion: state.motion, cursor: state.cursor };
  return (
    <div className={`present${hasSpotlight ? ' has-spotlight' : ''}`}>
      <div ref={top}>{hasNotice && props.top}</div>
      <main className="present-main" ref={main} tabIndex={-1} inert={isBlank}>
        <h1 className="spoken">{scenarioText(scenario.id).title}</h1>
        <PresentParts {...parts} shown={shown} onGo={(to) => player.send({ type: 'seek', to })} />
        {extra === 'notes' && <TrainerNotes scenario={scenario} story={story} step={step} />}
        {extra === 'code' && <Code scenario={scenario} step={step} />}
      </main>
      <PresentFoot
        state={state}
        stepCount={stepCount}
        isOn={shows.isOn}
        act={(meaning) => act(meaning, 'switch')}
        leave={<Leave scenario={scenario} step={step} />}
        log={<KeyLog pressed={pressed} />}
      />
      <LiveRegion story={story} state={state} />
      {isBlank && (
        <Blank
          onEnd={(key) => {
            shows.change({ type: 'blank' });
            if (key !== null) log(key, presentStrings.pictureBack);
          }}
        />
      )}
    </div>
  );
}

const hasNoticeIn = (top: Element | null): boolean =>
  top !== null && top.querySelector('.notice') !== null;

interface LeaveProps {
  readonly scenario: NamedWorld;
  readonly step: Step;
}

function Leave({ scenario, step }: LeaveProps) {
  return (
    <PageLink to={{ scenario: scenario.id, view: 'full', place: placeOf(step) }}>
      {presentStrings.leave}
    </PageLink>
  );
}

function Code({ scenario, step }: LeaveProps) {
  const { hrefOf } = useContext(NavigationContext);
  const path = hrefOf({ scenario: scenario.id, place: placeOf(step), view: 'full', ...FOR_OTHERS });
  return <PlaceCode address={new URL(path, document.baseURI).href} />;
}

/**
 * A story for a room: large type, strong contrast, the keys of a clicker, parts that can be hidden,
 * a spotlight on the current line, notes for the trainer, and a code that leads to the same place.
 */
import type { ReactNode } from 'react';
import { useContext, useRef, useState } from 'react';
import { scenarioText } from '../../lessons/en/scenarioText';
import { toggled } from '../../player/player';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Place, Speed } from '../../world/address';
import { Dialogue } from '../dialogue/Dialogue';
import { useInsideKey } from '../inside/useInsideKey';
import { MapView } from '../map/MapView';
import { NavigationContext } from '../navigation';
import { PageLink } from '../PageLink';
import { SCROLL_REGION } from '../scrollRegion';
import { strings } from '../strings';
import { speedBeside } from '../transport/speedBeside';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { useKeys } from '../useKeys';
import { usePlayer } from '../usePlayer';
import { useScrolls } from '../useScrolls';
import { Happening } from '../watch/Happening';
import { LiveRegion } from '../watch/LiveRegion';
import { Readers } from '../watch/Readers';
import { placeOf, useMovedReport } from '../watch/useMovedReport';
import { Blank } from './Blank';
import { KeyLog, withPressed, type PressedKey } from './KeyLog';
import { PlaceCode } from './PlaceCode';
import { PresentFoot } from './PresentFoot';
import type { PresentMeaning, PresentPart, ShowMeaning } from './presentKeys';
import { PRESENT_KEYS, PRESENT_PARTS } from './presentKeys';
import { presentStrings } from './presentStrings';
import { TrainerNotes } from './TrainerNotes';
import '../watch/watch.css';
import '../watch/watchPrint.css';
import './present.css';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly cursor: number;
  readonly speed: Speed;
  /** True when a person came here from within the page: the focus then follows. */
  readonly takesFocus: boolean;
  readonly onMoved: (place: Place | null) => void;
  readonly onSpeed: (speed: Speed) => void;
}

type Extra = 'notes' | 'code' | null;

export function PresentPage(props: Props) {
  const { scenario, story } = props;
  const main = useRef<HTMLElement>(null);
  const [player, state] = usePlayer({
    timeline: story.timeline,
    cursor: props.cursor,
    rate: props.speed,
  });
  const shows = useShows();
  const [pressed, setPressed] = useState<readonly PressedKey[]>([]);
  const toggleInside = useInsideKey(main);
  const act = (meaning: PresentMeaning) => {
    switch (meaning.type) {
      case 'toggle':
        player.send(toggled(state.status));
        return;
      case 'slower':
      case 'faster': {
        const rate = speedBeside(state.rate, meaning.type);
        player.send({ type: 'rate', rate });
        props.onSpeed(rate);
        return;
      }
      case 'inside':
        toggleInside();
        return;
      case 'step':
      case 'back':
      case 'phase.next':
      case 'phase.previous':
      case 'home':
      case 'end':
        player.send({ type: meaning.type });
        return;
      default:
        shows.change(meaning);
    }
  };
  useKeys(PRESENT_KEYS, (meaning, key) => {
    setPressed((known) => withPressed(known, key, meaning));
    act(meaning);
  });
  useMovedReport(state, story, props.onMoved);
  useFocusOnArrival(main, props.takesFocus);
  const step = story.steps[state.cursor];
  if (step === undefined) return null;
  const { shown, extra, isBlank, hasSpotlight } = shows;
  const parts = { scenario, story, step, motion: state.motion, cursor: state.cursor };
  return (
    <div className={`present${hasSpotlight ? ' has-spotlight' : ''}`}>
      <main className="present-main" ref={main} tabIndex={-1} inert={isBlank}>
        <h1 className="spoken">{scenarioText(scenario.id).title}</h1>
        <Parts {...parts} shown={shown} onGo={(to) => player.send({ type: 'seek', to })} />
        {extra === 'notes' && <TrainerNotes scenario={scenario} story={story} step={step} />}
        {extra === 'code' && <Code scenario={scenario} step={step} />}
      </main>
      <PresentFoot
        state={state}
        stepCount={story.steps.length}
        isOn={shows.isOn}
        act={act}
        leave={<Leave scenario={scenario} step={step} />}
        log={<KeyLog pressed={pressed} />}
      />
      <LiveRegion story={story} state={state} />
      {isBlank && <Blank onEnd={() => shows.change({ type: 'blank' })} />}
    </div>
  );
}

/** What is shown and hidden. */
function useShows() {
  const [shown, setShown] = useState<readonly PresentPart[]>(PRESENT_PARTS);
  const [extra, setExtra] = useState<Extra>(null);
  const [isBlank, setBlank] = useState(false);
  const [hasSpotlight, setSpotlight] = useState(false);
  const change = (meaning: ShowMeaning | { readonly type: 'close' }) => {
    switch (meaning.type) {
      case 'blank':
        setBlank(!isBlank);
        return;
      case 'close':
        if (isBlank) setBlank(false);
        else setExtra(null);
        return;
      case 'spotlight':
        setSpotlight(!hasSpotlight);
        return;
      case 'part':
        setShown(PRESENT_PARTS.filter((part) => shown.includes(part) !== (part === meaning.part)));
        return;
      default:
        setExtra(extra === meaning.type ? null : meaning.type);
    }
  };
  const isOn = (what: ShowMeaning): boolean => {
    if (what.type === 'part') return shown.includes(what.part);
    if (what.type === 'blank') return isBlank;
    return what.type === 'spotlight' ? hasSpotlight : extra === what.type;
  };
  return { shown, extra, isBlank, hasSpotlight, change, isOn };
}

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

interface PartsProps {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly step: Step;
  readonly cursor: number;
  readonly motion: Parameters<typeof MapView>[0]['motion'];
  readonly shown: readonly PresentPart[];
  readonly onGo: (step: number) => void;
}

function Parts({ scenario, story, step, cursor, motion, shown, onGo }: PartsProps) {
  const { world } = scenario;
  const moving = { world, cursor, motion };
  const has = (part: PresentPart): boolean => shown.includes(part);
  return (
    <>
      {has('map') && (
        <MapBox>
          <MapView {...moving} trace={story.trace} steps={story.steps} />
        </MapBox>
      )}
      <div className="present-panels">
        {has('dialogue') && <Dialogue {...moving} story={story} vantage={null} onGo={onGo} />}
        {has('explanation') && <Happening story={story} step={step} scenario={scenario} />}
        {has('readers') && (
          <div className="present-readers" {...SCROLL_REGION}>
            <Readers story={story} step={step} world={world} vantage={null} />
          </div>
        )}
      </div>
    </>
  );
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

function Code({ scenario, step }: LeaveProps) {
  const { hrefOf } = useContext(NavigationContext);
  const path = hrefOf({ scenario: scenario.id, place: placeOf(step), view: 'full' });
  return <PlaceCode address={new URL(path, document.baseURI).href} />;
}

/**
 * A story for a room: large type, strong contrast, the keys of a clicker, parts that can be hidden,
 * a spotlight on the current line, notes for the trainer, and a code that leads to the same place.
 */
import { useContext, useState } from 'react';
import { scenarioText } from '../../lessons/en/scenarioText';
import { toggled } from '../../player/player';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Place } from '../../world/address';
import { Dialogue } from '../dialogue/Dialogue';
import { MapView } from '../map/MapView';
import { NavigationContext } from '../navigation';
import { PageLink } from '../PageLink';
import { SCROLL_REGION } from '../scrollRegion';
import { usePlayer } from '../usePlayer';
import { Happening } from '../watch/Happening';
import { LiveRegion } from '../watch/LiveRegion';
import { Readers } from '../watch/Readers';
import { placeOf, useMovedReport } from '../watch/useMovedReport';
import { KeyLog, PresenterKeys } from './KeyLog';
import { PlaceCode } from './PlaceCode';
import type { PresentMeaning, PresentPart } from './presentKeys';
import { PRESENT_PARTS } from './presentKeys';
import { presentStrings } from './presentStrings';
import { TrainerNotes } from './TrainerNotes';
import { usePresenterKeys } from './usePresenterKeys';
import '../watch/watch.css';
import './present.css';

interface Props {
  readonly scenario: NamedWorld;
  readonly story: Story;
  readonly cursor: number;
  readonly onMoved: (place: Place | null) => void;
}

type Extra = 'notes' | 'code' | 'keys' | null;

export function PresentPage({ scenario, story, cursor, onMoved }: Props) {
  const [player, state] = usePlayer({ timeline: story.timeline, cursor, rate: 1 });
  const [shown, setShown] = useState<readonly PresentPart[]>(PRESENT_PARTS);
  const [extra, setExtra] = useState<Extra>(null);
  const [isBlank, setBlank] = useState(false);
  const [hasSpotlight, setSpotlight] = useState(false);
  const act = (meaning: PresentMeaning) => {
    switch (meaning.type) {
      case 'blank':
        setBlank(!isBlank);
        return;
      case 'notes':
      case 'code':
      case 'keys':
        setExtra(extra === meaning.type ? null : meaning.type);
        return;
      case 'spotlight':
        setSpotlight(!hasSpotlight);
        return;
      case 'part':
        setShown(PRESENT_PARTS.filter((part) => shown.includes(part) !== (part === meaning.part)));
        return;
      case 'toggle':
        player.send(toggled(state.status));
        return;
      default:
        player.send({ type: meaning.type });
    }
  };
  const pressed = usePresenterKeys(act);
  useMovedReport(state, story, onMoved);
  const step = story.steps[state.cursor];
  if (step === undefined) return null;
  const parts = { scenario, story, step, motion: state.motion, cursor: state.cursor };
  return (
    <div className={`present${hasSpotlight ? ' has-spotlight' : ''}`}>
      {isBlank && <p className="present-blank">{presentStrings.blank}</p>}
      <main className="present-main" inert={isBlank}>
        <h1 className="spoken">{scenarioText(scenario.id).title}</h1>
        <Parts {...parts} shown={shown} onGo={(to) => player.send({ type: 'seek', to })} />
        {extra === 'notes' && <TrainerNotes scenario={scenario} story={story} step={step} />}
        {extra === 'code' && <Code scenario={scenario} step={step} />}
        {extra === 'keys' && <PresenterKeys />}
      </main>
      <footer className="present-foot">
        <PageLink to={{ scenario: scenario.id, view: 'full', place: placeOf(step) }}>
          {presentStrings.leave}
        </PageLink>
        <KeyLog pressed={pressed} />
      </footer>
      <LiveRegion story={story} state={state} />
    </div>
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
        <div className="present-map">
          <MapView {...moving} trace={story.trace} steps={story.steps} />
        </div>
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

function Code({ scenario, step }: { readonly scenario: NamedWorld; readonly step: Step }) {
  const { hrefOf } = useContext(NavigationContext);
  const path = hrefOf({ scenario: scenario.id, place: placeOf(step), view: 'full' });
  return <PlaceCode address={new URL(path, document.baseURI).href} />;
}

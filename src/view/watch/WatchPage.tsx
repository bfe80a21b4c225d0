/**
 * Watching a story: the map, the dialogue, what is happening, who can read it, and the transport
 * bar, all at one cursor. Embedded, only map, dialogue, the heading of what is happening and
 * transport are there, with a link to the whole page; nothing then takes the focus or the wheel of
 * the page around it.
 */
import type { ReactNode } from 'react';
import { useCallback, useContext, useRef, useState } from 'react';
import { scenarioText } from '../../lessons/en/scenarioText';
import type { PlayerState } from '../../player/player';
import { toggled } from '../../player/player';
import type { Story } from '../../player/story';
import type { Step } from '../../projections/steps';
import { vantagesOf } from '../../projections/vantage';
import type { NamedWorld } from '../../scenarios/scenario';
import type { Panel, Place, Speed, Vantage } from '../../world/address';
import { Dialogue } from '../dialogue/Dialogue';
import { useInsideKey } from '../inside/useInsideKey';
import { EMBED_KEYS, WATCH_KEYS } from '../keys';
import { MapView } from '../map/MapView';
import { NavigationContext } from '../navigation';
import { HelpButton } from '../shell/HelpButton';
import { strings } from '../strings';
import { speedBeside } from '../transport/speedBeside';
import { Transport } from '../transport/Transport';
import { useFocusOnArrival } from '../useFocusOnArrival';
import { useFrameLater } from '../useFrameLater';
import { useKeys } from '../useKeys';
import { usePlayer } from '../usePlayer';
import { placeOf, useMovedReport } from './useMovedReport';
import { Beside, useBeside, type BesidePanels } from './Beside';
import { Happening } from './Happening';
import { LiveRegion } from './LiveRegion';
import { MapBox } from './MapBox';
import { explainMoment, nameMoment } from './moment';
import './watch.css';
import './watchLayouts.css';
import './embed.css';
import './watchPrint.css';

export interface WatchProps {
  readonly scenario: NamedWorld;
  readonly story: Story;
  /** Where to open the story, and how fast it is when played. */
  readonly cursor: number;
  readonly speed: Speed;
  readonly panel: Panel;
  readonly vantage: Vantage | null;
  readonly isEmbedded: boolean;
  /** True when a person came here from within the page: the focus then follows. */
  readonly takesFocus: boolean;
  /** The frame above. */
  readonly top: ReactNode;
  readonly onMoved: (place: Place | null) => void;
  readonly onSpeed: (speed: Speed) => void;
  readonly onPanel: (panel: Panel) => void;
  readonly onVantage: (vantage: Vantage | null) => void;
}

export function WatchPage(props: WatchProps) {
  const { scenario, story, isEmbedded } = props;
  const main = useRef<HTMLElement>(null);
  const [player, state] = usePlayer({
    timeline: story.timeline,
    cursor: props.cursor,
    rate: props.speed,
  });
  const beside = useBeside(props, player);
  useMovedReport(state, story, props.onMoved);
  useFocusOnArrival(main, props.takesFocus && !isEmbedded);
  const [vantage, look] = useVantage(props);
  const go = useCallback((to: number) => player.send({ type: 'seek', to }), [player]);
  const { onSpeed } = props;
  const setSpeed = useCallback(
    (speed: Speed) => {
      player.send({ type: 'rate', rate: speed });
      onSpeed(speed);
    },
    [player, onSpeed],
  );
  const toggleInside = useInsideKey(main);
  useKeys(isEmbedded ? EMBED_KEYS : WATCH_KEYS, ({ type }) => {
    if (type === 'inside') toggleInside();
    else if (type === 'machines') beside.onSeek('machines');
    else if (type === 'slower' || type === 'faster') setSpeed(speedBeside(state.rate, type));
    else player.send(type === 'toggle' ? toggled(state.status) : { type });
  });
  const step = story.steps[state.cursor];
  if (step === undefined) return null;
  return (
    <div className={isEmbedded ? 'watch is-embedded' : 'watch'}>
      {props.top}
      <main className="watch-main" ref={main} tabIndex={-1} data-one-scroll>
        {isEmbedded && <h1 className="spoken">{scenarioText(scenario.id).title}</h1>}
        <Parts {...props} {...{ state, vantage, beside }} onGo={go} onVantage={look} />
      </main>
      <footer className="watch-foot">
        <Transport
          story={story}
          player={player}
          state={state}
          momentName={nameMoment(story, step)}
          onSpeed={setSpeed}
        />
        {isEmbedded && <FullPageLink scenario={scenario} step={step} />}
      </footer>
    </div>
  );
}

interface PartsProps extends Pick<
  WatchProps,
  'scenario' | 'story' | 'isEmbedded' | 'vantage' | 'onVantage'
> {
  readonly state: PlayerState;
  readonly beside: BesidePanels;
  readonly onGo: (step: number) => void;
}

/** The bar answers at once, the map moves in the next frame, what is read comes after it. */
function Parts(props: PartsProps) {
  const { scenario, story, state, isEmbedded, vantage } = props;
  const { world } = scenario;
  const mapAt = useFrameLater(state, 0);
  const dialogueAt = useFrameLater(state, 1);
  const explained = story.steps[useFrameLater(state, 2).cursor];
  const besideAt = useFrameLater(state, 3);
  const beside = story.steps[besideAt.cursor];
  if (explained === undefined || beside === undefined) return null;
  const { trace, steps } = story;
  return (
    <>
      <MapBox world={world}>
        <MapView {...{ world, trace, steps }} cursor={mapAt.cursor} motion={mapAt.motion} />
      </MapBox>
      {isEmbedded && <h2 className="embed-heading">{explainMoment(story, explained).heading}</h2>}
      <Dialogue
        story={story}
        world={world}
        cursor={dialogueAt.cursor}
        motion={dialogueAt.motion}
        vantage={vantage}
        onGo={props.onGo}
        {...(isEmbedded ? null : { onVantage: props.onVantage })}
      />
      {!isEmbedded && (
        <div className="watch-aside">
          <Happening story={story} step={explained} scenario={scenario} />
          <Beside {...props.beside} {...{ scenario, story, vantage }} step={beside} />
        </div>
      )}
      <LiveRegion story={story} state={besideAt} />
    </>
  );
}

function FullPageLink({ scenario, step }: { readonly scenario: NamedWorld; readonly step: Step }) {
  const { hrefOf } = useContext(NavigationContext);
  const href = hrefOf({ scenario: scenario.id, place: placeOf(step), view: 'full' });
  return (
    <span className="embed-ways">
      <a className="full-link" href={href} target="_blank" rel="noopener">
        {strings.watch.openFull}
      </a>
      <HelpButton />
    </span>
  );
}

/** Through whose eyes the dialogue is seen; a party that this story has not is nobody. */
function useVantage({ story, vantage: given, onVantage }: WatchProps) {
  const isHere = given === null || vantagesOf(story.trace).includes(given);
  const [vantage, setVantage] = useState(isHere ? given : null);
  const look = useCallback(
    (chosen: Vantage | null) => {
      setVantage(chosen);
      onVantage(chosen);
    },
    [onVantage],
  );
  return [vantage, look] as const;
}

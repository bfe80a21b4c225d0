/** The transport bar: to and fro by step and by phase, play, the position, the speed. */
import { memo, useCallback } from 'react';
import type { Player, PlayerState } from '../../player/player';
import { toggled } from '../../player/player';
import type { PlayerEvent } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import type { Speed } from '../../world/address';
import { SPEEDS } from '../../world/address';
import type { IconName } from '../Icon';
import { Icon } from '../Icon';
import { strings } from '../strings';
import { Scrubber } from './Scrubber';
import './transport.css';

interface Props {
  readonly story: Story;
  readonly player: Player;
  readonly state: PlayerState;
  /** What the slider says of its position. */
  readonly momentName: string;
  readonly onSpeed: (speed: Speed) => void;
}

export function Transport({ story, player, state, momentName, onSpeed }: Props) {
  const { cursor, status, rate } = state;
  const stepCount = story.steps.length;
  const seek = useCallback((to: number) => player.send({ type: 'seek', to }), [player]);
  return (
    <section className="transport" aria-label={strings.transport.label}>
      <Buttons
        player={player}
        status={status}
        rate={rate}
        isAtStart={cursor === 0}
        isAtEnd={cursor === stepCount - 1}
        onSpeed={onSpeed}
      />
      <Scrubber
        phases={story.phases}
        stepCount={stepCount}
        cursor={cursor}
        valueText={strings.transport.valueText(cursor + 1, stepCount, momentName)}
        onSeek={seek}
      />
      {LEGEND}
    </section>
  );
}

const LEGEND = (
  <ul className="legend">
    <li>
      <span className="legend-line track-clear" />
      {strings.transport.hollow}
    </li>
    <li>
      <span className="legend-line track-sealed" />
      {strings.transport.solid}
    </li>
  </ul>
);

interface ButtonsProps {
  readonly player: Player;
  readonly status: PlayerState['status'];
  readonly rate: Speed;
  readonly isAtStart: boolean;
  readonly isAtEnd: boolean;
  readonly onSpeed: (speed: Speed) => void;
}

/** They change when playing begins and ends and at both ends, not at each step. */
const Buttons = memo(function Buttons(props: ButtonsProps) {
  const { player, status, rate, isAtStart, isAtEnd, onSpeed } = props;
  const button = (name: IconName, label: string, event: PlayerEvent['type'] & Move) => {
    const isIdle = event === 'back' || event === 'phase.previous' ? isAtStart : isAtEnd;
    const press = () => player.send({ type: event });
    return <MoveButton name={name} label={label} isIdle={isIdle} onPress={press} />;
  };
  return (
    <div className="transport-buttons">
      {button('previousPhase', strings.transport.previousPhase, 'phase.previous')}
      {button('back', strings.transport.back, 'back')}
      <PlayButton status={status} onPress={() => player.send(toggled(status))} />
      {button('forward', strings.transport.forward, 'step')}
      {button('nextPhase', strings.transport.nextPhase, 'phase.next')}
      <SpeedChoice speed={rate} onSpeed={onSpeed} />
    </div>
  );
});

type Move = 'step' | 'back' | 'phase.next' | 'phase.previous';

interface ButtonProps {
  readonly name: IconName;
  readonly label: string;
  /** There is nowhere to go. The button is not disabled, which would drop the focus. */
  readonly isIdle: boolean;
  readonly onPress: () => void;
}

function MoveButton({ name, label, isIdle, onPress }: ButtonProps) {
  const kind = name === 'previousPhase' || name === 'nextPhase' ? 'round quiet' : 'round';
  return (
    <button
      type="button"
      className={kind}
      aria-label={label}
      title={label}
      aria-disabled={isIdle}
      onClick={onPress}
    >
      <Icon name={name} />
    </button>
  );
}

interface PlayProps {
  readonly status: PlayerState['status'];
  readonly onPress: () => void;
}

/** A button whose name changes with what it does next. */
function PlayButton({ status, onPress }: PlayProps) {
  const { play, pause, again } = strings.transport;
  const label = status === 'playing' ? pause : status === 'atEnd' ? again : play;
  return (
    <button type="button" className="round play" aria-label={label} title={label} onClick={onPress}>
      <Icon name={status === 'playing' ? 'pause' : 'play'} />
    </button>
  );
}

interface SpeedProps {
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
}

function SpeedChoice({ speed, onSpeed }: SpeedProps) {
  const choose = (value: string) => {
    const chosen = SPEEDS.find((candidate) => `${candidate}` === value);
    if (chosen !== undefined) onSpeed(chosen);
  };
  return (
    <select
      className="speed"
      aria-label={strings.transport.speed}
      value={speed}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {SPEEDS.map((candidate) => (
        <option key={candidate} value={candidate}>
          {strings.transport.rate(candidate)}
        </option>
      ))}
    </select>
  );
}

/**
 * The foot of a presentation: the way out, playing and how fast, a switch for everything that has
 * a letter, the last keys pressed, and the help. All that a key does can be done here too, by
 * pointer, by touch, and with single keys switched off.
 */
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import type { PlayerState } from '../../player/player';
import type { Speed } from '../../world/address';
import { SPEEDS } from '../../world/address';
import type { IconName } from '../Icon';
import { Icon } from '../Icon';
import { HelpButton } from '../shell/HelpButton';
import { deedOf } from '../shell/helpSections';
import { keyLabel } from '../shell/helpStrings';
import { strings } from '../strings';
import type { PresentMeaning, ShowMeaning } from './presentKeys';
import { SWITCH_KEYS } from './presentKeys';
import { presentStrings } from './presentStrings';

interface Props {
  readonly state: PlayerState;
  readonly stepCount: number;
  readonly isOn: (what: ShowMeaning) => boolean;
  readonly act: (meaning: PresentMeaning) => void;
  /** The way out, and the keys pressed. */
  readonly leave: ReactNode;
  readonly log: ReactNode;
}

export function PresentFoot({ state, stepCount, isOn, act, leave, log }: Props) {
  const { status, cursor, rate } = state;
  const { transport } = strings;
  const isPlaying = status === 'playing';
  return (
    <footer className="present-foot">
      {leave}
      <Switches isOn={isOn} act={act} />
      <span className="foot-group" role="group" aria-label={transport.label}>
        <FootButton
          icon="back"
          label={transport.back}
          isIdle={cursor === 0}
          onPress={() => act({ type: 'back' })}
        />
        <FootButton
          icon={isPlaying ? 'pause' : 'play'}
          label={
            isPlaying ? transport.pause : status === 'atEnd' ? transport.again : transport.play
          }
          onPress={() => act({ type: 'toggle' })}
        />
        <FootButton
          icon="forward"
          label={transport.forward}
          isIdle={cursor === stepCount - 1}
          onPress={() => act({ type: 'step' })}
        />
      </span>
      <SpeedControl rate={rate} act={act} />
      {log}
      <HelpButton />
    </footer>
  );
}

interface ButtonProps {
  readonly icon: IconName;
  readonly label: string;
  /** There is nowhere to go; the button stays where the focus is. */
  readonly isIdle?: boolean;
  readonly onPress: () => void;
}

function FootButton({ icon, label, isIdle = false, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      className="foot-button"
      aria-label={label}
      title={label}
      aria-disabled={isIdle}
      onClick={isIdle ? undefined : onPress}
    >
      <Icon name={icon} />
    </button>
  );
}

interface SpeedProps {
  readonly rate: Speed;
  readonly act: Props['act'];
}

function SpeedControl({ rate, act }: SpeedProps) {
  return (
    <span className="foot-group" role="group" aria-label={strings.transport.speed}>
      <FootButton
        icon="minus"
        label={presentStrings.slower}
        isIdle={rate === SPEEDS[0]}
        onPress={() => act({ type: 'slower' })}
      />
      <output className="foot-speed">{strings.transport.rate(rate)}</output>
      <FootButton
        icon="plus"
        label={presentStrings.faster}
        isIdle={rate === SPEEDS.at(-1)}
        onPress={() => act({ type: 'faster' })}
      />
    </span>
  );
}

function Switches({ isOn, act }: Pick<Props, 'isOn' | 'act'>) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <span className="switches">
      <button
        type="button"
        className="foot-word"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {presentStrings.switches}
      </button>
      <ul id={id} className="switch-list" hidden={!isOpen}>
        {SWITCH_KEYS.map(({ keys, means }) => (
          <li key={deedOf(means)}>
            <button
              type="button"
              className="foot-word"
              aria-pressed={isOn(means)}
              onClick={() => act(means)}
            >
              <Icon name={isOn(means) ? 'checked' : 'unchecked'} />
              {presentStrings.switchNames[means.type === 'part' ? means.part : means.type]}
              <kbd aria-hidden="true">{keyLabel(keys.at(-1) ?? '')}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </span>
  );
}

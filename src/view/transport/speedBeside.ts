/** The speed beside one: the next slower or faster that there is, or itself at the ends. */
import { SPEEDS, type Speed } from '../../world/address';

export function speedBeside(speed: Speed, which: 'slower' | 'faster'): Speed {
  const beside = SPEEDS.indexOf(speed) + (which === 'slower' ? -1 : 1);
  return SPEEDS[beside] ?? speed;
}

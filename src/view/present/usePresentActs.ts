/**
 * What a key or a switch does while presenting, and whether it did anything: only that is told. A
 * key that shows a part first brings it into sight, and hides only what can be seen.
 */
import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { Player, PlayerState } from '../../player/player';
import { toggled } from '../../player/player';
import type { Speed } from '../../world/address';
import { useInsideKey } from '../inside/useInsideKey';
import type { MoveMeaning } from '../keys';
import { bringIntoSight, isInSight, scrollBoxOf, scrollByPage } from '../sight';
import { speedBeside } from '../transport/speedBeside';
import type { PresentMeaning, PresentPart } from './presentKeys';
import type { Shows } from './useShows';

const PART_BOXES: Readonly<Record<PresentPart, string>> = {
  map: '.present-map',
  dialogue: '.dialogue',
  explanation: '.present-explanation',
  readers: '.present-readers',
};

/** A switch says whether it is on, and so it switches; a key is for what is seen. */
type By = 'key' | 'switch';

interface Props {
  readonly main: RefObject<HTMLElement | null>;
  readonly player: Player;
  readonly state: PlayerState;
  readonly stepCount: number;
  readonly shows: Shows;
  readonly onSpeed: (speed: Speed) => void;
}

export function usePresentActs({ main, player, state, stepCount, shows, onSpeed }: Props) {
  const toggleInside = useInsideKey(main);
  const find = (selector: string): Element | null => main.current?.querySelector(selector) ?? null;
  const move = ({ type }: MoveMeaning): boolean => {
    player.send({ type });
    const isForward = type === 'step' || type === 'phase.next' || type === 'end';
    return isForward ? state.cursor < stepCount - 1 : state.cursor > 0;
  };
  const changeSpeed = (how: 'slower' | 'faster'): boolean => {
    const rate = speedBeside(state.rate, how);
    if (rate === state.rate) return false;
    player.send({ type: 'rate', rate });
    onSpeed(rate);
    return true;
  };
  const showPart = (part: PresentPart, by: By): void => {
    const before = find(PART_BOXES[part]);
    if (before !== null && by === 'key' && !isInSight(before)) {
      bringIntoSight(before);
      return;
    }
    flushSync(() => shows.change({ type: 'part', part }));
    const after = find(PART_BOXES[part]);
    if (after !== null && !isInSight(after)) bringIntoSight(after);
  };
  const scroll = (direction: 'down' | 'up'): boolean => {
    const explanation = find('.happening');
    const box = explanation === null ? null : scrollBoxOf(explanation);
    return box !== null && scrollByPage(box, direction);
  };
  /** True when something has happened. */
  return (meaning: PresentMeaning, by: By): boolean => {
    switch (meaning.type) {
      case 'toggle':
        player.send(toggled(state.status));
        return true;
      case 'slower':
      case 'faster':
        return changeSpeed(meaning.type);
      case 'inside':
        return toggleInside();
      case 'scroll.down':
        return scroll('down');
      case 'scroll.up':
        return scroll('up');
      case 'close':
        return shows.close();
      case 'part':
        showPart(meaning.part, by);
        return true;
      case 'blank':
      case 'notes':
      case 'code':
      case 'spotlight':
        shows.change(meaning);
        return true;
      default:
        return move(meaning);
    }
  };
}

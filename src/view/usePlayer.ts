/** A player for a story, started paused, under the browser's own timers. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Player, PlayerState } from '../player/player';
import { startPlayer } from '../player/player';
import type { PlayerInput } from '../player/playerMachine';

const browserTimers = {
  setTimeout: (run: () => void, delayMs: number) => window.setTimeout(run, delayMs),
  clearTimeout: (id: number) => window.clearTimeout(id),
};

/**
 * The player and its state. The input counts when the component first appears; the player pauses
 * when the page is hidden, when a dialog or a list over the page takes the focus, and when the
 * component goes.
 */
export function usePlayer(input: PlayerInput): readonly [Player, PlayerState] {
  const [player] = useState(() => startPlayer(input, browserTimers));
  const [subscribe] = useState(() => listenerOf(player));
  const state = useSyncExternalStore(subscribe, player.state);
  useEffect(() => {
    const pauseWhenHidden = () => {
      if (document.hidden) player.send({ type: 'pause' });
    };
    const pauseWhenCovered = ({ target }: FocusEvent) => {
      const isAbove = target instanceof Element && target.closest('dialog, [popover]') !== null;
      if (isAbove) player.send({ type: 'pause' });
    };
    document.addEventListener('visibilitychange', pauseWhenHidden);
    document.addEventListener('focusin', pauseWhenCovered);
    return () => {
      document.removeEventListener('visibilitychange', pauseWhenHidden);
      document.removeEventListener('focusin', pauseWhenCovered);
      player.send({ type: 'pause' });
    };
  }, [player]);
  return [player, state];
}

/** A person's move is shown at once; the clock's in a task of its own, after the machine's. */
function listenerOf(player: Player): Player['subscribe'] {
  return (listener) =>
    player.subscribe(() => {
      if (player.state().movedBy === 'clock') window.setTimeout(listener, 0);
      else listener();
    });
}

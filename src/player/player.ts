/**
 * The running player: the machine, started with a scheduler, seen as one plain state that a view
 * can subscribe to. This is the only place where the page's own time passes.
 */
import { createActor } from 'xstate';
import type { Motion, MovedBy, PlayerEvent, PlayerInput, Rate } from './playerMachine';
import { playerMachine } from './playerMachine';

/** Runs a function later; a browser's own timers, or a test's. */
export interface Scheduler {
  setTimeout(run: () => void, delayMs: number): number;
  clearTimeout(id: number): void;
}

export interface PlayerState {
  readonly status: 'paused' | 'playing' | 'atEnd';
  readonly cursor: number;
  readonly rate: Rate;
  readonly movedBy: MovedBy;
  readonly moves: number;
  readonly motion: Motion | null;
}

export interface Player {
  readonly state: () => PlayerState;
  /** Calls the listener after each change; gives back how to stop that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly send: (event: PlayerEvent) => void;
}

/** Starts a player, paused, at a cursor; a cursor outside of the story is moved into it. */
export function startPlayer(input: PlayerInput, scheduler: Scheduler): Player {
  const clock = {
    setTimeout: (run: () => void, delayMs: number) => scheduler.setTimeout(run, delayMs),
    clearTimeout: (id: number) => scheduler.clearTimeout(id),
  };
  const actor = createActor(playerMachine, { input, clock });
  actor.start();
  let seen = actor.getSnapshot();
  let state = stateOf(seen);
  return {
    state: () => {
      const now = actor.getSnapshot();
      if (now !== seen) {
        seen = now;
        state = stateOf(now);
      }
      return state;
    },
    subscribe: (listener) => {
      const subscription = actor.subscribe(listener);
      return () => subscription.unsubscribe();
    },
    send: (event) => actor.send(event),
  };
}

type Snapshot = ReturnType<typeof playerMachine.resolveState>;

function stateOf(snapshot: Snapshot): PlayerState {
  const { cursor, rate, movedBy, moves, motion } = snapshot.context;
  const status = snapshot.value === 'arriving' ? 'paused' : snapshot.value;
  return { status, cursor, rate, movedBy, moves, motion };
}

/** The event behind one button or key that both plays and pauses. */
export function toggled(status: PlayerState['status']): PlayerEvent {
  return { type: status === 'playing' ? 'pause' : 'play' };
}

/**
 * The player: a cursor over the steps of a story. It moves by hand or plays by itself, stops at
 * the end, and never starts by itself. What it plays is told by a timeline; what is shown at the
 * cursor is the view's business. The clock is given by whoever starts the machine.
 */
import { assign, setup } from 'xstate';
import type { Timeline } from './timeline';

export type Rate = 0.5 | 1 | 2 | 4;

/** A movement to show: the cursor went by one step, and the map may act it out. */
export interface Motion {
  /** Different for each movement, also over the same step. */
  readonly id: number;
  readonly durationMs: number;
  /** Forward, the step at the cursor comes; back, the step after the cursor is taken back. */
  readonly direction: 'forward' | 'back';
}

/** What moved the cursor last: the address, a person, or the clock. */
export type MovedBy = 'address' | 'hand' | 'clock';

export interface PlayerContext {
  readonly timeline: Timeline;
  readonly cursor: number;
  readonly rate: Rate;
  readonly movedBy: MovedBy;
  /** Counts the moves; two moves never have the same number. */
  readonly moves: number;
  /** What the last move asks the map to act out; null when it only shows where things stand. */
  readonly motion: Motion | null;
}

export type PlayerEvent =
  | { readonly type: 'step' }
  | { readonly type: 'back' }
  | { readonly type: 'phase.next' }
  | { readonly type: 'phase.previous' }
  | { readonly type: 'seek'; readonly to: number }
  | { readonly type: 'home' }
  | { readonly type: 'end' }
  | { readonly type: 'play' }
  | { readonly type: 'pause' }
  | { readonly type: 'rate'; readonly rate: Rate };

export interface PlayerInput {
  readonly timeline: Timeline;
  readonly cursor: number;
  readonly rate: Rate;
}

const lastStep = ({ timeline }: PlayerContext): number => Math.max(0, timeline.stepCount - 1);

/** The first step of the phase after the cursor's; the last step when there is none. */
function nextPhase(context: PlayerContext): number {
  const { timeline, cursor } = context;
  return timeline.phaseStarts.find((start) => start > cursor) ?? lastStep(context);
}

/** The first step of the cursor's phase, or of the one before when the cursor is already there. */
function previousPhase({ timeline, cursor }: PlayerContext): number {
  return timeline.phaseStarts.findLast((start) => start < cursor) ?? 0;
}

function targetOf(context: PlayerContext, event: PlayerEvent): number {
  switch (event.type) {
    case 'step':
      return context.cursor + 1;
    case 'back':
      return context.cursor - 1;
    case 'phase.next':
      return nextPhase(context);
    case 'phase.previous':
      return previousPhase(context);
    case 'seek':
      return Number.isFinite(event.to) ? Math.round(event.to) : context.cursor;
    case 'end':
      return lastStep(context);
    default:
      return 0;
  }
}

/** The context after a move to a step, kept within the story. */
function moved(context: PlayerContext, to: number, movedBy: MovedBy): Partial<PlayerContext> {
  const cursor = Math.min(Math.max(0, to), lastStep(context));
  if (cursor === context.cursor) return { movedBy };
  const moves = context.moves + 1;
  return { cursor, movedBy, moves, motion: motionTo(context, cursor, moves) };
}

/** What the map acts out on the way to a cursor; null when it is further than one step. */
function motionTo(context: PlayerContext, cursor: number, id: number): Motion | null {
  const { timeline, rate } = context;
  const isForward = cursor === context.cursor + 1;
  if (!isForward && cursor !== context.cursor - 1) return null;
  const motionMs = timeline.motionMs[isForward ? cursor : context.cursor] ?? 0;
  const direction = isForward ? 'forward' : 'back';
  return motionMs > 0 ? { id, durationMs: motionMs / rate, direction } : null;
}

// Values that only carry a type: `setup` reads the type and never the value.
const anyTimeline: Timeline = { stepCount: 0, phaseStarts: [], motionMs: [], stepMs: [] };
const anyInput: PlayerInput = { timeline: anyTimeline, cursor: 0, rate: 1 };
const anyEvent = (): PlayerEvent => ({ type: 'pause' });

/** The context at the place where the story is opened. */
function opened({ timeline, cursor, rate }: PlayerInput): PlayerContext {
  const last = Math.max(0, timeline.stepCount - 1);
  const within = Math.min(Math.max(0, cursor), last);
  return { timeline, cursor: within, rate, movedBy: 'address', moves: 0, motion: null };
}

export const playerMachine = setup({
  types: { context: opened(anyInput), events: anyEvent(), input: anyInput },
  guards: {
    isAtEnd: ({ context }) => context.cursor >= lastStep(context),
  },
  delays: {
    step: ({ context }) => (context.timeline.stepMs[context.cursor] ?? 0) / context.rate,
  },
  actions: {
    moveByHand: assign(({ context, event }) => moved(context, targetOf(context, event), 'hand')),
    moveByClock: assign(({ context }) => moved(context, context.cursor + 1, 'clock')),
    goToStart: assign(({ context }) => moved(context, 0, 'clock')),
    setRate: assign(({ context, event }) => ({
      rate: event.type === 'rate' ? event.rate : context.rate,
    })),
  },
}).createMachine({
  id: 'player',
  context: ({ input }) => opened(input),
  initial: 'arriving',
  // A person's move ends playing, and where it leads decides what the player is then.
  on: {
    step: { target: '.arriving', actions: 'moveByHand' },
    back: { target: '.arriving', actions: 'moveByHand' },
    'phase.next': { target: '.arriving', actions: 'moveByHand' },
    'phase.previous': { target: '.arriving', actions: 'moveByHand' },
    seek: { target: '.arriving', actions: 'moveByHand' },
    home: { target: '.arriving', actions: 'moveByHand' },
    end: { target: '.arriving', actions: 'moveByHand' },
    rate: { actions: 'setRate' },
  },
  states: {
    arriving: { always: [{ guard: 'isAtEnd', target: 'atEnd' }, { target: 'paused' }] },
    paused: {
      // The first step comes at once: pressing play and seeing nothing reads as a fault.
      on: { play: { target: 'playing', actions: 'moveByClock' } },
    },
    playing: {
      always: { guard: 'isAtEnd', target: 'atEnd' },
      after: { step: { target: 'playing', reenter: true, actions: 'moveByClock' } },
      on: {
        pause: 'paused',
        // Begins the step's time anew, at the new speed.
        rate: { target: 'playing', reenter: true, actions: 'setRate' },
      },
    },
    atEnd: {
      on: { play: { target: 'playing', actions: 'goToStart' } },
    },
  },
});

/** Which key does what: on every page, where a story is watched, and where stories are compared. */
import type { PlayerEvent } from '../player/playerMachine';
import { KEPT, type Binding } from './keyMap';

export interface HelpMeaning {
  readonly type: 'help';
}

type Moves = 'step' | 'back' | 'phase.next' | 'phase.previous' | 'home' | 'end';

export type MoveMeaning = Extract<PlayerEvent, { readonly type: Moves }>;

export type KeyMeaning =
  | MoveMeaning
  | { readonly type: 'toggle' | 'slower' | 'faster' }
  | { readonly type: 'inside' | 'machines' };

export const EVERYWHERE_KEYS: readonly Binding<HelpMeaning>[] = [
  { keys: ['?'], means: { type: 'help' } },
];

const PHASE_KEYS: readonly Binding<MoveMeaning>[] = [
  { keys: ['Shift+ArrowLeft', '['], means: { type: 'phase.previous' } },
  { keys: ['Shift+ArrowRight', ']'], means: { type: 'phase.next' } },
];

const END_KEYS: readonly Binding<MoveMeaning>[] = [
  { keys: ['Home'], means: { type: 'home' } },
  { keys: ['End'], means: { type: 'end' } },
];

/** Stories side by side move together. */
export const COMPARE_KEYS: readonly Binding<MoveMeaning>[] = [
  { keys: ['ArrowLeft', ','], means: { type: 'back' } },
  { keys: ['ArrowRight', '.'], means: { type: 'step' } },
  ...PHASE_KEYS,
  ...END_KEYS,
];

/** Playing, and how fast. */
export const PLAY_KEYS: readonly Binding<{ readonly type: 'toggle' | 'slower' | 'faster' }>[] = [
  { keys: [' ', 'k'], means: { type: 'toggle' } },
  { keys: ['-'], means: { type: 'slower' } },
  { keys: ['+', '='], means: { type: 'faster' } },
];

/** Embedded, a story is only moved and played. */
export const EMBED_KEYS: readonly Binding<KeyMeaning>[] = [...COMPARE_KEYS, ...PLAY_KEYS];

export const WATCH_KEYS: readonly Binding<KeyMeaning>[] = [
  ...EMBED_KEYS,
  { keys: ['i'], means: { type: 'inside' } },
  { keys: ['m'], means: { type: 'machines' } },
];

/** What a presentation moves by besides its clicker. */
export const PRESENT_MOVES: readonly Binding<MoveMeaning>[] = [...PHASE_KEYS, ...END_KEYS];

/**
 * What focused controls do with keys by themselves. The browser and the tabs' library handle
 * these; they stand here so that the help has them and a test can try each.
 */
export const CONTROL_KEYS = [
  { control: 'next', keys: ['Tab', 'Shift+Tab'] },
  { control: 'link', keys: KEPT.link },
  { control: 'button', keys: KEPT.button },
  { control: 'slider', keys: KEPT.slider },
  { control: 'tabs', keys: ['ArrowLeft', 'ArrowRight', 'Home', 'End'] },
  { control: 'choices', keys: ['ArrowUp', 'ArrowDown'] },
  { control: 'region', keys: ['ArrowUp', 'ArrowDown'] },
  { control: 'sideways', keys: KEPT.sideways },
  { control: 'close', keys: ['Escape'] },
] as const;

export type ControlWithKeys = (typeof CONTROL_KEYS)[number]['control'];

/**
 * Which key does what while presenting: the keys of a clicker (Page Up, Page Down, `.` and B), the
 * player's keys, and one letter for each part of the page. With single keys switched off, `.` and
 * B are off too: a person who talks to the computer must not blank the room's screen by a word.
 * Page Up, Page Down and Escape stay, and the controls in the foot do all the rest.
 */
import type { Binding } from '../keyMap';
import { PLAY_KEYS, PRESENT_MOVES, type MoveMeaning } from '../keys';

export const PRESENT_PARTS = ['map', 'dialogue', 'explanation', 'readers'] as const;
export type PresentPart = (typeof PRESENT_PARTS)[number];

/** What is hidden and shown. */
export type ShowMeaning =
  | { readonly type: 'blank' | 'notes' | 'code' | 'spotlight' }
  | { readonly type: 'part'; readonly part: PresentPart };

export type PresentMeaning =
  | MoveMeaning
  | { readonly type: 'toggle' | 'slower' | 'faster' }
  | { readonly type: 'inside' | 'scroll.down' | 'scroll.up' }
  | { readonly type: 'close' }
  | ShowMeaning;

/** What the foot of the page has a switch for, in this order. */
export const SWITCH_KEYS: readonly Binding<ShowMeaning>[] = [
  { keys: ['.', 'b'], means: { type: 'blank' } },
  { keys: ['m'], means: { type: 'part', part: 'map' } },
  { keys: ['d'], means: { type: 'part', part: 'dialogue' } },
  { keys: ['e'], means: { type: 'part', part: 'explanation' } },
  { keys: ['r'], means: { type: 'part', part: 'readers' } },
  { keys: ['s'], means: { type: 'spotlight' } },
  { keys: ['n'], means: { type: 'notes' } },
  { keys: ['q'], means: { type: 'code' } },
];

export const PRESENT_KEYS: readonly Binding<PresentMeaning>[] = [
  { keys: ['PageDown', 'ArrowRight'], means: { type: 'step' } },
  { keys: ['PageUp', 'ArrowLeft'], means: { type: 'back' } },
  ...PRESENT_MOVES,
  ...PLAY_KEYS,
  ...SWITCH_KEYS,
  { keys: ['ArrowDown'], means: { type: 'scroll.down' } },
  { keys: ['ArrowUp'], means: { type: 'scroll.up' } },
  { keys: ['i'], means: { type: 'inside' } },
  { keys: ['Escape'], means: { type: 'close' } },
];

/**
 * Which key does what. Keys with Ctrl, Alt or Meta are the browser's; a control that has the
 * focus keeps the keys it needs itself (WCAG 2.1.4).
 */
import type { PlayerEvent } from '../player/playerMachine';

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** What has the focus. */
  readonly focus: Focus;
}

/** `text` also stands for lists of choices, where letters and arrows choose. */
export type Focus = 'none' | 'button' | 'link' | 'slider' | 'text';

export type KeyMeaning =
  | PlayerEvent
  | { readonly type: 'toggle' }
  | { readonly type: 'help' }
  | { readonly type: 'machines' };

const PLAIN: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  [' ', { type: 'toggle' }],
  ['k', { type: 'toggle' }],
  ['ArrowLeft', { type: 'back' }],
  ['ArrowRight', { type: 'step' }],
  [',', { type: 'back' }],
  ['.', { type: 'step' }],
  ['[', { type: 'phase.previous' }],
  [']', { type: 'phase.next' }],
  ['Home', { type: 'home' }],
  ['End', { type: 'end' }],
  ['m', { type: 'machines' }],
  ['?', { type: 'help' }],
]);

const SHIFTED: ReadonlyMap<string, KeyMeaning> = new Map<string, KeyMeaning>([
  ['ArrowLeft', { type: 'phase.previous' }],
  ['ArrowRight', { type: 'phase.next' }],
  ['?', { type: 'help' }],
  ['k', { type: 'toggle' }],
]);

/** The keys a focused control needs itself; a slider moves by arrows, Home and End. */
const KEPT: Readonly<Record<Focus, readonly string[]>> = {
  none: [],
  button: [' ', 'Enter'],
  link: ['Enter'],
  slider: ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
  text: [],
};

/** What a key press means, or null when it is not for the player. */
export function meaningOf(press: KeyPress): KeyMeaning | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.focus === 'text') return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  // On some keyboards `?`, `[` and `]` need Shift; the key's own name already says which it is.
  const isShifted = press.shiftKey && !['[', ']', ',', '.'].includes(key);
  if (isShifted) return SHIFTED.get(key) ?? null;
  return KEPT[press.focus].includes(key) ? null : (PLAIN.get(key) ?? null);
}

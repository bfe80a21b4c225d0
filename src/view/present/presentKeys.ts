/**
 * Which key does what while presenting: the keys of a clicker (Page Up, Page Down, `.` and B), the
 * player's arrows, and one letter for each part of the page. Keys with Ctrl, Alt or Meta are the
 * browser's.
 */
export const PRESENT_PARTS = ['map', 'dialogue', 'explanation', 'readers'] as const;
export type PresentPart = (typeof PRESENT_PARTS)[number];

export type PresentMeaning =
  | { readonly type: 'step' | 'back' | 'home' | 'end' | 'toggle' }
  | { readonly type: 'blank' | 'notes' | 'code' | 'spotlight' | 'keys' }
  | { readonly type: 'part'; readonly part: PresentPart };

const KEYS: ReadonlyMap<string, PresentMeaning> = new Map<string, PresentMeaning>([
  ['PageDown', { type: 'step' }],
  ['ArrowRight', { type: 'step' }],
  ['PageUp', { type: 'back' }],
  ['ArrowLeft', { type: 'back' }],
  ['Home', { type: 'home' }],
  ['End', { type: 'end' }],
  ['k', { type: 'toggle' }],
  ['.', { type: 'blank' }],
  ['b', { type: 'blank' }],
  ['m', { type: 'part', part: 'map' }],
  ['d', { type: 'part', part: 'dialogue' }],
  ['e', { type: 'part', part: 'explanation' }],
  ['r', { type: 'part', part: 'readers' }],
  ['s', { type: 'spotlight' }],
  ['n', { type: 'notes' }],
  ['q', { type: 'code' }],
  ['?', { type: 'keys' }],
]);

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What a key press means to a presenter; null when it is not for the page. */
export function presentMeaningOf({ key, ctrlKey, altKey, metaKey }: Press): PresentMeaning | null {
  if (ctrlKey || altKey || metaKey) return null;
  return KEYS.get(key.length === 1 ? key.toLowerCase() : key) ?? null;
}

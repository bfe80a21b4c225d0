/**
 * How a key press finds its meaning. A page has a list of bindings; the same list is what the help
 * shows, so that the help cannot say anything else than what happens. Keys with Ctrl, Alt or Meta
 * are the browser's; a control that has the focus keeps the keys it needs itself; and keys that
 * are one character can be switched off (WCAG 2.1.4).
 */
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
export type Focus = 'none' | 'button' | 'link' | 'slider' | 'sideways' | 'upright' | 'text';

export interface Binding<Meaning> {
  /** As `keyName` names them: characters in lower case, `Shift+` before the names of others. */
  readonly keys: readonly string[];
  readonly means: Meaning;
}

/**
 * The keys a focused control needs itself; a slider moves by arrows, Home and End, and what is
 * wider than its box scrolls sideways by arrows, and what is higher up and down. `text` keeps all.
 */
export const KEPT = {
  none: [],
  button: [' ', 'Enter'],
  link: ['Enter'],
  slider: ['ArrowLeft', 'ArrowRight', 'Home', 'End'],
  sideways: ['ArrowLeft', 'ArrowRight'],
  upright: ['ArrowUp', 'ArrowDown'],
  text: [],
} as const satisfies Readonly<Record<Focus, readonly string[]>>;

/**
 * The name of a key. Where a character needs Shift, as `?` does on many keyboards, the character
 * itself says so already.
 */
export function keyName({ key, shiftKey }: Pick<KeyPress, 'key' | 'shiftKey'>): string {
  if (key.length === 1 && key !== ' ') return key.toLowerCase();
  return shiftKey ? `Shift+${key}` : key;
}

/** True for a key that is one character: letters, digits, punctuation, and the space. */
export const isSingleKey = (name: string): boolean => name.length === 1;

/** What a key press means, or null when it is not for the page. */
export function meaningOf<Meaning>(
  bindings: readonly Binding<Meaning>[],
  press: KeyPress,
  hasSingleKeys: boolean,
): Meaning | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.focus === 'text') return null;
  const name = keyName(press);
  const kept: readonly string[] = KEPT[press.focus];
  if (kept.includes(name) || (isSingleKey(name) && !hasSingleKeys)) return null;
  return bindings.find(({ keys }) => keys.includes(name))?.means ?? null;
}

/**
 * How wide a text is, without a browser. The widths are those of Atkinson Hyperlegible Next and
 * Mono, in thousandths of the size, gathered into groups and rounded up, so that a text never
 * needs more room than was reserved. Simplified: no kerning; letters beyond ASCII count as wide.
 */

/** Words, words in bold, and what crosses the wire. */
export type Face = 'text' | 'bold' | 'wire';

const WIRE_EM = 632;
const WIDE_EM = 780;
const FULL_WIDTH_EM = 1000;

const GROUPS: readonly (readonly [characters: string, text: number, bold: number])[] = [
  ["',.:;|`ijl! ", 265, 305],
  ['()"f[t]{}r-_/\\I1', 350, 400],
  ['yzvs?x*ck', 485, 530],
  ['7JaeuL2ohnF^<>~Tgdbp', 555, 590],
  ['EqY35$PSV96+Z', 598, 625],
  ['B4R8XA=KC0#', 640, 690],
  ['DwUNGHOQ&@', 725, 765],
  ['MmW%', 890, 930],
];

const WIDTHS = new Map(
  GROUPS.flatMap(([characters, text, bold]) =>
    Array.from(characters, (character) => [character, { text, bold }] as const),
  ),
);

/** Ideographs and the like are as wide as they are high. */
const isFullWidth = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

function widthEm(character: string, face: Face): number {
  if (isFullWidth(character)) return FULL_WIDTH_EM;
  if (face === 'wire') return WIRE_EM;
  return WIDTHS.get(character)?.[face] ?? WIDE_EM;
}

/** The width of a text in pixels, a little more rather than less. */
export function textWidthPx(text: string, sizePx: number, face: Face): number {
  const em = Array.from(text).reduce((sum, character) => sum + widthEm(character, face), 0);
  return (em * sizePx) / 1000;
}

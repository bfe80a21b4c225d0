/** Words that stand on the map, each with the room it takes. */
import { shortenText } from './fitText';
import type { Rect } from './rect';
import type { Face } from './textWidth';
import { textWidthPx } from './textWidth';

export type Anchor = 'start' | 'middle' | 'end';
export type Tone = 'ink' | 'muted' | 'stop';

/** Where a text stands: `y` is its baseline, `x` the point that `anchor` speaks of. */
export interface TextPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: Anchor;
  readonly sizePx: number;
  readonly face: Face;
}

export interface MapLabel extends TextPlace {
  readonly id: string;
  readonly text: string;
  readonly tone: Tone;
  readonly box: Rect;
  /** It runs from the bottom up, around its place. */
  readonly isUpright?: boolean;
  /** Where a domain has several MX hosts: those that this label may name. */
  readonly hosts?: LabelHosts;
}

export interface LabelHosts {
  readonly names: readonly string[];
  /** The room that any one of them has. */
  readonly mostPx: number;
}

/** Room kept for a text that changes with the story. */
export interface TextSlot extends TextPlace {
  readonly id: string;
  readonly widthPx: number;
  readonly box: Rect;
  /** The middle of a text shorter than its room comes as near to this as the room allows. */
  readonly nearX?: number;
}

const ASCENT = 0.78;
const DESCENT = 0.24;

function boxOf({ x, y, anchor, sizePx }: TextPlace, widthPx: number): Rect {
  const shift = { start: 0, middle: 0.5, end: 1 }[anchor];
  return {
    x: x - widthPx * shift,
    y: y - ASCENT * sizePx,
    width: widthPx,
    height: (ASCENT + DESCENT) * sizePx,
  };
}

/** A label, shortened when it is wider than `mostPx`. */
export function mapLabel(
  id: string,
  text: string,
  tone: Tone,
  place: TextPlace,
  mostPx = Number.POSITIVE_INFINITY,
): MapLabel {
  const shown = shortenText(text, mostPx, place.sizePx, place.face);
  const box = boxOf(place, textWidthPx(shown, place.sizePx, place.face));
  return { ...place, id, text: shown, tone, box };
}

/** Room for a text of at most this width. */
export function textSlot(id: string, place: TextPlace, widthPx: number): TextSlot {
  return { ...place, id, widthPx, box: boxOf(place, widthPx) };
}

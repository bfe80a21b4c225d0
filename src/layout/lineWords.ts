/** The words below a line of the horizontal map: its secrecy, and what a firewall closes. */
import type { ObserverId } from '../trace/station';
import type { TextSlot } from './mapLabel';
import { mapLabel, textSlot } from './mapLabel';
import type { DiscShape } from './mapLayout';
import type { MapWay } from './mapParties';
import type { MapWords } from './mapWords';
import { keyOf } from './portShape';
import { STATE_PX } from './stationText';

const WORD_PX = 14.5;
const WORD_MOST_PX = 90;

/** Somebody on a way, by the map's x. */
export interface Place {
  readonly at: ObserverId;
  readonly x: number;
}

/** How far those on a way reach to either side under it. */
const REACH_PX: Readonly<Record<ObserverId, number>> = { wifi: 6, box: 16, isp: 13, transit: 6 };

/** Room for "in the clear" or "TLS": below the line, on its longest stretch that nobody is on. */
export function wordSlot(
  key: string,
  { y, ends: [from, to] }: { readonly y: number; readonly ends: readonly [number, number] },
  places: readonly Place[],
): TextSlot | null {
  const starts = [from, ...places.map(({ at, x }) => x + REACH_PX[at])];
  const stops = [...places.map(({ at, x }) => x - REACH_PX[at]), to];
  const stretches = starts.map((start, index) => ({ start, end: stops[index] ?? start }));
  const [longest] = stretches.sort((a, b) => b.end - b.start - (a.end - a.start));
  if (longest === undefined || longest.end - longest.start < WORD_MOST_PX) return null;
  const x = (longest.start + longest.end) / 2;
  const place = { x, y, anchor: 'middle', sizePx: WORD_PX, face: 'bold' } as const;
  return textSlot(`${key}.word`, place, WORD_MOST_PX);
}

/** Between a server's own firewall and its port. */
const INNER_DISC_PX = 34;
/** Its caption begins at the disc's left edge, clear of who stands before it. */
const CAPTION_BACK_PX = 14;
const CAPTION_DROP_PX = { name: 40, deed: 57 } as const;

/** Where a closed way is closed: at the ISP's gate, or at the server's door. */
export function discOn(
  { way, words }: { readonly way: MapWay; readonly words: MapWords },
  { startX, y }: { readonly startX: number; readonly y: number },
  guardPx: number,
  doorPx: number,
): DiscShape | null {
  if (way.closed === null) return null;
  const { direction } = way.closed;
  if (direction === 'out') return { atPx: guardPx, direction, captions: [] };
  const atPx = doorPx - INNER_DISC_PX;
  const x = startX + atPx - CAPTION_BACK_PX;
  const place = { x, anchor: 'start', sizePx: STATE_PX } as const;
  const nameAt = { ...place, y: y + CAPTION_DROP_PX.name, face: 'bold' } as const;
  const deedAt = { ...place, y: y + CAPTION_DROP_PX.deed, face: 'text' } as const;
  const key = keyOf(way);
  const captions = [
    mapLabel(`${key}.firewall`, words.gates.sender, 'ink', nameAt),
    mapLabel(`${key}.closed`, words.closes([way.port]), 'stop', deedAt),
  ];
  return { atPx, direction, captions };
}

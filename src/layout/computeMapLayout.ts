/** The way into the geometry: a world, a size and words go in, shapes with places come out. */
import type { World } from '../world/worldSchema';
import { horizontalMap } from './horizontalMap';
import type { MapLayout, MapSize } from './mapLayout';
import { readMapParties } from './mapParties';
import type { MapWords } from './mapWords';
import { verticalMap } from './verticalMap';

/**
 * Computes the map of a world.
 * @param size the room there is, in pixels; the layout may need more and says so by its own size.
 * @param words what the labels say.
 */
export function computeMapLayout(world: World, size: MapSize, words: MapWords): MapLayout {
  const parties = readMapParties(world);
  // People write on a Wi-Fi; applications and mail servers run on a network of their host's.
  const isPerson = world.sender.kind === 'mail-client';
  const placed = isPerson ? words : { ...words, wifi: words.serverNetwork };
  return size.orientation === 'vertical'
    ? verticalMap(world, parties, size, placed)
    : horizontalMap(world, parties, size, placed);
}

/** Widths at which the horizontal map has its two arrangements. */
const WIDTHS_PX = [1440, 820];

/** How high the horizontal map of a world must be for nothing on it to be made smaller. */
export function leastMapHeightPx(world: World, words: MapWords): number {
  const heights = WIDTHS_PX.map((widthPx) => {
    const size = { widthPx, heightPx: 0, orientation: 'horizontal' } as const;
    return computeMapLayout(world, size, words).heightPx;
  });
  return Math.ceil(Math.max(...heights));
}

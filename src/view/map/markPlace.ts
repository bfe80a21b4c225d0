/** Where the mark of a step stands that moves nothing: a seal, a wait, a failure on its line. */
import type { LineShape, MapLayout } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { rectAround, rectsOverlap } from '../../layout/rect';
import { pointAt } from '../../layout/track';
import type { MapMoment } from './mapMoment';

const STRIDE_PX = 4;
/** Between the seal and whoever stands on the line. */
const BESIDE_PX = 6;

/** The place nearest to the middle of a line that neither the gate nor a box stands on. */
function sealPlace({ box, gate, capsule }: MapLayout, line: LineShape): Point {
  const { toClientPx, toServerPx } = line.rests;
  const middlePx = (toClientPx + toServerPx) / 2;
  const taken = [box?.rect, gate?.bar].filter((rect) => rect !== undefined);
  const isFree = (at: Point): boolean => {
    const seal = rectAround(at, capsule.widthPx + 2 * BESIDE_PX, capsule.heightPx);
    return !taken.some((rect) => rectsOverlap(rect, seal));
  };
  const count = Math.floor(Math.abs(toServerPx - toClientPx) / 2 / STRIDE_PX);
  const places = Array.from({ length: count + 1 }, (_, step) => step * STRIDE_PX).flatMap(
    (awayPx) => [pointAt(line.track, middlePx - awayPx), pointAt(line.track, middlePx + awayPx)],
  );
  return places.find(isFree) ?? pointAt(line.track, toServerPx);
}

/** Where a step without a travel shows what is here: on its line; null where it is on none. */
export function markOf(layout: MapLayout, moment: MapMoment): Point | null {
  const { step } = moment;
  const line = layout.lines.find(({ key }) => key === moment.lineKey);
  if (line === undefined) return null;
  const { toClientPx, toServerPx } = line.rests;
  if (step.kind === 'sealed') {
    // Beside the spine, the middle of a line belongs to those who stand there.
    return layout.orientation === 'vertical'
      ? pointAt(line.track, toServerPx)
      : sealPlace(layout, line);
  }
  if (step.kind !== 'waited' && step.kind !== 'failed') return null;
  return pointAt(line.track, moment.isAtServer ? toServerPx : toClientPx);
}

/** Ports as roundels with a number, the platforms of a station. */
import { lineKey } from '../projections/lines';
import type { PortShape } from './mapLayout';
import type { MapWay } from './mapParties';
import type { Point } from './rect';
import { rectAround } from './rect';
import { textWidthPx } from './textWidth';

export const ROUNDEL_HEIGHT_PX = 38;
export const PORT_PX = 18;

export const keyOf = ({ from, to, port }: MapWay): string => lineKey(from, to, port);

/** How wide a roundel must be for its number. */
export function roundelWidthPx(port: number, heightPx: number): number {
  return Math.max(heightPx * 1.62, textWidthPx(String(port), PORT_PX, 'bold') + heightPx * 0.8);
}

/** The roundel of a way, around a point on its station's edge. */
export function portShape(way: MapWay, centre: Point, heightPx: number): PortShape {
  return {
    lineKey: keyOf(way),
    station: way.to,
    port: way.port,
    rect: rectAround(centre, roundelWidthPx(way.port, heightPx), heightPx),
    isUsed: way.isUsed,
    isListening: way.isListening,
  };
}

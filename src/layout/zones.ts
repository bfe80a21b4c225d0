/**
 * Whose ground each part of the way is on: the sender's own network, the provider's, the
 * recipient's. What lies between them belongs to whoever carries it.
 */
import type { World } from '../world/worldSchema';
import type { HorizontalFrame } from './horizontalFrame';
import { mapLabel } from './mapLabel';
import type { TextPlace } from './mapLabel';
import type { GateShape, StationShape, ZoneId, ZoneShape } from './mapLayout';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { bottomOf, rightOf } from './rect';
import { SMALL_PX } from './stationText';

interface Ground {
  readonly id: ZoneId;
  readonly band: Rect;
  /** The middle of its name along the band. */
  readonly middlePx: number;
}

const zoneText = (id: ZoneId, { sender }: World, words: MapWords): string =>
  id === 'sender' ? words.zones.sender[sender.kind] : words.zones[id];

/** Beside a station without and with ports on that side. */
const BESIDE_PX = 14;
export const PORTS_PX = 46;
/** Names stand above the ways of lookups, in the row of DNS. */
const ABOVE_LOOKUPS_PX = 12;
const ABOVE_NAME_PX = 20;
/** Below the lowest station, room for a message that waits. */
const FOOT_PX = 40;
const GATE_GAP_PX = 20;

/** The zones of the horizontal map, side by side, with their names at the top. */
export function horizontalZones(
  world: World,
  words: MapWords,
  frame: HorizontalFrame,
  gateX: number,
): readonly ZoneShape[] {
  const { sender, submission, mx, mailbox, isMailboxBelow } = frame;
  const nameY = frame.dnsY - ABOVE_LOOKUPS_PX;
  const top = nameY - ABOVE_NAME_PX;
  const lowest = Math.max(bottomOf(sender), isMailboxBelow ? bottomOf(mailbox) - FOOT_PX + 12 : 0);
  const zone = (id: ZoneId, from: number, to: number, nameX: number): ZoneShape => {
    // At the recipient, DNS and what has been asked of it are at the left.
    const anchor = id === 'recipient' ? 'end' : 'start';
    const place = { x: nameX, y: nameY, anchor, sizePx: SMALL_PX, face: 'text' } as const;
    return {
      id,
      band: { x: from, y: top, width: to - from, height: lowest + FOOT_PX - top },
      label: mapLabel(`zone.${id}`, zoneText(id, world, words), 'muted', place),
    };
  };
  const last = isMailboxBelow ? mx : mailbox;
  return [
    zone('sender', sender.x - BESIDE_PX, gateX - GATE_GAP_PX, sender.x),
    ...(submission === null
      ? []
      : [
          zone(
            'provider',
            submission.x - PORTS_PX,
            rightOf(submission) + BESIDE_PX,
            submission.x - PORTS_PX + BESIDE_PX,
          ),
        ]),
    zone('recipient', mx.x - PORTS_PX, rightOf(last) + BESIDE_PX, rightOf(last)),
  ];
}

/** The middle of the names that run up the left edge of the vertical map. */
const EDGE_X = 13;
const UPRIGHT_ABOVE_PX = 22;
/** Below a station at which messages wait. */
const QUEUE_ROOM_PX = 32;
const UPRIGHT_GATE_GAP_PX = 14;

/** The zones of the vertical map, one under the other, with their names up the left edge. */
export function verticalZones(
  world: World,
  words: MapWords,
  map: {
    readonly widthPx: number;
    readonly heightPx: number;
    readonly stations: readonly StationShape[];
    readonly gate: GateShape | null;
  },
): readonly ZoneShape[] {
  const { widthPx, heightPx, stations, gate } = map;
  const rectOf = (id: StationShape['id']) => stations.find((shape) => shape.id === id)?.rect;
  const [sender, submission, mx] = [rectOf('sender'), rectOf('submission'), rectOf('mx')];
  if (sender === undefined || mx === undefined) return [];
  const ground = (id: ZoneId, from: number, to: number): Ground => ({
    id,
    band: { x: 0, y: from, width: widthPx, height: to - from },
    middlePx: (from + to) / 2,
  });
  const homeEnd = gate === null ? bottomOf(sender) : gate.bar.y - UPRIGHT_GATE_GAP_PX;
  const grounds = [
    ground('sender', 0, homeEnd),
    ...(submission === undefined
      ? []
      : [
          ground('provider', submission.y - UPRIGHT_ABOVE_PX, bottomOf(submission) + QUEUE_ROOM_PX),
        ]),
    ground('recipient', mx.y - UPRIGHT_ABOVE_PX, heightPx),
  ];
  return grounds.map(({ id, band, middlePx }) => ({
    id,
    band,
    label: upright(id, zoneText(id, world, words), middlePx),
  }));
}

/** A name that runs upwards; what it takes is as wide as a line is high. */
function upright(id: ZoneId, text: string, middlePx: number): ZoneShape['label'] {
  const place: TextPlace = {
    x: EDGE_X,
    y: middlePx,
    anchor: 'middle',
    sizePx: SMALL_PX,
    face: 'text',
  };
  const level = mapLabel(`zone.${id}`, text, 'muted', place);
  const { width, height } = level.box;
  const box = { x: EDGE_X - height * 0.8, y: middlePx - width / 2, width: height, height: width };
  return { ...level, box, isUpright: true };
}

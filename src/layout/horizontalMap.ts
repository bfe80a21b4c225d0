/**
 * The horizontal map, for wide and middle widths: stations from left to right, readers below the
 * lines, the gate across them, DNS above. What stands where follows from the frame.
 */
import type { StationId } from '../trace/station';
import type { World } from '../world/worldSchema';
import type { HorizontalFrame } from './horizontalFrame';
import { BUBBLE_LANE_PX, horizontalFrame } from './horizontalFrame';
import type { Place } from './lineWords';
import type { Places } from './horizontalLines';
import { CORNER_PX, horizontalLines, placesOf } from './horizontalLines';
import type { Drawing } from './horizontalWayside';
import { eyesUnder, gateAcross } from './horizontalWayside';
import { drawnBox } from './wayside';
import { mapLabel, textSlot } from './mapLabel';
import type {
  BoxShape,
  LineShape,
  MapLayout,
  MapSize,
  QueueShape,
  StationShape,
} from './mapLayout';
import type { MapParties } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { bottomOf, centreOf, clamp, rectAround, rightOf } from './rect';
import {
  centredNames,
  SMALL_PX,
  stateAtFoot,
  STATE_PX,
  stationNames,
  subtitlePx,
} from './stationText';
import type { Track } from './track';
import { trackThrough } from './track';
import { horizontalZones, PORTS_PX } from './zones';

/** The part of a station that its roundels reach into. */
const INDENT_PX = 32;
const DEED_MOST_PX = 344;
/** The ways of lookups pass under a box's name. */
const ABOVE_LOOKUPS_PX = 13;
const IMPOSTOR_HEIGHT_PX = 64;
const IMPOSTOR_PX = { narrow: 60, wide: 84 } as const;
const IMPOSTOR_WIDE_FROM_PX = 1000;
const BLOCK = { widthPx: 24, heightPx: 50 } as const;

function boxRect({ parties, frame }: Drawing, places: readonly Place[]): Rect | null {
  const x = places.find(({ at }) => at === 'box')?.x;
  if (x === undefined || parties.box === null) return null;
  const size = frame.widthPx < IMPOSTOR_WIDE_FROM_PX ? 'narrow' : 'wide';
  const impostor = { widthPx: IMPOSTOR_PX[size], heightPx: IMPOSTOR_HEIGHT_PX };
  const { widthPx, heightPx } = parties.box.isImpostor ? impostor : BLOCK;
  return rectAround({ x, y: frame.axisY }, widthPx, heightPx);
}

/** The first line of a station's names: level with its roundel, or in the middle of a mailbox. */
function firstBaselinePx(id: StationId, rect: Rect, isBelowRoundel: boolean): number {
  if (id === 'mailbox') return rect.height / 2 - 3;
  return isBelowRoundel ? 37 : 27;
}

function stations({ world, words, parties, frame }: Drawing): readonly StationShape[] {
  const shape = (id: StationId, rect: Rect, ports: number): StationShape => {
    // The names stand clear of the roundels on the station's left edge.
    const indentPx = ports === 0 ? 0 : INDENT_PX;
    const names = stationNames(id, world, words, parties.isNullMx);
    const widthPx = rect.width - 16 - indentPx;
    const column = { x: rect.x + 8 + indentPx, widthPx };
    const isBelow = ports === 1 && subtitlePx(names) > widthPx;
    const firstY = rect.y + firstBaselinePx(id, rect, isBelow);
    const whole = { x: rect.x + 6, widthPx: rect.width - 12 };
    return {
      id,
      rect,
      isRound: false,
      isAbsent: parties.isNullMx && (id === 'mx' || id === 'mailbox'),
      labels: centredNames(id, names, { ...column, firstY }, isBelow ? whole : null),
      state: id === 'mailbox' ? [] : stateAtFoot(id, rect),
    };
  };
  const { submission, mailbox } = frame;
  const portsAt = (id: StationId): number =>
    [...parties.ways, ...parties.relay].filter(({ to }) => to === id).length;
  const dns: Rect = rectAround({ x: dnsX(parties, frame), y: frame.dnsY }, 0, 0);
  const r = frame.dnsRadiusPx;
  const dnsPlace = {
    ...centreOf(dns),
    y: frame.dnsY + 5,
    anchor: 'middle',
    sizePx: SMALL_PX,
    face: 'bold',
  } as const;
  return [
    shape('sender', frame.sender, 0),
    ...(submission === null ? [] : [shape('submission', submission, portsAt('submission'))]),
    shape('mx', frame.mx, portsAt('mx')),
    shape('mailbox', mailbox, 0),
    {
      id: 'dns',
      rect: rectAround(centreOf(dns), 2 * r, 2 * r),
      isRound: true,
      isAbsent: false,
      labels: [mapLabel('dns.title', words.dns, 'muted', dnsPlace)],
      state: [],
    },
  ];
}

/** DNS stands over the way between servers, or where no caption of a box is. */
function dnsX(parties: MapParties, frame: HorizontalFrame): number {
  const { sender, submission, mx, dnsRadiusPx } = frame;
  if (submission === null) return rightOf(sender) + (mx.x - rightOf(sender)) * 0.86;
  if (parties.box?.path === 'relay') {
    const gapPx = submission.x - rightOf(sender);
    return rightOf(sender) + Math.min(gapPx * 0.75, gapPx - PORTS_PX - dnsRadiusPx - 8);
  }
  return (rightOf(submission) + mx.x) / 2;
}

/** The ways of lookups run above everything: up from a station, along the top, to DNS. */
function lookups(shapes: readonly StationShape[], frame: HorizontalFrame) {
  const dns = shapes.find(({ id }) => id === 'dns')?.rect;
  const tracks = new Map<StationId, Track>();
  if (dns === undefined) return tracks;
  const centre = centreOf(dns);
  for (const { id, rect } of shapes) {
    if (id === 'dns' || id === 'mailbox') continue;
    const x = centreOf(rect).x;
    const side = x < centre.x ? dns.x : rightOf(dns);
    const points =
      Math.abs(x - centre.x) < dns.width
        ? [
            { x, y: rect.y },
            { x, y: bottomOf(dns) },
          ]
        : [
            { x, y: rect.y },
            { x, y: frame.dnsY },
            { x: side, y: frame.dnsY },
          ];
    tracks.set(id, trackThrough(points, CORNER_PX));
  }
  return tracks;
}

function box(drawing: Drawing, rect: Rect | null, lines: readonly LineShape[]): BoxShape | null {
  const { frame, world, words, parties } = drawing;
  if (rect === null) return null;
  const half = DEED_MOST_PX / 2;
  const x = clamp(centreOf(rect).x, frame.paddingPx + half, frame.widthPx - frame.paddingPx - half);
  const place = { x, anchor: 'middle' } as const;
  const y = frame.axisY - BUBBLE_LANE_PX - 3;
  return drawnBox({
    rect,
    world,
    words,
    parties,
    lines,
    labelPlace: { ...place, y: frame.dnsY - ABOVE_LOOKUPS_PX, sizePx: 16, face: 'bold' },
    deedPlace: { ...place, y, sizePx: STATE_PX, face: 'wire' },
    deedMostPx: DEED_MOST_PX,
  });
}

/** Messages wait under a station. */
function queueUnder(id: StationId, rect: Rect): QueueShape {
  const token = { x: rect.x + 10, y: bottomOf(rect) + 9, width: 32, height: 22 };
  const place = {
    x: rightOf(token) + 9,
    y: bottomOf(rect) + 25,
    anchor: 'start',
    sizePx: STATE_PX,
    face: 'text',
  } as const;
  return { token, text: textSlot(`${id}.queue`, place, rect.width - (id === 'sender' ? 46 : 58)) };
}

/** Where messages can wait: at a mail server that sends, and at the sender's server. */
function queues({ world, frame }: Drawing): ReadonlyMap<StationId, QueueShape> {
  const { sender, submission } = frame;
  const places: readonly (readonly [StationId, Rect | null])[] = [
    ['sender', world.sender.kind === 'mail-server' ? sender : null],
    ['submission', submission],
  ];
  return new Map(
    places.flatMap(([id, rect]) => (rect === null ? [] : [[id, queueUnder(id, rect)] as const])),
  );
}

/** The impostor is a station, too: its state stands under its box, beside its onward line. */
function impostorStation(
  { parties, frame }: Drawing,
  rect: Rect | null,
  { sender }: Places,
): readonly StationShape[] {
  if (rect === null || parties.box?.isImpostor !== true) return [];
  const isRelay = parties.box.path === 'relay';
  const eyeX = isRelay ? 0 : (sender.find(({ at }) => at === 'wifi')?.x ?? 0);
  const before = isRelay ? (frame.submission ?? frame.sender) : frame.sender;
  const x = rightOf(rect) - 28;
  const widthPx = Math.min(130, x - Math.max(rightOf(before) + 10, eyeX + 7));
  const place = { x, y: bottomOf(rect) + 19, anchor: 'end', sizePx: STATE_PX } as const;
  const state = [
    textSlot('box.state.0', { ...place, face: 'wire' }, widthPx),
    textSlot('box.state.1', { ...place, y: place.y + 17, face: 'wire' }, widthPx),
  ];
  return [{ id: 'box', rect, isRound: false, isAbsent: false, labels: [], state }];
}

/** The horizontal map of a world. */
export function horizontalMap(
  world: World,
  parties: MapParties,
  size: MapSize,
  words: MapWords,
): MapLayout {
  const frame = horizontalFrame(parties, size);
  const drawing: Drawing = { world, words, parties, frame };
  const places = placesOf(parties, frame);
  const rect = boxRect(drawing, [...places.sender, ...places.relay]);
  const isImpostor = parties.box?.isImpostor === true;
  const { lines, ports } = horizontalLines(parties, frame, places, {
    box: isImpostor ? rect : null,
    words,
  });
  const gateX = places.sender.find(({ at }) => at === 'isp')?.x ?? 0;
  const shapes = stations(drawing);
  return {
    orientation: 'horizontal',
    widthPx: frame.widthPx,
    heightPx: frame.heightPx,
    zones: horizontalZones(world, words, frame, gateX),
    stations: [...shapes, ...impostorStation(drawing, rect, places)],
    ports,
    lines,
    gate: gateAcross(drawing, lines, gateX),
    eyes: eyesUnder(drawing, lines, gateX),
    box: box(drawing, rect, lines),
    lookups: lookups(shapes, frame),
    queues: queues(drawing),
    capsule: frame.capsule,
    bubbleMostPx: clamp(frame.widthPx / 3, 330, 480),
  };
}

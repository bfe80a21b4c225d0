/**
 * The lines of the horizontal map. The way in use runs on the main axis; other ports lie below
 * it, the sender's closed way to the MX at the foot. Those who stand on a way have their place at
 * a share of it, in the order in which the network has them.
 */
import type { ObserverId } from '../trace/station';
import type { HorizontalFrame } from './horizontalFrame';
import { mailboxLink } from './mailboxLink';
import type { Place } from './lineWords';
import { discOn, wordSlot } from './lineWords';
import type { LineShape, PortShape } from './mapLayout';
import type { MapParties, MapWay } from './mapParties';
import type { MapWords } from './mapWords';
import { keyOf, portShape, ROUNDEL_HEIGHT_PX, roundelWidthPx } from './portShape';
import type { Point, Rect } from './rect';
import { bottomOf, centreOf, rightOf } from './rect';
import { restsOn, trackThrough } from './track';

export const CORNER_PX = 40;

/** Between the end of a line and what rests there. */
const REST_GAP_PX = 9;

/** Where those on a way stand, by x; the two gaps between stations share one scheme. */
export interface Places {
  readonly sender: readonly Place[];
  readonly relay: readonly Place[];
}

/** In a narrow gap, what rests at either end leaves the middle to the gate. */
const SENDER_SHARES_NARROW = { wifi: 0.2, isp: 0.53 } as const;
const SENDER_SHARES = { wifi: 0.31, isp: 0.66 } as const;
const NARROW_GAP_PX = 260;
const SENDER_SHARES_WITH_IMPOSTOR = { wifi: 0.12, box: 0.5, isp: 0.76 } as const;
/** In a narrow gap, what rests before an impostor needs the room that its way on has. */
const SENDER_SHARES_WITH_IMPOSTOR_NARROW = { wifi: 0.12, box: 0.615, isp: 0.86 } as const;
const SENDER_SHARES_WITH_BOX = { wifi: 0.17, box: 0.4, isp: 0.63 } as const;
const SENDER_SHARES_WITH_BOX_NARROW = { wifi: 0.14, box: 0.415, isp: 0.58 } as const;
const RELAY_SHARES = { transit: 0.44 } as const;
const RELAY_SHARES_WITH_IMPOSTOR = { box: 0.55, transit: 0.86 } as const;
const RELAY_SHARES_WITH_BOX = { box: 0.37, transit: 0.68 } as const;
/** In a narrow gap, what rests at either end leaves the middle to the box. */
const RELAY_SHARES_WITH_BOX_NARROW = { box: 0.51, transit: 0.7 } as const;

function placesIn(
  shares: Partial<Readonly<Record<ObserverId, number>>>,
  from: number,
  to: number,
): readonly Place[] {
  const order: readonly ObserverId[] = ['wifi', 'box', 'isp', 'transit'];
  return order.flatMap((at) => {
    const share = shares[at];
    return share === undefined ? [] : [{ at, x: from + (to - from) * share }];
  });
}

/** The free stretch before a server: from the station to the left edge of its roundel. */
function stretch(from: Rect, to: Rect, port: number): readonly [number, number] {
  return [rightOf(from), to.x - roundelWidthPx(port, ROUNDEL_HEIGHT_PX) / 2];
}

/** Where everybody stands. */
export function placesOf(parties: MapParties, frame: HorizontalFrame): Places {
  const target = frame.submission ?? frame.mx;
  const port = parties.ways[0]?.port ?? 25;
  const hasSenderBox = parties.box?.path === 'sender';
  const isImpostor = parties.box?.isImpostor === true;
  const [from, to] = stretch(frame.sender, target, port);
  const isTight = to - from < NARROW_GAP_PX;
  const withImpostor = isTight ? SENDER_SHARES_WITH_IMPOSTOR_NARROW : SENDER_SHARES_WITH_IMPOSTOR;
  const withBox = isTight ? SENDER_SHARES_WITH_BOX_NARROW : SENDER_SHARES_WITH_BOX;
  const plainShares = isTight ? SENDER_SHARES_NARROW : SENDER_SHARES;
  const senderShares = hasSenderBox ? (isImpostor ? withImpostor : withBox) : plainShares;
  const sender = placesIn(senderShares, from, to);
  if (frame.submission === null) return { sender, relay: [] };
  const [relayFrom, relayTo] = stretch(frame.submission, frame.mx, 25);
  const isNarrow = relayTo - relayFrom < NARROW_GAP_PX;
  const besideBox = isNarrow ? RELAY_SHARES_WITH_BOX_NARROW : RELAY_SHARES_WITH_BOX;
  const relayWithBox = isImpostor ? RELAY_SHARES_WITH_IMPOSTOR : besideBox;
  const relayShares = parties.box?.path === 'relay' ? relayWithBox : RELAY_SHARES;
  return { sender, relay: placesIn(relayShares, relayFrom, relayTo) };
}

interface LineParts {
  readonly words: MapWords;
  readonly way: MapWay;
  readonly points: readonly Point[];
  readonly places: readonly Place[];
  /** How far before the track's end its roundel begins. */
  readonly headPx: number;
  /** Between either end and the middle of what rests there. */
  readonly restPx: number;
  /** From the line down to the foot of the words below it. */
  readonly wordDropPx: number;
}

function lineShape(parts: LineParts): LineShape {
  const { way, points, places, headPx, restPx, wordDropPx } = parts;
  const track = trackThrough(points, CORNER_PX);
  const [start] = points;
  const startX = start?.x ?? 0;
  const observers = places
    .map(({ at, x }) => ({ at, atPx: x - startX }))
    .filter(({ atPx }) => atPx > 0 && atPx < track.lengthPx);
  const guard = way.path === 'sender' ? 'isp' : 'transit';
  const guardPx = observers.find(({ at }) => at === guard)?.atPx ?? track.lengthPx / 2;
  const key = keyOf(way);
  const ends = [startX, startX + track.lengthPx - headPx] as const;
  return {
    key,
    from: way.from,
    to: way.to,
    port: way.port,
    isUsed: way.isUsed,
    track,
    rests: restsOn(track, restPx, headPx + restPx),
    observers,
    disc: discOn(parts, { startX, y: start?.y ?? 0 }, guardPx, track.lengthPx - headPx),
    word:
      way.isUsed && way.closed === null
        ? wordSlot(key, { y: (start?.y ?? 0) + wordDropPx, ends }, places)
        : null,
  };
}

const restFrom = ({ capsule }: HorizontalFrame): number => REST_GAP_PX + capsule.widthPx / 2;

const WORD_DROP_PX = 38;
/** Between the foot of a line's word and the next port's line. */
const ABOVE_NEXT_PX = 14;

const roomOf = (frame: HorizontalFrame): Pick<LineParts, 'restPx' | 'wordDropPx'> => ({
  restPx: restFrom(frame),
  wordDropPx: Math.min(WORD_DROP_PX, frame.lineStepPx - ABOVE_NEXT_PX),
});

interface Drawn {
  readonly lines: readonly LineShape[];
  readonly ports: readonly PortShape[];
}

/** A straight way between two rectangles, with its roundel at the server's edge. */
function straight(
  { way, words }: Pick<LineParts, 'way' | 'words'>,
  [from, to]: readonly [Rect, Rect],
  y: number,
  places: readonly Place[],
  room: Pick<LineParts, 'restPx' | 'wordDropPx'>,
): Drawn {
  const port = portShape(way, { x: to.x, y }, ROUNDEL_HEIGHT_PX);
  const points = [
    { x: rightOf(from), y },
    { x: to.x, y },
  ];
  const within = places.filter(({ x }) => x > rightOf(from) && x < to.x);
  const headPx = port.rect.width / 2;
  const line = lineShape({ way, words, points, places: within, headPx, ...room });
  return { lines: [line], ports: [port] };
}

/** From the foot of the map up to the MX; past the mailbox where that stands in the way. */
function upToMx({ mx, bypassY, axisY, isMailboxBelow }: HorizontalFrame): readonly Point[] {
  if (!isMailboxBelow) {
    const x = mx.x + 40;
    return [
      { x, y: bypassY },
      { x, y: bottomOf(mx) },
    ];
  }
  const x = rightOf(mx) + 8;
  const y = axisY + 46;
  return [
    { x, y: bypassY },
    { x, y },
    { x: rightOf(mx), y },
  ];
}

/** The closed way to the MX: down from the sender, along the foot, up to the MX. */
function bypassLine(
  { way, words }: Pick<LineParts, 'way' | 'words'>,
  frame: HorizontalFrame,
  places: readonly Place[],
): Drawn {
  const startX = frame.sender.x + 34;
  const y = frame.bypassY;
  const points = [{ x: startX, y: bottomOf(frame.sender) }, { x: startX, y }, ...upToMx(frame)];
  const line = lineShape({ way, words, points, places: [], headPx: 0, ...roomOf(frame) });
  const gateX = places.find(({ at }) => at === 'isp')?.x ?? startX;
  const sample = line.track.samples.find((place) => place.x > startX + 1 && place.y >= y - 0.5);
  const atPx = sample === undefined ? 0 : sample.atPx + gateX - sample.x;
  const disc = line.disc === null ? null : { ...line.disc, atPx };
  return { lines: [{ ...line, disc, observers: [{ at: 'isp', atPx }] }], ports: [] };
}

/** An impostor's onward way when it stands before the sender's server: round the foot to the MX. */
function onwardLine(
  { way, words }: Pick<LineParts, 'way' | 'words'>,
  box: Rect,
  frame: HorizontalFrame,
): Drawn {
  const x = rightOf(box) - 16;
  const points = [{ x, y: bottomOf(box) }, { x, y: frame.bypassY }, ...upToMx(frame)];
  const line = lineShape({ way, words, points, places: [], headPx: 0, ...roomOf(frame) });
  const downPx = frame.bypassY - bottomOf(box);
  const upPx = frame.bypassY - (frame.isMailboxBelow ? frame.axisY + 46 : bottomOf(frame.mx));
  const asidePx = restFrom(frame) + CORNER_PX;
  const rests = {
    toClientPx: downPx + asidePx,
    toServerPx: line.track.lengthPx - upPx - asidePx,
  };
  return { lines: [{ ...line, rests, word: null }], ports: [] };
}

function mailboxLine({ mx, mailbox, axisY, isMailboxBelow }: HorizontalFrame): LineShape {
  const x = centreOf(mailbox).x;
  return isMailboxBelow
    ? mailboxLink({ x, y: bottomOf(mx) }, { x, y: mailbox.y })
    : mailboxLink({ x: rightOf(mx), y: axisY }, { x: mailbox.x, y: axisY });
}

/** Every line and port of the horizontal map. `box` is an impostor's rectangle. */
export function horizontalLines(
  parties: MapParties,
  frame: HorizontalFrame,
  places: Places,
  { box, words }: { readonly box: Rect | null; readonly words: MapWords },
): Drawn {
  const { axisY, lineStepPx } = frame;
  const rects: Partial<Record<string, Rect>> = {
    sender: frame.sender,
    submission: frame.submission ?? frame.mx,
    mx: frame.mx,
    ...(box === null ? {} : { box }),
  };
  let belowAxis = 0;
  const drawn = [...parties.ways, ...parties.relay].map((way): Drawn => {
    const here = way.path === 'sender' ? places.sender : places.relay;
    const others = here.filter(({ at }) => at !== 'box' || way.from !== 'box');
    const isRest = box !== null && !way.isUsed && way.path === parties.box?.path;
    const from = (isRest ? box : rects[way.from]) ?? frame.sender;
    const to = rects[way.to] ?? frame.mx;
    if (way.from === 'box' && parties.box?.path === 'sender') {
      return onwardLine({ way, words }, from, frame);
    }
    const isBelow = !way.isUsed && !isRest;
    if (isBelow) belowAxis += 1;
    const y = axisY + (isBelow ? belowAxis * lineStepPx : 0);
    return straight({ way, words }, [from, to], y, others, roomOf(frame));
  });
  const bypass =
    parties.bypass === null
      ? []
      : [bypassLine({ way: parties.bypass, words }, frame, places.sender)];
  const all = [...drawn, ...bypass];
  return {
    lines: [
      ...all.flatMap(({ lines }) => lines),
      ...(parties.isNullMx ? [] : [mailboxLine(frame)]),
    ],
    ports: uniquePorts(all.flatMap(({ ports }) => ports)),
  };
}

/** Two ways may end at one platform; it is drawn once, as the one in use. */
function uniquePorts(ports: readonly PortShape[]): readonly PortShape[] {
  const sorted = [...ports].sort((a, b) => Number(b.isUsed) - Number(a.isUsed));
  return sorted.filter(
    (port, index) =>
      sorted.findIndex((other) => other.rect.x === port.rect.x && other.rect.y === port.rect.y) ===
      index,
  );
}

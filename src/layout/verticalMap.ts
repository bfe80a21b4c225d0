/**
 * The vertical map, for narrow widths: stations from top to bottom on one spine, what moves and
 * who reads it beside the spine, DNS at the top right. Ports that are not in use have a roundel
 * and the end of their line only, because the room beside the spine belongs to the words.
 */
import type { StationId } from '../trace/station';
import type { World } from '../world/worldSchema';
import { mailboxLink } from './mailboxLink';
import { mapLabel, textSlot } from './mapLabel';
import type { MapLayout, MapSize, QueueShape, StationShape } from './mapLayout';
import type { MapParties } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { bottomOf, centreOf, rightOf } from './rect';
import { SMALL_PX, STATE_PX, stationNames } from './stationText';
import { textWidthPx } from './textWidth';
import type { Track } from './track';
import { trackThrough } from './track';
import { BESIDE_X, CAPSULE, LEFT_PX, MARGIN_PX, SPINE_X, verticalStretch } from './verticalStretch';
import type { Stretch } from './verticalStretch';
import { verticalZones } from './zones';

const STATION_PX = 58;
const TALL_STATION_PX = 74;
/** Roundels on a station's upper edge push its words down. */
const UNDER_ROUNDELS_PX = 10;
const DNS_RADIUS_PX = 19;
/** From the right edge to the middle of the channel in which lookups run. */
const CHANNEL_PX = 31;
/** Between the MX and the mailbox, for the message on its way. */
const MAILBOX_DROP_PX = 44;
const NAME_PX = 17;
/** The sender's name stands high in its box: an answer of DNS rests under it. */
const SENDER_NAME_PX = 21;
const WITHIN_PX = 34;
/** From the middle of DNS down to the way from beside it, which leaves a station's names free. */
const UNDER_NAMES_PX = 15;
/** Under this width a state's name needs two lines. */
const ONE_LINE_FROM_PX = 356;

interface Column {
  readonly widthPx: number;
  readonly rightPx: number;
  readonly stationPx: number;
  readonly stateLines: 1 | 2;
}

interface Texts {
  readonly world: World;
  readonly isNullMx: boolean;
  readonly words: MapWords;
  readonly column: Column;
}

/** A station of the column: name and subtitle in one row, the state below. */
function station(
  { world, words, column, isNullMx }: Texts,
  id: StationId,
  rect: Rect,
  indentPx: number,
): StationShape {
  const names = stationNames(id, world, words, isNullMx);
  const x = rect.x + indentPx;
  const roomPx = rightOf(rect) - x - 3;
  const isUnderRoundels = id !== 'sender';
  const firstY = rect.y + (isUnderRoundels ? 25 + UNDER_ROUNDELS_PX : SENDER_NAME_PX);
  const row = { x, y: firstY, anchor: 'start' } as const;
  const title = mapLabel(
    `${id}.title`,
    names.title,
    'ink',
    { ...row, sizePx: NAME_PX, face: 'bold' },
    roomPx,
  );
  const restPx = roomPx - title.box.width - 10;
  const fits = (text: string): boolean => textWidthPx(text, SMALL_PX, 'text') <= restPx;
  const { hosts } = names;
  const allNames = hosts?.join(', ') ?? names.subtitle;
  const text = fits(allNames) ? allNames : names.subtitle;
  const subtitlePlace = {
    ...row,
    x: rightOf(title.box) + 10,
    sizePx: SMALL_PX,
    face: 'text',
  } as const;
  const state = Array.from({ length: column.stateLines }, (_, index) => {
    const y = row.y + 20 + index * 16;
    const place = { ...row, y, sizePx: STATE_PX, face: 'wire' } as const;
    return textSlot(`${id}.state.${index}`, place, roomPx);
  });
  const subtitle = mapLabel(`${id}.subtitle`, text, 'muted', subtitlePlace);
  const named =
    hosts === undefined ? subtitle : { ...subtitle, hosts: { names: hosts, mostPx: restPx } };
  const isNamed = text !== '' && fits(text);
  return {
    id,
    rect,
    isRound: false,
    isAbsent: isNullMx && id === 'mx',
    labels: isNamed ? [title, named] : [title],
    state,
  };
}

function dnsStation(words: MapWords, { widthPx, stationPx }: Column): StationShape {
  const x = widthPx - CHANNEL_PX;
  const y = MARGIN_PX + stationPx / 2;
  const r = DNS_RADIUS_PX;
  const place = { x, y: y + 5, anchor: 'middle', sizePx: SMALL_PX, face: 'bold' } as const;
  return {
    id: 'dns',
    rect: { x: x - r, y: y - r, width: 2 * r, height: 2 * r },
    isRound: true,
    isAbsent: false,
    labels: [mapLabel('dns.title', words.dns, 'muted', place)],
    state: [],
  };
}

/** Beside the MX, or beneath it where there is no room. */
function mailboxStation(texts: Texts, mx: Rect, isBeneath: boolean): StationShape {
  const { world, words, column, isNullMx } = texts;
  const rect = isBeneath
    ? { x: mx.x, y: bottomOf(mx) + MAILBOX_DROP_PX, width: mx.width, height: 40 }
    : { x: rightOf(mx) + 26, y: mx.y, width: column.rightPx - rightOf(mx) - 26, height: mx.height };
  const names = stationNames('mailbox', world, words, isNullMx);
  const x = rect.x + 14;
  const roomPx = rect.width - 24;
  const title = mapLabel(
    'mailbox.title',
    names.title,
    'ink',
    { x, y: rect.y + 25, anchor: 'start', sizePx: NAME_PX, face: 'bold' },
    isBeneath ? roomPx / 2 : roomPx,
  );
  const place = {
    x: isBeneath ? rightOf(title.box) + 10 : x,
    y: isBeneath ? rect.y + 25 : rect.y + 45,
    anchor: 'start',
    sizePx: SMALL_PX,
    face: 'text',
  } as const;
  const subtitlePx = isBeneath ? roomPx - title.box.width - 10 : roomPx;
  const subtitle = mapLabel('mailbox.subtitle', names.subtitle, 'muted', place, subtitlePx);
  return {
    id: 'mailbox',
    rect,
    isRound: false,
    isAbsent: isNullMx,
    labels: [title, subtitle],
    state: [],
  };
}

/** From a station's side to the channel at the right, and up to DNS. */
function lookupTracks(stations: readonly StationShape[], { widthPx }: Column) {
  const tracks = new Map<StationId, Track>();
  const dns = stations.find(({ id }) => id === 'dns')?.rect;
  if (dns === undefined) return tracks;
  const x = widthPx - CHANNEL_PX;
  for (const { id, rect } of stations) {
    if (id === 'dns' || id === 'mailbox') continue;
    const isBesideDns = id === 'sender';
    const besideY = centreOf(dns).y + UNDER_NAMES_PX;
    const start = { x: rightOf(rect), y: isBesideDns ? besideY : rect.y + 16 };
    // Beside DNS the way is short: it begins within the station, so that an answer can rest there.
    const points = isBesideDns
      ? [
          { ...start, x: start.x - WITHIN_PX },
          { x: centreOf(dns).x - Math.sqrt(DNS_RADIUS_PX ** 2 - UNDER_NAMES_PX ** 2), y: start.y },
        ]
      : [start, { x, y: start.y }, { x, y: bottomOf(dns) }];
    tracks.set(id, trackThrough(points, 18));
  }
  return tracks;
}

/** Messages wait at the foot of their station, beside the spine. */
function queueBeside(id: StationId, rect: Rect, column: Column): QueueShape {
  const token = { x: BESIDE_X, y: bottomOf(rect) + 7, width: 30, height: 20 };
  const x = rightOf(token) + 8;
  const place = {
    x,
    y: bottomOf(rect) + 22,
    anchor: 'start',
    sizePx: STATE_PX,
    face: 'text',
  } as const;
  return { token, text: textSlot(`${id}.queue`, place, column.widthPx - MARGIN_PX - x) };
}

interface Placed {
  readonly stations: readonly StationShape[];
  readonly stretches: readonly Stretch[];
  readonly mx: Rect;
}

/** The stations on the spine and the stretches between them, from the top down. */
function place(texts: Texts, parties: MapParties, isMailboxBeneath: boolean): Placed {
  const { column, world, words } = texts;
  const { stationPx, rightPx } = column;
  const sender: Rect = {
    x: LEFT_PX,
    y: MARGIN_PX,
    width: rightPx - LEFT_PX,
    height: stationPx,
  };
  const first = verticalStretch({
    world,
    words,
    parties,
    from: sender,
    ways: parties.ways,
    hasQueue: world.sender.kind === 'mail-server',
    column,
  });
  const second: Rect = { ...sender, y: first.endY, height: stationPx + UNDER_ROUNDELS_PX };
  const shapes = [station(texts, 'sender', sender, 16)];
  if (parties.target === 'submission') {
    shapes.push(station(texts, 'submission', second, BESIDE_X - LEFT_PX));
    const relay = {
      world,
      words,
      parties,
      from: second,
      ways: parties.relay,
      hasQueue: true,
      column,
    };
    const next = verticalStretch(relay);
    const mx = mxRect(second, next.endY, isMailboxBeneath);
    return { stations: shapes, stretches: [first, next], mx };
  }
  return { stations: shapes, stretches: [first], mx: mxRect(second, first.endY, isMailboxBeneath) };
}

function mxRect(above: Rect, y: number, isMailboxBeneath: boolean): Rect {
  return { ...above, y, width: isMailboxBeneath ? above.width : above.width * 0.62 };
}

/** The vertical map of a world; its height follows from what stands on it. */
export function verticalMap(
  world: World,
  parties: MapParties,
  size: MapSize,
  words: MapWords,
): MapLayout {
  const widthPx = Math.max(size.widthPx, 300);
  const stateLines = widthPx < ONE_LINE_FROM_PX ? 2 : 1;
  const column: Column = {
    widthPx,
    rightPx: widthPx - 2 * CHANNEL_PX + 2,
    stationPx: stateLines === 2 ? TALL_STATION_PX : STATION_PX,
    stateLines,
  };
  const { isNullMx } = parties;
  const texts: Texts = { world, words, column, isNullMx };
  const isBeneath = widthPx < 560;
  const { stations, stretches, mx } = place(texts, parties, isBeneath);
  const mailbox = mailboxStation(texts, mx, isBeneath);
  const shapes = [
    ...stations,
    station(texts, 'mx', mx, BESIDE_X - LEFT_PX),
    mailbox,
    dnsStation(words, column),
    ...stretches.flatMap(({ impostor }) => impostor ?? []),
  ];
  const middleY = centreOf(mx).y;
  const link = isBeneath
    ? mailboxLink({ x: SPINE_X, y: bottomOf(mx) }, { x: SPINE_X, y: mailbox.rect.y })
    : mailboxLink({ x: rightOf(mx), y: middleY }, { x: mailbox.rect.x, y: middleY });
  const isServer = world.sender.kind === 'mail-server';
  const queueing = shapes.filter(({ id }) => id === 'submission' || (id === 'sender' && isServer));
  const heightPx = Math.max(bottomOf(mailbox.rect), bottomOf(mx)) + MARGIN_PX;
  const gate = stretches[0]?.gate ?? null;
  return {
    orientation: 'vertical',
    widthPx,
    heightPx,
    zones: verticalZones(world, words, { widthPx, heightPx, stations: shapes, gate }),
    stations: shapes,
    ports: stretches.flatMap(({ ports }) => ports),
    lines: [...stretches.flatMap(({ lines }) => lines), ...(isNullMx ? [] : [link])],
    gate,
    eyes: stretches.flatMap(({ eyes }) => eyes),
    box: stretches.flatMap(({ box }) => box ?? [])[0] ?? null,
    lookups: lookupTracks(shapes, column),
    queues: new Map(queueing.map(({ id, rect }) => [id, queueBeside(id, rect, column)])),
    capsule: CAPSULE,
    bubbleMostPx: widthPx - BESIDE_X - MARGIN_PX,
  };
}

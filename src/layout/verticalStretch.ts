/**
 * One stretch of the vertical map's spine, from a station down to the next: rows for what rests
 * after the client's end, who reads, the box, the gate, and what rests before the server's end.
 */
import type { ObserverId } from '../trace/station';
import type { World } from '../world/worldSchema';
import { mapLabel, textSlot } from './mapLabel';
import type {
  BoxShape,
  DiscShape,
  EyeShape,
  GateShape,
  LineShape,
  PortShape,
  StationShape,
} from './mapLayout';
import type { MapParties, MapWay } from './mapParties';
import type { MapWords } from './mapWords';
import { keyOf, portShape } from './portShape';
import type { Rect } from './rect';
import { bottomOf, rectAround } from './rect';
import { SMALL_PX, STATE_PX } from './stationText';
import type { Track } from './track';
import { restsOn, trackThrough } from './track';
import { drawnBox, eyeLabel, gateCaption } from './wayside';

export const MARGIN_PX = 12;
/** Left of the stations, the names of the zones run up the edge. */
export const LEFT_PX = 24;
export const SPINE_X = 60;
/** Where the words beside the spine begin. */
export const BESIDE_X = 105;
export const CAPSULE = { widthPx: 46, heightPx: 30 } as const;

const ROUNDEL_PX = 32;
const REST_ROW_PX = 39;
/** Before a server, what DNS has answered hangs beside the spine. */
const SERVER_ROW_PX = 46;
/** Under the sender, what DNS has answered hangs down, too. */
const FIRST_ROW_PX = 52;
const EYE_ROW_PX = 36;
const BOX_ROW_PX = 48;
const IMPOSTOR_ROW_PX = 84;
const GATE_ROW_PX = 26;
const STUB_PX = 18;
const QUEUE_ROW_PX = 30;

export interface Stretch {
  readonly endY: number;
  readonly lines: readonly LineShape[];
  readonly ports: readonly PortShape[];
  readonly eyes: readonly EyeShape[];
  readonly gate: GateShape | null;
  readonly box: BoxShape | null;
  readonly impostor: StationShape | null;
}

interface StretchParts {
  readonly world: World;
  readonly words: MapWords;
  readonly parties: MapParties;
  readonly from: Rect;
  readonly ways: readonly MapWay[];
  /** Messages may wait at the station above. */
  readonly hasQueue: boolean;
  readonly column: { readonly widthPx: number; readonly rightPx: number };
}

interface Row {
  readonly what: ObserverId | 'client' | 'server' | 'disc' | 'beforeBox';
  readonly y: number;
}

/** The rows of a stretch with the middle of each, and where the stretch ends. */
function rowsOf(parts: StretchParts): { readonly rows: readonly Row[]; readonly endY: number } {
  const { parties, ways, from } = parts;
  const isSender = ways[0]?.path === 'sender';
  const boxRow = parties.box?.isImpostor === true ? IMPOSTOR_ROW_PX : BOX_ROW_PX;
  const hasBox = parties.box?.path === (isSender ? 'sender' : 'relay');
  const isShut = ways.some(({ isUsed, closed }) => isUsed && closed?.direction === 'in');
  // An impostor is where the client's lines end: they rest before it, as before a server.
  const before = parties.box?.isImpostor === true ? [['beforeBox', REST_ROW_PX] as const] : [];
  const box = hasBox ? [...before, ['box', boxRow] as const] : [];
  const wayless = [['client', REST_ROW_PX] as const];
  const heights: readonly (readonly [Row['what'], number])[] =
    ways.length === 0
      ? wayless
      : [
          ['client', isSender ? FIRST_ROW_PX : REST_ROW_PX],
          ...(isSender ? [['wifi', EYE_ROW_PX] as const, ...box] : [...box]),
          ...(isSender ? [['isp', GATE_ROW_PX] as const] : [['transit', EYE_ROW_PX] as const]),
          ...(isShut ? [['disc', GATE_ROW_PX] as const] : []),
          ['server', SERVER_ROW_PX],
        ];
  let y = bottomOf(from) + (parts.hasQueue ? QUEUE_ROW_PX : 4);
  const rows = heights.map(([what, height]): Row => {
    y += height;
    return { what, y: y - height / 2 };
  });
  return { rows, endY: y + ROUNDEL_PX / 2 + 2 };
}

const yOf = (rows: readonly Row[], what: Row['what']): number | undefined =>
  rows.find((row) => row.what === what)?.y;

function spineTrack(fromY: number, toY: number): Track {
  return trackThrough(
    [
      { x: SPINE_X, y: fromY },
      { x: SPINE_X, y: toY },
    ],
    0,
  );
}

/** Where a closed way is closed; a server's own firewall has its caption beside it. */
function discOn(
  { closed, port }: MapWay,
  words: MapWords,
  { atPx, y }: { readonly atPx: number; readonly y: number },
): DiscShape | null {
  if (closed === null) return null;
  const { direction } = closed;
  if (direction === 'out') return { atPx, direction, captions: [] };
  const place = { x: BESIDE_X, y: y + 5, anchor: 'start', sizePx: SMALL_PX } as const;
  const nameAt = { ...place, face: 'bold' } as const;
  const name = mapLabel(`firewall.${port}`, words.gates.sender, 'ink', nameAt);
  const x = name.box.x + name.box.width + 10;
  const deedAt = { ...place, x, face: 'text' } as const;
  const deed = mapLabel(`closed.${port}`, words.closes([port]), 'stop', deedAt);
  return { atPx, direction, captions: [name, deed] };
}

/** The line of a way on the spine, with those who stand on it. */
function spineLine(
  way: MapWay,
  [fromY, toY]: readonly [number, number],
  rows: readonly Row[],
  words: MapWords,
): LineShape {
  const track = spineTrack(fromY, toY);
  const places: readonly ObserverId[] = ['wifi', 'box', 'isp', 'transit'];
  const observers = places.flatMap((at) => {
    const y = yOf(rows, at);
    return y === undefined || y <= fromY || y >= toY ? [] : [{ at, atPx: y - fromY }];
  });
  const guardY = yOf(rows, way.closed?.direction === 'in' ? 'disc' : 'isp');
  const atPx = (guardY ?? (fromY + toY) / 2) - fromY;
  const serverY = way.to === 'box' ? (yOf(rows, 'beforeBox') ?? toY) : (yOf(rows, 'server') ?? toY);
  const clientY = way.from === 'box' ? fromY + 20 : (yOf(rows, 'client') ?? fromY);
  return {
    key: keyOf(way),
    from: way.from,
    to: way.to,
    port: way.port,
    isUsed: way.isUsed,
    track,
    rests: restsOn(track, clientY - fromY, toY - serverY),
    observers,
    disc: discOn(way, words, { atPx, y: fromY + atPx }),
    word: null,
  };
}

function eyeIn(
  { words, column }: StretchParts,
  id: EyeShape['id'],
  rows: readonly Row[],
  lineKey: string,
): EyeShape | null {
  const y = yOf(rows, id);
  if (y === undefined) return null;
  const x = BESIDE_X + 34;
  const widthPx = column.widthPx - MARGIN_PX - x;
  const place = { x, anchor: 'start', sizePx: STATE_PX } as const;
  return {
    id,
    lineKey,
    tap: { x: SPINE_X, y },
    centre: { x: BESIDE_X + 12, y },
    label: eyeLabel(id, words, { ...place, y: y - 4, face: 'text' }, widthPx),
    reading: textSlot(`${id}.reading`, { ...place, y: y + 13, face: 'wire' }, widthPx),
  };
}

function gateIn({ world, words, column }: StretchParts, y: number | undefined): GateShape | null {
  if (y === undefined) return null;
  const bar: Rect = { x: SPINE_X - 36, y: y - 8, width: 72, height: 16 };
  const openings = [rectAround({ x: SPINE_X, y }, 26, 22)];
  const caption = gateCaption(world, words);
  const place = { y: y + 5, anchor: 'start', sizePx: SMALL_PX } as const;
  const name = words.gates[world.network.outFirewallOf];
  const title = mapLabel('isp.title', name, 'ink', { ...place, x: BESIDE_X, face: 'bold' });
  const x = title.box.x + title.box.width + 10;
  const mostPx = column.widthPx - MARGIN_PX - x;
  const closes =
    caption === null
      ? []
      : [mapLabel('isp.closes', caption.text, caption.tone, { ...place, x, face: 'text' }, mostPx)];
  return { bar, openings, labels: [title, ...closes] };
}

/** The box on the spine, or an impostor, which is a station of its own. */
function boxIn(parts: StretchParts, rows: readonly Row[], lines: readonly LineShape[]) {
  const y = yOf(rows, 'box');
  if (y === undefined) return { box: null, impostor: null };
  const isImpostor = parts.parties.box?.isImpostor === true;
  const rect = rectAround({ x: SPINE_X, y }, isImpostor ? 64 : 52, isImpostor ? 44 : 22);
  const mostPx = parts.column.widthPx - MARGIN_PX - BESIDE_X;
  const place = { x: BESIDE_X, anchor: 'start' } as const;
  const topY = isImpostor ? y - 12 : y - 4;
  const box = drawnBox({
    ...parts,
    rect,
    lines,
    labelPlace: { ...place, y: topY, sizePx: SMALL_PX, face: 'bold' },
    deedPlace: { ...place, y: topY + 17, sizePx: STATE_PX, face: 'wire' },
    deedMostPx: mostPx,
  });
  const state = { ...place, y: topY + 34, sizePx: STATE_PX, face: 'wire' } as const;
  const impostor: StationShape | null = isImpostor
    ? {
        id: 'box',
        rect,
        isRound: false,
        isAbsent: false,
        labels: [],
        state: [textSlot('box.state', state, mostPx)],
      }
    : null;
  return { box, impostor };
}

/** The end of a line that is not in use: a stub over its roundel, from the right edge inwards. */
function stub(
  way: MapWay,
  index: number,
  { endY, rightPx, words }: { endY: number; rightPx: number; words: MapWords },
) {
  const probe = portShape(way, { x: 0, y: endY }, ROUNDEL_PX);
  const x = rightPx - 14 - probe.rect.width / 2 - index * (probe.rect.width + 10);
  const track = trackThrough(
    [
      { x, y: endY - ROUNDEL_PX / 2 - STUB_PX },
      { x, y: endY },
    ],
    0,
  );
  const line = spineLine(way, [endY - ROUNDEL_PX / 2 - STUB_PX, endY], [], words);
  return {
    line: { ...line, track, disc: null },
    port: portShape(way, { x, y: endY }, ROUNDEL_PX),
  };
}

/** The stretch under a station: its rows, lines, ports and whoever stands beside. */
export function verticalStretch(parts: StretchParts): Stretch {
  const { from, ways, column, words } = parts;
  const { rows, endY } = rowsOf(parts);
  const startY = bottomOf(from);
  const boxY = yOf(rows, 'box') ?? 0;
  const onSpine = ways.filter(
    ({ isUsed, to, from: start }) => isUsed || to === 'box' || start === 'box',
  );
  const isImpostor = parts.parties.box?.isImpostor === true && boxY > 0;
  const rest = isImpostor ? ways.filter(({ isUsed }) => !isUsed) : [];
  const lines = [...onSpine, ...rest].flatMap((way): readonly LineShape[] => {
    if (way.to === 'box') return [spineLine(way, [startY, boxY - 22], rows, words)];
    const isOnward = way.from === 'box' && way.path === 'relay' && ways[0]?.path === 'sender';
    if (isOnward) return [];
    return [spineLine(way, [isImpostor ? boxY + 22 : startY, endY], rows, words)];
  });
  const unused = isImpostor ? [] : ways.filter(({ isUsed }) => !isUsed);
  const stubs = unused.map((way, index) =>
    stub(way, index, { endY, rightPx: column.rightPx, words }),
  );
  const ports = [...onSpine, ...rest].flatMap((way): readonly PortShape[] => {
    if (way.to === 'box') return [portShape(way, { x: SPINE_X, y: boxY - 22 }, 26)];
    const isDrawn = way.from !== 'box' || ways[0]?.path === 'relay';
    return isDrawn ? [portShape(way, { x: SPINE_X, y: endY }, ROUNDEL_PX)] : [];
  });
  const [main] = lines;
  const eye = (id: EyeShape['id']): readonly EyeShape[] => {
    const shape = eyeIn(parts, id, rows, main?.key ?? '');
    return shape === null ? [] : [shape];
  };
  return {
    endY,
    lines: [...lines, ...stubs.map(({ line }) => line)],
    ports: [...ports, ...stubs.map(({ port }) => port)],
    eyes: [...eye('wifi'), ...eye('transit')],
    gate: gateIn(parts, yOf(rows, 'isp')),
    ...boxIn(parts, rows, lines),
  };
}

/** What stands across and under the lines of the horizontal map: the ISP's gate, and the eyes. */
import type { World } from '../world/worldSchema';
import type { HorizontalFrame } from './horizontalFrame';
import { mapLabel, textSlot } from './mapLabel';
import type { EyeShape, GateShape, LineShape } from './mapLayout';
import type { MapParties } from './mapParties';
import type { MapWords } from './mapWords';
import type { Rect } from './rect';
import { clamp, rectAround, rightOf } from './rect';
import { SMALL_PX, STATE_PX } from './stationText';
import { textWidthPx } from './textWidth';
import { pointAt } from './track';
import { eyeLabel, gateCaption } from './wayside';

const GATE_WIDTH_PX = 18;
const GATE_OPENING_PX = 13;
const GATE_TOP_PX = 32;
const READING_MOST_PX = 264;
/** With less room than this on both sides, the words stand aside from their eye. */
const READING_LEAST_PX = 170;

/** Between the gate's middle and words that end before it. */
const BESIDE_GATE_PX = GATE_WIDTH_PX / 2 + 7;

/** What a horizontal map is drawn from. */
export interface Drawing {
  readonly world: World;
  readonly words: MapWords;
  readonly parties: MapParties;
  readonly frame: HorizontalFrame;
}

/** The ISP's gate across the sender's lines, with its caption. */
export function gateAcross(
  { world, words, parties, frame }: Drawing,
  lines: readonly LineShape[],
  x: number,
): GateShape {
  const crossing = lines.flatMap((line) => {
    const observer = line.observers.find(({ at }) => at === 'isp');
    return observer === undefined ? [] : [pointAt(line.track, observer.atPx).y];
  });
  const ys = [...new Set(crossing)].sort((a, b) => a - b);
  const first = ys[0] ?? frame.axisY;
  const last = ys.at(-1) ?? frame.axisY;
  const foot = frame.gateFootY;
  const top = first - GATE_TOP_PX;
  const bar: Rect = { x: x - GATE_WIDTH_PX / 2, y: top, width: GATE_WIDTH_PX, height: foot - top };
  const openings = ys.map((y) => rectAround({ x, y }, GATE_WIDTH_PX + 8, 2 * GATE_OPENING_PX));
  const isBeside = parties.bypass !== null;
  const place = {
    x: isBeside ? x + GATE_WIDTH_PX / 2 + 12 : x,
    anchor: isBeside ? 'start' : 'middle',
    sizePx: SMALL_PX,
  } as const;
  const caption = gateCaption(world, words);
  const y = isBeside ? last - 33 : foot + 18;
  const closes = { ...place, y: y + 19, face: 'text' } as const;
  return {
    bar,
    openings,
    labels: [
      mapLabel('isp.title', words.gates[world.network.outFirewallOf], 'ink', {
        ...place,
        y,
        face: 'bold',
      }),
      ...(caption === null
        ? []
        : [mapLabel('isp.closes', caption.text, caption.tone, closes, 150)]),
    ],
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** An eye under its line, its words within a span. */
function eye(
  { words, frame }: Drawing,
  id: EyeShape['id'],
  line: LineShape,
  span: Span,
): EyeShape | null {
  const observer = line.observers.find(({ at }) => at === id);
  if (observer === undefined) return null;
  const tap = pointAt(line.track, observer.atPx);
  const centre = { x: tap.x, y: frame.eyeY };
  const middledPx = 2 * Math.min(tap.x - span.from, span.to - tap.x);
  const roomPx = middledPx < READING_LEAST_PX ? span.to - span.from : middledPx;
  const widthPx = Math.min(READING_MOST_PX, roomPx);
  const x = clamp(tap.x, span.from + widthPx / 2, span.to - widthPx / 2);
  const place = { x, anchor: 'middle', sizePx: STATE_PX } as const;
  const half = textWidthPx(words[id], STATE_PX, 'text') / 2;
  const labelX = clamp(tap.x, span.from + half, span.to - half);
  return {
    id,
    lineKey: line.key,
    tap,
    centre,
    label: eyeLabel(id, words, { ...place, x: labelX, y: frame.eyeY + 28, face: 'text' }, widthPx),
    reading: {
      ...textSlot(`${id}.reading`, { ...place, y: frame.eyeY + 46, face: 'wire' }, widthPx),
      nearX: tap.x,
    },
  };
}

/** The eyes under the lines in use. */
export function eyesUnder(
  drawing: Drawing,
  lines: readonly LineShape[],
  gateX: number,
): readonly EyeShape[] {
  const { frame, parties, world, words } = drawing;
  const used = lines.filter(({ isUsed }) => isUsed);
  const wifi = used.find(({ observers }) => observers.some(({ at }) => at === 'wifi'));
  // An impostor that sends on itself leaves nothing to read between the two servers.
  const isBypassed = parties.ways.some(({ from }) => from === 'box');
  const transit = isBypassed
    ? undefined
    : used.find(({ observers }) => observers.some(({ at }) => at === 'transit'));
  const bypassX = parties.bypass === null ? 0 : frame.sender.x + 34;
  const isBeside = parties.bypass !== null;
  const left = frame.submission === null ? rightOf(frame.sender) + 8 : frame.paddingPx;
  // Below the gate's caption the words may go on under the gate, unless more stands there.
  const isCrowded = gateCaption(world, words) !== null;
  const target = frame.submission ?? frame.mx;
  const onward = lines.find(({ from, to }) => from === 'box' && to === 'mx');
  const onwardX = onward === undefined ? target.x : pointAt(onward.track, 0).x - 6;
  const wifiSpan = {
    from: Math.max(left, bypassX + 8),
    to: Math.min(isCrowded ? gateX - (isBeside ? BESIDE_GATE_PX : 44) : target.x - 8, onwardX - 8),
  };
  const reach = frame.isMailboxBelow ? -8 : 24;
  const stands = frame.submission ?? frame.sender;
  const transitSpan = { from: rightOf(stands) - 10, to: frame.mx.x + reach };
  return [
    wifi === undefined ? null : eye(drawing, 'wifi', wifi, wifiSpan),
    transit === undefined ? null : eye(drawing, 'transit', transit, transitSpan),
  ].filter((shape) => shape !== null);
}

/**
 * The measures of the horizontal map: one main axis on which the mail runs from left to right,
 * room above it for what moves and for DNS, room below for other ports, readers and a closed
 * way. Everything grows a little with the room there is.
 */
import type { MapParties } from './mapParties';
import type { MapSize } from './mapLayout';
import type { Rect } from './rect';
import { between, rightOf } from './rect';

export interface HorizontalFrame {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly paddingPx: number;
  /** The main axis. */
  readonly axisY: number;
  /** From one port's line to the next. */
  readonly lineStepPx: number;
  /** The line of the closed way to the MX; it counts only where there is one. */
  readonly bypassY: number;
  /** Where the gate ends. */
  readonly gateFootY: number;
  readonly eyeY: number;
  readonly dnsRadiusPx: number;
  /** How large what moves is drawn. */
  readonly capsule: { readonly widthPx: number; readonly heightPx: number };
  readonly dnsY: number;
  readonly sender: Rect;
  readonly submission: Rect | null;
  readonly mx: Rect;
  readonly mailbox: Rect;
  readonly isMailboxBelow: boolean;
}

/** Between the top of a station and the axis. */
const ABOVE_AXIS_PX = 31;
/** Above the axis: what moves carries its text here, and nothing else stands in the way. */
export const BUBBLE_LANE_PX = 84;
const FULL_WIDTH_PX = 1440;
const TIGHT_WIDTH_PX = 820;
const LEAST_WIDTH_PX = 640;
const FULL_HEIGHT_PX = 400;
const TIGHT_HEIGHT_PX = 280;
const MAILBOX_GAP_PX = 74;
const DIRECT_MOST_PX = 1120;
/** From the MX down to the mailbox below it; a line along the foot leaves less. */
const MAILBOX_DROP_PX = { usual: 42, overFootLine: 24 } as const;
/** From this share of the width on, the mailbox stands beside the MX and not below it. */
const BESIDE_FROM = 0.45;
/** Below the lowest port: its roundel's half, and the two lines of a state. */
const STATE_ROOM_PX = 62;
/** What the gate's caption takes below the gate. */
const CAPTION_PX = 22;

interface Column {
  readonly widthPx: number;
  readonly gapPx: number;
}

interface Columns {
  readonly sender: Column;
  readonly submission: Column | null;
  readonly mx: Column;
  readonly mailbox: Column;
}

/** Widths of the stations and of the gaps to their right. */
function columnsFor(parties: MapParties, innerPx: number, wide: number): Columns {
  const isMailboxBelow = wide < BESIDE_FROM;
  // An impostor's way on needs room between the stations; else their names get it.
  const isCrowded = parties.box?.isImpostor === true && parties.box.path === 'sender';
  // So does a box between the servers, with what rests on either side of it.
  const isBoxed = parties.box?.path === 'relay';
  const sender = between(isCrowded ? 122 : isBoxed ? 126 : 136, 176, wide);
  const submissionPx = between(isCrowded ? 160 : isBoxed ? 172 : 186, 200, wide);
  const submission = parties.target === 'submission' ? submissionPx : 0;
  const mx = between(isBoxed ? 128 : 136, 176, wide);
  const mailbox = isMailboxBelow ? 0 : between(96, 116, wide);
  const tail = isMailboxBelow ? 0 : MAILBOX_GAP_PX;
  const freePx = innerPx - sender - submission - mx - mailbox - tail;
  const besideImpostor = isCrowded ? between(0.3, 0.36, wide) : 0.36;
  const relayShare = parties.box?.path === 'sender' ? besideImpostor : 0.42;
  const share = submission === 0 ? 0 : isBoxed ? between(0.52, 0.5, wide) : relayShare;
  return {
    sender: { widthPx: sender, gapPx: freePx * (1 - share) },
    submission: submission === 0 ? null : { widthPx: submission, gapPx: freePx * share },
    mx: { widthPx: mx, gapPx: tail },
    mailbox: { widthPx: mailbox, gapPx: 0 },
  };
}

/** An impostor before the sender's server sends on along the foot of the map. */
const hasOnwardWay = ({ ways }: MapParties): boolean => ways.some(({ from }) => from === 'box');

interface Heights {
  readonly lineStepPx: number;
  readonly dnsRadiusPx: number;
  readonly abovePx: number;
  readonly belowPx: number;
  /** From the axis down to the foot of the stations, the gate, and the other things below. */
  readonly footPx: number;
  readonly mxFootPx: number;
  readonly gateFootPx: number;
  readonly eyePx: number;
  readonly bypassPx: number;
  readonly mailboxPx: number;
  readonly mailboxDropPx: number;
}

/** Everything that is measured from the axis, for the height there is. */
function heightsFor(parties: MapParties, availablePx: number, isMailboxBelow: boolean): Heights {
  const hasFootLine = parties.bypass !== null || hasOnwardWay(parties);
  const tightPx = TIGHT_HEIGHT_PX + (hasFootLine ? 60 : 0);
  const high = (availablePx - tightPx) / (FULL_HEIGHT_PX - TIGHT_HEIGHT_PX);
  const lineStepPx = between(46, 74, high);
  const extraLines = parties.ways.filter(({ isUsed }) => !isUsed).length;
  const isImpostorFirst = parties.box?.isImpostor === true && parties.box.path === 'sender';
  const spanPx = isImpostorFirst ? 0 : extraLines * lineStepPx;
  const dnsRadiusPx = between(22, 28, high);
  const footPx = Math.max(between(94, 132, high), spanPx + STATE_ROOM_PX);
  const shortGatePx = spanPx + between(44, 58, high);
  const underGatePx = hasFootLine ? spanPx + 46 : shortGatePx + CAPTION_PX - 8;
  const eyePx = Math.max(footPx + between(8, 26, high), underGatePx);
  const bypassPx = eyePx + between(74, 84, high);
  const mailboxPx = between(48, 56, high);
  const mailboxDropPx = MAILBOX_DROP_PX[hasFootLine ? 'overFootLine' : 'usual'];
  const mxFootPx = Math.min(footPx, isMailboxBelow ? between(106, 112, high) : 104);
  return {
    lineStepPx,
    dnsRadiusPx,
    abovePx: BUBBLE_LANE_PX + 2 * dnsRadiusPx + between(0, 8, high),
    belowPx: Math.max(
      hasFootLine ? bypassPx + 34 : eyePx + 50,
      footPx + 36,
      isMailboxBelow ? mxFootPx + mailboxDropPx + mailboxPx : 0,
    ),
    footPx,
    mxFootPx,
    gateFootPx: parties.bypass === null ? shortGatePx : bypassPx + 34,
    eyePx,
    bypassPx,
    mailboxPx,
    mailboxDropPx,
  };
}

const FOOT_ROOM_PX = 20;
/** How much of the height is given out, from all of it down to the least. */
const SHARES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5, 0];

const neededPx = ({ abovePx, belowPx }: Heights): number => abovePx + belowPx + FOOT_ROOM_PX;

/** The roomiest measures that fit the height there is; the tightest where none does. */
function fittingHeights(
  parties: MapParties,
  availablePx: number,
  isMailboxBelow: boolean,
): Heights {
  const tightest = heightsFor(parties, 0, isMailboxBelow);
  const tried = SHARES.map((share) => heightsFor(parties, availablePx * share, isMailboxBelow));
  return tried.find((heights) => neededPx(heights) <= availablePx) ?? tightest;
}

/** Stations side by side, from the left padding on. */
function stationRects(columns: Columns, heights: Heights, paddingPx: number, axisY: number) {
  const station = (x: number, { widthPx: width }: Column, footPx: number): Rect => {
    const y = axisY - ABOVE_AXIS_PX;
    return { x, y, width, height: axisY + footPx - y };
  };
  const sender = station(paddingPx, columns.sender, heights.footPx);
  const second = rightOf(sender) + columns.sender.gapPx;
  const submission =
    columns.submission === null ? null : station(second, columns.submission, heights.footPx);
  const mxX = submission === null ? second : rightOf(submission) + (columns.submission?.gapPx ?? 0);
  const mx = station(mxX, columns.mx, heights.mxFootPx);
  const mailboxY = axisY + heights.mxFootPx + heights.mailboxDropPx;
  const { widthPx } = columns.mailbox;
  const mailbox: Rect =
    widthPx === 0
      ? { x: mxX, y: mailboxY, width: mx.width, height: heights.mailboxPx }
      : { x: rightOf(mx) + columns.mx.gapPx, y: axisY - 38, width: widthPx, height: 76 };
  return { sender, submission, mx, mailbox };
}

/** The frame for a world's parties within a size; it is never lower than it needs to be. */
export function horizontalFrame(parties: MapParties, size: MapSize): HorizontalFrame {
  const widthPx = Math.max(size.widthPx, LEAST_WIDTH_PX);
  const wide = (widthPx - TIGHT_WIDTH_PX) / (FULL_WIDTH_PX - TIGHT_WIDTH_PX);
  const leastPaddingPx = between(16, 40, wide);
  const isDirect = parties.target === 'mx';
  // A single way would be drawn out over the whole width; it is kept in proportion instead.
  const paddingPx = isDirect
    ? Math.max(leastPaddingPx, (widthPx - DIRECT_MOST_PX) / 2)
    : leastPaddingPx;
  const isMailboxBelow = wide < BESIDE_FROM;
  const heights = fittingHeights(parties, size.heightPx, isMailboxBelow);
  const { abovePx, belowPx, dnsRadiusPx } = heights;
  const heightPx = Math.max(size.heightPx, neededPx(heights));
  const axisY = abovePx + (heightPx - abovePx - belowPx) / 2;
  const columns = columnsFor(parties, widthPx - 2 * paddingPx, wide);
  return {
    widthPx,
    heightPx,
    paddingPx,
    axisY,
    lineStepPx: heights.lineStepPx,
    bypassY: axisY + heights.bypassPx,
    gateFootY: axisY + heights.gateFootPx,
    eyeY: axisY + heights.eyePx,
    dnsRadiusPx,
    capsule: { widthPx: between(50, 64, wide), heightPx: between(36, 40, wide) },
    dnsY: axisY - BUBBLE_LANE_PX - dnsRadiusPx,
    ...stationRects(columns, heights, paddingPx, axisY),
    isMailboxBelow,
  };
}

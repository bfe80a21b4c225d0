/**
 * How a step moves on the map: for each travel a capsule with its keyframes, computed beforehand
 * from the track, so that the browser only plays them. Without motion the last place counts.
 */
import type { LineShape, MapLayout } from '../../layout/mapLayout';
import { MAILBOX_LINE, textsOf } from '../../layout/mapLayout';
import type { Point } from '../../layout/rect';
import { rectAround, rectsOverlap } from '../../layout/rect';
import type { Track } from '../../layout/track';
import { textWidthPx } from '../../layout/textWidth';
import { pointAt, reversed } from '../../layout/track';
import { lineKey } from '../../projections/lines';
import type { Travel } from '../../projections/steps';
import type { MapMoment } from './mapMoment';
import type { Shares, Window } from './mapWait';

export interface Mover {
  readonly form: Travel['form'];
  readonly label: string;
  readonly letter: 'client' | 'server' | null;
  readonly lineCount: number;
  /** The window of the step's motion in which it moves, as shares of 0 to 1. */
  readonly window: Window;
  readonly path: readonly Keyframe[];
  /** Where it is when everything is over. */
  readonly rest: Point;
  readonly heading: 'right' | 'left' | 'down' | 'up';
  /** Its way ends at a disc or at the box. */
  readonly isStopped: boolean;
  /** A question to DNS, or the answer to one. */
  readonly isLookup: boolean;
  /** It goes into the mailbox, which is no way that others see. */
  readonly isStored: boolean;
  /** When it was sent again, in milliseconds of the story; null for a first time. */
  readonly againMs: number | null;
  /** What a box does with its text on the way; `atShare` is when, within the window. */
  readonly change: MoverChange | null;
}

export interface Keyframe extends Point {
  /** When, within the window, from 0 to 1. */
  readonly time: number;
}

export interface MoverChange {
  readonly taken: string;
  readonly put: string;
  readonly atShare: number;
  readonly untilShare: number;
}

/** How many keyframes stand for one uninterrupted stretch. */
const STRETCH_KEYFRAMES = 24;
/** The part of a window for which the box holds a reply back. */
const PAUSE_SHARE = 0.45;

const ANSWER_SHARE = 0.45;
const ANSWER_BEFORE_PX = 140;
/** How far a capsule keeps from a box's name. */
const BESIDE_BOX_PX = 12;

/** Between a lookup's capsule and its words, which hang clear of the stations and the gate. */
export const LOOKUP_TAIL_PX = 13;

/** Where, on an upright map, the room beside the spine begins for the words of a lookup. */
export const BESIDE_SPINE_PX = 72;

const easeInOut = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t));

interface Course {
  readonly track: Track;
  readonly startPx: number;
  readonly endPx: number;
  /** Where the box holds it. */
  readonly pausePx: number | null;
  readonly isStopped: boolean;
}

/** Keyframes of a stretch between two times, slow at both ends. */
function stretch(
  track: Track,
  [fromPx, toPx]: readonly [number, number],
  [start, end]: readonly [number, number],
): readonly Keyframe[] {
  return Array.from({ length: STRETCH_KEYFRAMES + 1 }, (_, index) => {
    const share = index / STRETCH_KEYFRAMES;
    const point = pointAt(track, fromPx + (toPx - fromPx) * easeInOut(share));
    return { ...point, time: start + (end - start) * share };
  });
}

function keyframesOf({ track, startPx, endPx, pausePx }: Course): readonly Keyframe[] {
  if (pausePx === null) return stretch(track, [startPx, endPx], [0, 1]);
  const [until, from] = pauseWindow(startPx, endPx, pausePx);
  return [
    ...stretch(track, [startPx, pausePx], [0, until]),
    ...stretch(track, [pausePx, endPx], [from, 1]),
  ];
}

/** When the pause begins and ends, so that both stretches run at the same speed. */
function pauseWindow(startPx: number, endPx: number, pausePx: number): readonly [number, number] {
  const wholePx = Math.max(1, Math.abs(endPx - startPx));
  const until = (1 - PAUSE_SHARE) * (Math.abs(pausePx - startPx) / wholePx);
  return [until, until + PAUSE_SHARE];
}

/** The line of a travel: that of its connection, or the one between its ends. */
function lineOf(layout: MapLayout, moment: MapMoment, travel: Travel): LineShape | undefined {
  const { from, to } = travel;
  if (from === 'mailbox' || to === 'mailbox') {
    return layout.lines.find(({ key }) => key === MAILBOX_LINE);
  }
  const keys = [
    moment.lineKey,
    lineKey(from, to, travel.port ?? 0),
    lineKey(to, from, travel.port ?? 0),
  ];
  return layout.lines.find(({ key }) => keys.includes(key));
}

const placePx = (line: LineShape, at: string | null): number | null =>
  line.observers.find((observer) => observer.at === at)?.atPx ?? null;

/** The course of a travel on its line, from the line's start when it goes to the server. */
function courseOnLine(line: LineShape, travel: Travel): Course {
  const { track, rests, disc, to, from } = line;
  const isToServer = travel.to === to || travel.from === from;
  const way = isToServer ? track : reversed(track);
  const along = (atPx: number): number => (isToServer ? atPx : track.lengthPx - atPx);
  const isAnsweredByFirewall = !isToServer && disc !== null;
  const boxPx = placePx(line, 'box');
  const startPx =
    travel.from === 'box' && from !== 'box' && boxPx !== null
      ? along(boxPx)
      : isAnsweredByFirewall
        ? along(disc.atPx)
        : 0;
  const stopPx = travel.stopsAt === null ? null : (disc?.atPx ?? placePx(line, travel.stopsAt));
  const restPx = isToServer ? rests.toServerPx : rests.toClientPx;
  const changePx = travel.changedAt === null ? null : placePx(line, travel.changedAt);
  const pausePx = changePx === null || travel.stopsAt !== null ? null : along(changePx);
  return {
    track: way,
    startPx,
    endPx: along(stopPx ?? restPx),
    pausePx: pausePx !== null && pausePx > startPx ? pausePx : null,
    isStopped: stopPx !== null,
  };
}

/** An answer rests on its way home, where its text covers nothing. */
function answerPx({ orientation }: MapLayout, { lengthPx }: Track): number {
  if (orientation === 'horizontal') return lengthPx * ANSWER_SHARE;
  return lengthPx < ANSWER_BEFORE_PX ? lengthPx : lengthPx - ANSWER_BEFORE_PX;
}

/** A rest beside a box's name and caption, which stand near the way of lookups. */
function clearOfBox({ box, orientation, capsule }: MapLayout, way: Track, endPx: number): number {
  if (box === null || orientation !== 'horizontal') return endPx;
  const captionPx = textWidthPx(box.caption, box.deed.sizePx, box.deed.face);
  const halfPx = (Math.max(box.label.box.width, captionPx) + capsule.widthPx) / 2 + BESIDE_BOX_PX;
  const besidePx = pointAt(way, endPx).x - box.deed.x;
  return Math.abs(besidePx) < halfPx ? Math.max(0, endPx - (halfPx - besidePx)) : endPx;
}

const CLEARING_STEP_PX = 2;
const BESIDE_NAME_PX = 6;
const AIR_PX = 5;
/** The words of a lookup with a little air around them, from its capsule down. */
const HANGING = { belowPx: LOOKUP_TAIL_PX - AIR_PX, heightPx: 36 + 2 * AIR_PX } as const;

/** On the level stretch by DNS, where no zone's name is under the capsule. */
function isClearByDns(layout: MapLayout, way: Track, at: Point): boolean {
  const { zones, capsule } = layout;
  const taken = rectAround(at, capsule.widthPx + 2 * BESIDE_NAME_PX, capsule.heightPx);
  const isLevel = Math.abs(at.y - pointAt(way, 0).y) < 1;
  return isLevel && !zones.some(({ label }) => rectsOverlap(label.box, taken));
}

/** Beside the stations, where the words that hang from the capsule cover nobody's. */
function isClearBeside(layout: MapLayout, at: Point): boolean {
  const { widthPx, capsule, gate, ports, stations } = layout;
  const y = at.y + capsule.heightPx / 2 + HANGING.belowPx;
  const width = widthPx - BESIDE_SPINE_PX;
  const words = { x: BESIDE_SPINE_PX, y, width, height: HANGING.heightPx };
  const covered = [
    ...textsOf(layout).map(({ box }) => box),
    ...(gate === null ? [] : [gate.bar]),
    ...ports.map(({ rect }) => rect),
    ...stations.flatMap(({ id, rect }) => (id === 'dns' ? [] : [rect])),
  ];
  return !covered.some((box) => rectsOverlap(box, words));
}

/** The nearest rest of an answer, on either side, at which it and its words cover nothing. */
function clearOfNames(layout: MapLayout, way: Track, endPx: number): number {
  const isClear = (atPx: number): boolean => {
    const at = pointAt(way, atPx);
    return layout.orientation === 'vertical'
      ? isClearBeside(layout, at)
      : isClearByDns(layout, way, at);
  };
  const steps = Array.from({ length: Math.ceil(way.lengthPx / CLEARING_STEP_PX) }, (_, i) => i);
  const around = steps.flatMap((step) => [
    endPx - step * CLEARING_STEP_PX,
    endPx + step * CLEARING_STEP_PX,
  ]);
  const onWay = around.filter((atPx) => atPx > 0 && atPx < way.lengthPx);
  return onWay.find(isClear) ?? endPx;
}

/** The course of a lookup, to DNS or back from it. */
function courseOfLookup(layout: MapLayout, travel: Travel): Course | null {
  const isQuestion = travel.to === 'dns';
  const track = layout.lookups.get(isQuestion ? travel.from : travel.to);
  if (track === undefined) return null;
  const startPx = 0;
  const way = isQuestion ? track : reversed(track);
  const restPx = clearOfBox(layout, way, answerPx(layout, track));
  const endPx = isQuestion ? track.lengthPx : clearOfNames(layout, way, restPx);
  return { track: way, startPx, endPx, pausePx: null, isStopped: false };
}

function headingOf(path: readonly Keyframe[]): Mover['heading'] {
  const last = path.at(-1);
  const before = path.at(-2);
  if (last === undefined || before === undefined) return 'right';
  const [dx, dy] = [last.x - before.x, last.y - before.y];
  if (Math.abs(dx) >= Math.abs(dy)) return dx < 0 ? 'left' : 'right';
  return dy < 0 ? 'up' : 'down';
}

function changeOf(moment: MapMoment, course: Course): MoverChange | null {
  const { change } = moment;
  if (change === null || course.pausePx === null) return null;
  const [atShare, untilShare] = pauseWindow(course.startPx, course.endPx, course.pausePx);
  const { removed, added } = change.change;
  return { taken: removed[0] ?? '', put: added[0] ?? '', atShare, untilShare };
}

/** Every capsule of a step, in the order in which they travel, each in its share of the time. */
export function planMovers(layout: MapLayout, moment: MapMoment, shares: Shares): readonly Mover[] {
  const { step } = moment;
  const count = step.travels.length;
  return step.travels.flatMap((travel, index): readonly Mover[] => {
    const line = lineOf(layout, moment, travel);
    const isLookup = travel.to === 'dns' || travel.from === 'dns';
    const course = isLookup
      ? courseOfLookup(layout, travel)
      : line === undefined
        ? null
        : courseOnLine(line, travel);
    if (course === null) return [];
    const path = keyframesOf(course);
    return [
      {
        form: travel.form,
        label: travel.label,
        letter: step.kind === 'line' ? step.speaker : null,
        lineCount: index === count - 1 ? moment.lineCount : 1,
        window: shares.travels[index] ?? [0, 1],
        path,
        rest: pointAt(course.track, course.endPx),
        heading: headingOf(path),
        isStopped: course.isStopped,
        isLookup,
        isStored: step.kind === 'stored',
        againMs: step.kind === 'stopped' && moment.isAgain ? step.startMs : null,
        change: changeOf(moment, course),
      },
    ];
  });
}

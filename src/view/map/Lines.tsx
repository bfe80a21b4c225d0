/**
 * The lines, drawn by what the trace says of them: dotted, thin, hollow, hollow in blue, solid.
 * When a line is sealed, the seal runs along it from both ends and meets in the middle.
 */
import type { CSSProperties } from 'react';
import { memo } from 'react';
import type { LineShape } from '../../layout/mapLayout';
import { MAILBOX_LINE } from '../../layout/mapLayout';
import type { Rect } from '../../layout/rect';
import { pointAt } from '../../layout/track';
import type { Motion } from '../../player/playerMachine';
import type { LineForm } from '../../projections/lines';
import { SlotText } from './MapText';
import { mapStrings } from './mapStrings';

interface LineProps {
  readonly line: LineShape;
  readonly form: LineForm;
  readonly isDelivered: boolean;
}

/** One line. The mailbox's link is no connection: it is there once something lies in the box. */
export const Line = memo(function Line({ line, form, isDelivered }: LineProps) {
  const { d } = line.track;
  if (line.key === MAILBOX_LINE) {
    return <path className={isDelivered ? 'map-line map-thin' : 'map-line map-dotted'} d={d} />;
  }
  const isHollow = form === 'hollow' || form === 'handshake';
  return (
    <g data-line={line.key} data-form={form}>
      <path className={`map-line map-${form}`} d={d} />
      {isHollow && <path className="map-line map-inside" d={d} />}
      {form !== 'dotted' && line.word !== null && (
        <SlotText
          slot={line.word}
          text={mapStrings.forms[form]}
          className={`map-word map-word-${form}`}
        />
      )}
    </g>
  );
});

interface LitProps {
  readonly line: LineShape;
  /** Where what is sent is stopped, from the line's start; null when it gets to the end. */
  readonly stopPx: number | null;
}

/**
 * A piece of line that shines while its step is shown without travelling, up to where it gets. It
 * shines at both sides, so that the line's form keeps its own ground.
 */
export function LitLine({ line, stopPx }: LitProps) {
  const { d, lengthPx } = line.track;
  const dash = `${stopPx ?? lengthPx} ${lengthPx}`;
  return (
    <>
      <path className="map-line map-lit" d={d} strokeDasharray={dash} />
      <path className="map-line map-lit-inside" d={d} strokeDasharray={dash} />
    </>
  );
}

/** The way of a lookup while it is used: readable, as everything that DNS is asked. */
export function LookupLine({ d }: { readonly d: string }) {
  return (
    <>
      <path className="map-line map-lookup" d={d} />
      <path className="map-line map-lookup-inside" d={d} />
    </>
  );
}

const SEAL_PX = 12;

/** The rectangle of one half of a straight line. */
function halfOf(line: LineShape, isFirst: boolean): Rect & { readonly isUpright: boolean } {
  const { track } = line;
  const from = pointAt(track, isFirst ? 0 : track.lengthPx / 2);
  const to = pointAt(track, isFirst ? track.lengthPx / 2 : track.lengthPx);
  const isUpright = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  const half = SEAL_PX / 2;
  return isUpright
    ? { x: from.x - half, y: from.y, width: SEAL_PX, height: to.y - from.y, isUpright }
    : { x: from.x, y: from.y - half, width: to.x - from.x, height: SEAL_PX, isUpright };
}

interface SealProps {
  readonly line: LineShape;
  readonly motion: Motion;
}

/** The seal, closing from both ends; opening again when its step is taken back. */
export function Seal({ line, motion }: SealProps) {
  const isForward = motion.direction === 'forward';
  return [true, false].map((isFirst) => {
    const { isUpright, ...rect } = halfOf(line, isFirst);
    const style: CSSProperties = {
      blockSize: rect.height,
      inlineSize: rect.width,
      insetBlockStart: rect.y,
      insetInlineStart: rect.x,
      animationDirection: isForward ? 'normal' : 'reverse',
      animationDuration: `${motion.durationMs}ms`,
      transformOrigin: isUpright ? `50% ${isFirst ? 0 : 100}%` : `${isFirst ? 0 : 100}% 50%`,
    };
    const axis = isUpright ? 'is-upright' : 'is-level';
    return <span key={String(isFirst)} className={`map-seal ${axis}`} style={style} />;
  });
}

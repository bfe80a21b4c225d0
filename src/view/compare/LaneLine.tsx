/**
 * One lane as a line: how readable it was on each stretch, its phases by name, and where it ends,
 * in words. It is a picture; the table below says the same.
 */
import { useRef, type CSSProperties } from 'react';
import { textWidthPx } from '../../layout/textWidth';
import { phaseName } from '../../lessons/en/phaseName';
import type { Lane, LaneStop } from '../../projections/lane';
import { placeLabels } from '../transport/phaseLabels';
import { useWidth } from '../transport/useWidth';
import { compareStrings, type CountUnit } from './compareStrings';
import { place } from './laneGeometry';

const LABEL_SIZE_PX = 14;

/** How wide a label is, in text that is `scale` times as large as usual. */
const labelPx = (text: string, scale: number): number =>
  textWidthPx(text, LABEL_SIZE_PX * scale, 'bold');

interface Props {
  readonly lane: Lane;
  readonly length: number;
  /** Where this lane is now, in round trips. */
  readonly now: number;
  readonly ending: string;
  readonly unit: CountUnit;
}

const from = (percent: number): CSSProperties => ({ insetInlineStart: `${percent}%` });

export function LaneLine({ lane, length, now, ending, unit }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const { width, scale } = useWidth(box);
  const isBroken = lane.end > length;
  const isShut = isBroken && lane.stretches.every(({ form }) => form === 'dotted');
  const { loggedIn } = lane.counts;
  return (
    <div
      className="lane-line"
      ref={box}
      style={{ marginBlockStart: isBroken ? 0 : secondRowPx(ending, width, scale) }}
      aria-hidden="true"
    >
      {lane.stretches
        .filter((stretch) => stretch.from < length)
        .map((stretch) => (
          <span
            key={stretch.from}
            className={`stretch stretch-${stretch.form}`}
            style={{
              ...from(place(stretch.from, length)),
              inlineSize: `${place(stretch.to, length) - place(stretch.from, length)}%`,
            }}
          />
        ))}
      {stopsOn(lane, length).map(({ at }) => (
        <span key={at} className="lane-stop" style={from(place(at, length))} />
      ))}
      {isShut && <Shut at={place(1, length)} />}
      {isBroken ? (
        <span className="lane-break">{ending}</span>
      ) : (
        <span className="lane-stop lane-end" style={from(place(lane.end, length))} />
      )}
      <span className="lane-now" style={from(place(now, length))} />
      {width > 0 && <StopNames lane={lane} length={length} width={width} scale={scale} now={now} />}
      {loggedIn !== null && loggedIn <= length && (
        <span className="lane-milestone" style={from(place(loggedIn, length))}>
          {compareStrings.loggedIn(compareStrings.amount(loggedIn, unit, lane.roundTripMs))}
        </span>
      )}
      {!isBroken && width > 0 && (
        <LaneEnding at={place(lane.end, length)} text={ending} width={width} scale={scale} />
      )}
    </div>
  );
}

/** Stops that stand at one place are one; the later phase names it. */
function stopsOn({ stops }: Lane, length: number): readonly LaneStop[] {
  const byPlace = new Map(stops.filter(({ at }) => at < length).map((stop) => [stop.at, stop]));
  return [...byPlace.values()];
}

interface NamesProps extends Omit<Props, 'ending' | 'unit'> {
  readonly width: number;
  readonly scale: number;
}

function StopNames({ lane, length, width, scale, now }: NamesProps) {
  const stops = stopsOn(lane, length);
  const named = stops.map(({ at, phase }) => {
    const name = phaseName(phase);
    const fromPx = (place(at, length) / 100) * width;
    return { name, fromPx, widthPx: labelPx(name, scale) };
  });
  const current = Math.max(
    0,
    stops.findLastIndex(({ at }) => at <= now),
  );
  return placeLabels(named, current, width).map(({ index, leftPx, row }) => (
    <span
      key={index}
      className={`lane-name lane-row-${row}${index === current ? ' is-here' : ''}`}
      style={from((leftPx / width) * 100)}
    >
      {named[index]?.name}
    </span>
  ));
}

interface EndingProps {
  /** Where the lane ends, in hundredths of the line. */
  readonly at: number;
  readonly text: string;
  /** How wide the line is, in pixels. */
  readonly width: number;
  readonly scale: number;
}

/** From this share of the line on, the last words stand before the end and not after it. */
const BEFORE_FROM = 45;

/** The last words, in one row, or in two on a line that is shorter than they are. */
function LaneEnding({ at, text, width, scale }: EndingProps) {
  const textPx = Math.min(width, Math.ceil(labelPx(text, scale)));
  const wantedPx = (at / 100) * width - (at >= BEFORE_FROM ? textPx : 0);
  const leftPx = Math.max(0, Math.min(wantedPx, width - textPx));
  // In hundredths, as the line has another width on paper.
  const left = (leftPx / width) * 100;
  const right = 100 - ((leftPx + textPx) / width) * 100;
  const isBefore = at >= BEFORE_FROM;
  const style = isBefore
    ? { insetInlineEnd: `${right}%`, maxInlineSize: `${100 - right}%` }
    : { insetInlineStart: `${left}%`, maxInlineSize: `${100 - left}%` };
  return (
    <span className={isBefore ? 'lane-ending is-before' : 'lane-ending'} style={style}>
      {text}
    </span>
  );
}

const ENDING_ROW_PX = 20;

/** What a second row of last words adds to the height of a line. */
const secondRowPx = (text: string, width: number, scale: number): number =>
  width > 0 && labelPx(text, scale) > width ? ENDING_ROW_PX : 0;

/** The no-entry disc of the map: nothing gets further than this. */
function Shut({ at }: { readonly at: number }) {
  return (
    <svg className="lane-shut" viewBox="0 0 24 24" style={from(at)}>
      <circle cx="12" cy="12" r="12" />
      <path d="M6 12h12" />
    </svg>
  );
}

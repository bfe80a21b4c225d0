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
import { compareStrings } from './compareStrings';
import { place } from './laneGeometry';

const LABEL_SIZE_PX = 14;

interface Props {
  readonly lane: Lane;
  readonly length: number;
  /** Where this lane is now, in round trips. */
  readonly now: number;
  readonly ending: string;
}

const from = (percent: number): CSSProperties => ({ insetInlineStart: `${percent}%` });

export function LaneLine({ lane, length, now, ending }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const isBroken = lane.end > length;
  const isShut = isBroken && lane.stretches.every(({ form }) => form === 'dotted');
  const { loggedIn } = lane.counts;
  return (
    <div className="lane-line" ref={box} aria-hidden="true">
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
      {width > 0 && <StopNames lane={lane} length={length} width={width} now={now} />}
      {loggedIn !== null && loggedIn <= length && (
        <span className="lane-milestone" style={from(place(loggedIn, length))}>
          {compareStrings.loggedIn(loggedIn)}
        </span>
      )}
      {!isBroken && <LaneEnding at={place(lane.end, length)} text={ending} />}
    </div>
  );
}

/** Stops that stand at one place are one; the later phase names it. */
function stopsOn({ stops }: Lane, length: number): readonly LaneStop[] {
  const byPlace = new Map(stops.filter(({ at }) => at < length).map((stop) => [stop.at, stop]));
  return [...byPlace.values()];
}

interface NamesProps extends Omit<Props, 'ending'> {
  readonly width: number;
}

function StopNames({ lane, length, width, now }: NamesProps) {
  const stops = stopsOn(lane, length);
  const named = stops.map(({ at, phase }) => {
    const name = phaseName(phase);
    const fromPx = (place(at, length) / 100) * width;
    return { name, fromPx, widthPx: textWidthPx(name, LABEL_SIZE_PX, 'bold') };
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

/** The last words stand before the end where there is no room behind it. */
function LaneEnding({ at, text }: { readonly at: number; readonly text: string }) {
  return at >= 45 ? (
    <span className="lane-ending is-before" style={{ insetInlineEnd: `${100 - at}%` }}>
      {text}
    </span>
  ) : (
    <span className="lane-ending" style={from(at)}>
      {text}
    </span>
  );
}

/** The no-entry disc of the map: nothing gets further than this. */
function Shut({ at }: { readonly at: number }) {
  return (
    <svg className="lane-shut" viewBox="0 0 24 24" style={from(at)}>
      <circle cx="12" cy="12" r="12" />
      <path d="M6 12h12" />
    </svg>
  );
}

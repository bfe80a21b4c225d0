/**
 * The map: drawn from the world, its lines and stations as the trace has them at the cursor. The
 * layout gives every place, the moment says what is shown, the movers act a step out. While a
 * step is acted out, everything but what moves still shows the step before; what arrives, lands.
 */
import { useReducedMotion } from 'framer-motion';
import { memo, useMemo, useRef } from 'react';
import { computeMapLayout } from '../../layout/computeMapLayout';
import type { MapLayout, MapSize } from '../../layout/mapLayout';
import type { Motion } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import { describeMap } from './describeMap';
import { FastClock } from './FastClock';
import { MapDrawing } from './MapDrawing';
import type { MapMoment } from './mapMoment';
import { clockPlace } from './mapWait';
import { mapStrings, mapWords } from './mapStrings';
import { Mark, Movers } from './Movers';
import { markOf } from './markPlace';
import type { ActedOut } from './useActedOut';
import { useActedOut } from './useActedOut';
import type { ElementSize } from './useElementSize';
import { useElementSize } from './useElementSize';
import type { ActiveStretch } from './useFollowing';
import { useFollowing } from './useFollowing';
import './map.css';

export interface MapViewProps {
  readonly world: Parameters<typeof computeMapLayout>[0];
  readonly trace: Story['trace'];
  readonly steps: Story['steps'];
  /** The index of the current step. */
  readonly cursor: number;
  /** A movement to act out, when the cursor went by one step; null shows the end at once. */
  readonly motion: Motion | null;
}

const ASSUMED: ElementSize = { widthPx: 1200, heightPx: 400, textScale: 1 };
/** Under this width the map runs from top to bottom. */
const HORIZONTAL_FROM_PX = 720;
/** So it does where the page has its narrow form, which comes sooner with larger text. */
const NARROW_PAGE = 'screen and (width < 45em)';
/** From here on the drawing grows with the room instead of its gaps. */
const GROWS_FROM_PX = 1480;
/** It keeps room for this much of itself. */
const GROWS_TO_PX = { width: 820, height: 400 } as const;

function mapSize({ widthPx, heightPx, textScale }: ElementSize): MapSize {
  if (widthPx < HORIZONTAL_FROM_PX || matchMedia(NARROW_PAGE).matches) {
    return { widthPx: widthPx / textScale, heightPx: 0, orientation: 'vertical' };
  }
  const wanted = Math.max(widthPx / GROWS_FROM_PX, textScale);
  const most = Math.min(heightPx / GROWS_TO_PX.height, widthPx / GROWS_TO_PX.width);
  const growth = Math.max(1, Math.min(wanted, most));
  const size = { widthPx: widthPx / growth, heightPx: heightPx / growth };
  return { ...size, orientation: 'horizontal' };
}

/** How the drawing is fitted into its box: never cut off, and in the middle. */
function fitted(layout: MapLayout, { widthPx, heightPx, textScale }: ElementSize) {
  if (layout.orientation === 'vertical') {
    const scale = Math.min(textScale, widthPx / layout.widthPx);
    return { scale, x: (widthPx - layout.widthPx * scale) / 2, y: 0 };
  }
  const scale = Math.min(widthPx / layout.widthPx, heightPx / layout.heightPx);
  const x = (widthPx - layout.widthPx * scale) / 2;
  return { scale, x, y: (heightPx - layout.heightPx * scale) / 2 };
}

export const MapView = memo(function MapView(props: MapViewProps) {
  const { world, trace, steps, cursor, motion } = props;
  const root = useRef<HTMLDivElement>(null);
  const size = useElementSize(root, ASSUMED);
  const layout = useMemo(() => computeMapLayout(world, mapSize(size), mapWords), [world, size]);
  const isReduced = useReducedMotion() === true;
  const shown = useActedOut({ trace, steps, cursor, motion }, layout, isReduced);
  const { scale, x, y } = fitted(layout, size);
  useFollowing(root, shown === null ? null : activeStretch(layout, shown.acted), scale);
  if (shown === null) return null;
  const { now, acting } = shown;
  const isVertical = layout.orientation === 'vertical';
  return (
    <div
      ref={root}
      className="map"
      style={isVertical ? { blockSize: layout.heightPx * scale } : undefined}
    >
      <div
        className="map-stage"
        style={{
          width: layout.widthPx,
          height: layout.heightPx,
          transform: `translate(${x}px, ${y}px) scale(${scale})`,
        }}
      >
        <MapDrawing
          {...shown}
          layout={layout}
          isReduced={isReduced}
          description={describeMap(world, layout, now)}
        />
        <div className={isVertical ? 'map-movers is-vertical' : 'map-movers'} aria-hidden="true">
          {!(isReduced && acting !== null) && <Moving layout={layout} {...shown} />}
        </div>
      </div>
    </div>
  );
});

interface MovingProps extends ActedOut {
  readonly layout: MapLayout;
}

/** The capsules of a step that moves something, its clock, or the mark of one that stands. */
function Moving({ layout, acted, settled, movers, shares, acting }: MovingProps) {
  const { wait } = shares;
  const place = acting === null || wait === null ? null : clockPlace(layout, acted, settled, wait);
  return (
    <>
      <Movers layout={layout} movers={movers} motion={acting} />
      {acting !== null && place !== null && (
        <FastClock key={acting.id} layout={layout} place={place} shares={shares} motion={acting} />
      )}
      {acting === null && movers.length === 0 && <Standing layout={layout} moment={acted} />}
    </>
  );
}

interface StandingProps {
  readonly layout: MapLayout;
  readonly moment: MapMoment;
}

/** The mark of a step that moves nothing. */
function Standing({ layout, moment }: StandingProps) {
  const at = markOf(layout, moment);
  if (at === null) return null;
  switch (moment.step.kind) {
    case 'sealed':
      return (
        <Mark
          layout={layout}
          at={at}
          form="sealed"
          text={mapStrings.sealed(moment.tlsVersion ?? '')}
        />
      );
    case 'waited':
      return (
        <Mark layout={layout} at={at} form="clock" text={mapStrings.waited(moment.waitedMs ?? 0)} />
      );
    default:
      return <Mark layout={layout} at={at} form="cross" text={mapStrings.failed(moment.failure)} />;
  }
}

/** Of the station at the far end, its name and its state are enough. */
const NAME_PX = 64;

/** From top to bottom, the part of the map in which a step happens. */
function activeStretch(layout: MapLayout, { lineKey, here, step }: MapMoment): ActiveStretch {
  const line = layout.lines.find(({ key }) => key === lineKey);
  const travel = step.travels.at(-1);
  const ends = line ?? { from: travel?.from ?? here, to: travel?.to ?? here };
  const rectOf = (id: string | null) => layout.stations.find((shape) => shape.id === id)?.rect;
  const rects = [rectOf(ends.from), rectOf(ends.to)].filter((rect) => rect !== undefined);
  if (rects.length === 0) return { topPx: 0, bottomPx: 0, isTopFirst: true };
  return {
    topPx: Math.min(...rects.map(({ y }) => y)) - 10,
    bottomPx: Math.max(...rects.map(({ y, height }) => y + Math.min(height, NAME_PX))),
    isTopFirst: travel === undefined || travel.to === ends.from,
  };
}

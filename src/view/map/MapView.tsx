/**
 * The map: drawn from the world, its lines and stations as the trace has them at the cursor. The
 * layout gives every place, the moment says what is shown, the movers act a step out. While a
 * step is acted out, everything but what moves still shows the step before; what arrives, lands.
 */
import { useReducedMotion } from 'framer-motion';
import { useMemo, useRef } from 'react';
import { computeMapLayout } from '../../layout/computeMapLayout';
import type { MapLayout, MapSize } from '../../layout/mapLayout';
import type { Motion } from '../../player/playerMachine';
import type { Story } from '../../player/story';
import { describeMap } from './describeMap';
import { MapDrawing } from './MapDrawing';
import type { MapMoment } from './mapMoment';
import { momentAt } from './mapMoment';
import { mapStrings, mapWords } from '../strings';
import { Mark, Movers } from './Movers';
import type { Mover } from './moverPlan';
import { markOf, planMovers } from './moverPlan';
import { useActing } from './useActing';
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
  /** A movement to act out, when the cursor went one step forward; null shows the end at once. */
  readonly motion: Motion | null;
}

const ASSUMED: ElementSize = { widthPx: 1200, heightPx: 400 };
/** Under this width the map runs from top to bottom. */
const HORIZONTAL_FROM_PX = 720;
/** From here on the drawing grows with the room instead of its gaps. */
const GROWS_FROM_PX = 1480;

function mapSize({ widthPx, heightPx }: ElementSize): MapSize {
  if (widthPx < HORIZONTAL_FROM_PX) return { widthPx, heightPx: 0, orientation: 'vertical' };
  const growth = Math.max(1, Math.min(widthPx / GROWS_FROM_PX, heightPx / 400));
  const size = { widthPx: widthPx / growth, heightPx: heightPx / growth };
  return { ...size, orientation: 'horizontal' };
}

/** How the drawing is fitted into its box: never cut off, and in the middle. */
function fitted(layout: MapLayout, { widthPx, heightPx }: ElementSize) {
  if (layout.orientation === 'vertical') {
    const scale = Math.min(1, widthPx / layout.widthPx);
    return { scale, x: (widthPx - layout.widthPx * scale) / 2, y: 0 };
  }
  const scale = Math.min(widthPx / layout.widthPx, heightPx / layout.heightPx);
  const x = (widthPx - layout.widthPx * scale) / 2;
  return { scale, x, y: (heightPx - layout.heightPx * scale) / 2 };
}

export function MapView({ world, trace, steps, cursor, motion }: MapViewProps) {
  const root = useRef<HTMLDivElement>(null);
  const size = useElementSize(root, ASSUMED);
  const layout = useMemo(() => computeMapLayout(world, mapSize(size), mapWords), [world, size]);
  const isReduced = useReducedMotion() === true;
  const acting = useActing(motion);
  const step = steps[cursor];
  const moment = useMemo(() => (step === undefined ? null : momentAt(trace, step)), [trace, step]);
  const before = steps[cursor - 1];
  const settled = useMemo(
    () => (acting === null || before === undefined ? moment : momentAt(trace, before)),
    [acting, before, moment, trace],
  );
  useFollowing(root, moment === null ? null : activeStretch(layout, moment));
  if (moment === null || settled === null) return null;
  const movers = planMovers(layout, moment);
  const { scale, x, y } = fitted(layout, size);
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
          layout={layout}
          moment={moment}
          settled={settled}
          movers={movers}
          acting={acting}
          isReduced={isReduced}
          description={describeMap(world, layout, moment)}
        />
        <div className={isVertical ? 'map-movers is-vertical' : 'map-movers'} aria-hidden="true">
          {!(isReduced && acting !== null) && (
            <Moving layout={layout} moment={moment} movers={movers} acting={acting} />
          )}
        </div>
      </div>
    </div>
  );
}

interface MovingProps {
  readonly layout: MapLayout;
  readonly moment: MapMoment;
  readonly movers: readonly Mover[];
  readonly acting: Motion | null;
}

/** The capsules of a step that moves something, or the mark of one that does not. */
function Moving({ layout, moment, movers, acting }: MovingProps) {
  if (movers.length > 0) return <Movers layout={layout} movers={movers} motion={acting} />;
  const at = acting === null ? markOf(layout, moment) : null;
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

/** Of the station at the far end, its name is enough. */
const NAME_PX = 46;

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

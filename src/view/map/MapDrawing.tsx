/**
 * The drawing under what moves, as one picture with a description. The gate lies lowest, then
 * the lines that pass it, then whoever stands beside, then stations with their ports.
 */
import type { ReactNode } from 'react';
import type { LineShape, MapLayout, QueueShape } from '../../layout/mapLayout';
import { pointAt } from '../../layout/track';
import type { Motion } from '../../player/playerMachine';
import { Line, LitLine, LookupLine, Seal } from './Lines';
import { SlotText } from './MapText';
import type { MapMoment, StationId } from './mapMoment';
import { mapStrings } from './mapStrings';
import { Roundel, Station, Zone } from './Stations';
import type { ActedOut } from './useActedOut';
import { Disc, Eye, Gate, PathBox } from './Wayside';

interface Props extends ActedOut {
  readonly layout: MapLayout;
  readonly isReduced: boolean;
  readonly description: string;
}

export function MapDrawing(props: Props) {
  const { layout, description } = props;
  return (
    <div
      className="map-drawing"
      role="img"
      aria-label={description}
      style={{ height: layout.heightPx, width: layout.widthPx }}
    >
      <Sheet layout={layout}>
        {layout.zones.map((zone) => (
          <Zone key={zone.id} zone={zone} />
        ))}
        {layout.gate !== null && <Gate gate={layout.gate} />}
        <LinesLayer {...props} />
      </Sheet>
      <Sealing {...props} />
      <Sheet layout={layout}>
        <Wayside {...props} />
      </Sheet>
    </div>
  );
}

interface SheetProps {
  readonly layout: MapLayout;
  readonly children: ReactNode;
}

/** One of two drawings that lie on each other, with the seal running between them. */
function Sheet({ layout, children }: SheetProps) {
  const { widthPx, heightPx } = layout;
  return (
    <svg
      className="map-sheet"
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      width={widthPx}
      height={heightPx}
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** What stands on the lines and beside them, above whatever runs along them. */
function Wayside(props: Props) {
  const { layout, now, acted, settled, acting } = props;
  return (
    <>
      {layout.lines.map((line) => (
        <Disc key={line.key} line={line} isHere={isStoppedOn(now, line.key) && acting === null} />
      ))}
      {layout.box !== null && (
        <PathBox
          box={layout.box}
          deed={settled.deed}
          isHere={now.change !== null && acting === null}
          isCaptioned={acted.change === null || acting === null || props.isReduced}
        />
      )}
      <StationsLayer layout={layout} settled={settled} acting={acting} />
      {layout.eyes.map((eye) => (
        <Eye
          key={eye.id}
          eye={eye}
          reading={now.readings.get(eye.id) ?? null}
          passing={acting?.direction === 'forward' ? passingOf(props, eye.id, acting) : null}
        />
      ))}
    </>
  );
}

function Sealing({ layout, acted, acting, isReduced }: Props) {
  if (acting === null || isReduced || acted.step.kind !== 'sealed') return null;
  const line = layout.lines.find(({ key }) => key === acted.lineKey);
  return line === undefined ? null : <Seal key={acting.id} line={line} motion={acting} />;
}

function isStoppedOn({ step, lineKey }: MapMoment, key: string): boolean {
  return lineKey === key && step.travels.some(({ stopsAt }) => stopsAt !== null);
}

/** Where the step's travel is stopped on its line. */
function stopOn({ disc, observers }: LineShape, { step }: MapMoment): number | null {
  const at = step.travels.find(({ stopsAt }) => stopsAt !== null)?.stopsAt;
  if (at === undefined) return null;
  return disc?.atPx ?? observers.find((observer) => observer.at === at)?.atPx ?? null;
}

function LinesLayer({ layout, acted, settled, acting, isReduced }: Props) {
  const current = layout.lines.find(({ key }) => key === acted.lineKey);
  const lookup = acted.step.travels.find(({ to }) => to === 'dns');
  const lookupTrack = lookup === undefined ? undefined : layout.lookups.get(lookup.from);
  const ordered = [...layout.lines].sort((a, b) => Number(a.isUsed) - Number(b.isUsed));
  return (
    <g>
      {lookupTrack !== undefined && <LookupLine d={lookupTrack.d} />}
      {isReduced && acting !== null && current !== undefined && (
        <LitLine line={current} stopPx={stopOn(current, acted)} />
      )}
      {ordered.map((line) => (
        <Line
          key={line.key}
          line={line}
          form={settled.forms.get(line.key) ?? 'dotted'}
          isDelivered={settled.stored === 'inbox' || settled.stored === 'spam'}
        />
      ))}
    </g>
  );
}

function StationsLayer({ layout, settled, acting }: Pick<Props, 'layout' | 'settled' | 'acting'>) {
  const { stored } = settled;
  const folder = stored === null || stored === 'impostor' ? null : mapStrings.folders[stored];
  return (
    <g>
      {layout.stations.map((station) => (
        <Station
          key={station.id}
          station={station}
          state={settled.states.get(station.id) ?? null}
          isHere={acting === null && settled.here === station.id && !isQueueHere(layout, settled)}
          orientation={layout.orientation}
          subtitle={station.id === 'mailbox' ? folder : null}
          host={station.id === 'mx' ? settled.mxHost : null}
        />
      ))}
      {layout.ports.map((port) => (
        <Roundel
          key={`${port.lineKey} ${port.rect.x}`}
          port={port}
          form={settled.forms.get(port.lineKey) ?? 'dotted'}
        />
      ))}
      {[...layout.queues].map(([at, queue]) => (
        <Queue key={at} at={at} queue={queue} settled={settled} />
      ))}
    </g>
  );
}

/** The steps of a queue, and the end of a story whose message still waits in one. */
const OF_QUEUE: ReadonlySet<MapMoment['step']['kind']> = new Set(['queue', 'end']);

/** Whether a step is marked at the letter that waits where it happens. */
const isLetterHere = ({ step, waiting, here }: MapMoment, at: MapMoment['here']): boolean =>
  OF_QUEUE.has(step.kind) && at !== null && here === at && waiting.has(at);

/** A step of a queue is marked at its letter, when there is one, and not at the station. */
const isQueueHere = (layout: MapLayout, settled: MapMoment): boolean =>
  [...layout.queues.keys()].some((at) => isLetterHere(settled, at));

interface QueueProps {
  readonly at: StationId;
  readonly queue: QueueShape;
  readonly settled: MapMoment;
}

/** A message that waits, as a letter at its station with the time of its next try. */
function Queue({ at, queue, settled }: QueueProps) {
  const waiting = settled.waiting.get(at);
  if (waiting === undefined) return null;
  const { x, y, width, height } = queue.token;
  const [flap, fall] = [width / 2 - 1.5, height * 0.55];
  const isHere = isLetterHere(settled, at);
  const text =
    waiting.nextTryMs === null ? mapStrings.queued : mapStrings.nextTry(waiting.nextTryMs);
  return (
    <g data-queue={at}>
      <rect
        className={isHere ? 'map-letter-token is-here' : 'map-letter-token'}
        {...queue.token}
        rx="4"
      />
      <path
        className={isHere ? 'map-flap is-here' : 'map-flap'}
        d={`M${x + 1.5} ${y + 1.5}l${flap} ${fall}l${flap} ${-fall}`}
      />
      <SlotText slot={queue.text} text={text} />
    </g>
  );
}

/** When the last capsule passes an eye, for the reading to appear then. */
function passingOf({ layout, movers }: Props, id: string, acting: Motion) {
  const eye = layout.eyes.find((shape) => shape.id === id);
  const line = layout.lines.find(({ key }) => key === eye?.lineKey);
  const observer = line?.observers.find(({ at }) => at === id);
  const mover = movers.at(-1);
  if (line === undefined || observer === undefined || mover === undefined) return null;
  const tap = pointAt(line.track, observer.atPx);
  const [start, end] = mover.window;
  const away = (point: { readonly x: number; readonly y: number }): number =>
    Math.hypot(point.x - tap.x, point.y - tap.y);
  const nearest = [...mover.path].sort((a, b) => away(a) - away(b))[0];
  if (nearest === undefined) return null;
  const share = start + (end - start) * nearest.time;
  return { id: acting.id, delayMs: share * acting.durationMs };
}

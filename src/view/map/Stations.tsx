/** Stations with their names and states, and their ports as roundels. */
import { memo } from 'react';
import { shortenText, wrapName } from '../../layout/fitText';
import type { LabelHosts, MapLabel } from '../../layout/mapLabel';
import { mapLabel } from '../../layout/mapLabel';
import type { Orientation, PortShape, StationShape, ZoneShape } from '../../layout/mapLayout';
import { PORT_PX } from '../../layout/portShape';
import { HOST_MARK_PX } from '../../layout/stationText';
import type { LineForm } from '../../projections/lines';
import { Label, SlotText } from './MapText';

const CORNER_PX = 14;
/** That of the box that is drawn over an impostor's station. */
const BOX_CORNER_PX = 6;
/** From a station's outline to the yellow ring that says "here"; an upright map has less room. */
const RING_PX = { horizontal: 6, vertical: 3 } as const;

interface StationProps {
  readonly station: StationShape;
  /** The machine's state, as the machine names it. */
  readonly state: string | null;
  readonly isHere: boolean;
  readonly orientation: Orientation;
  /** Words that the story puts in the place of the subtitle. */
  readonly subtitle: string | null;
  /** The one of a domain's several hosts that is spoken to. */
  readonly host: string | null;
}

export const Station = memo(function Station(props: StationProps) {
  const { station, state, isHere, orientation, subtitle, host } = props;
  const ringPx = RING_PX[orientation];
  const { id, rect, isRound, labels } = station;
  const corner = isRound ? rect.width / 2 : id === 'box' ? BOX_CORNER_PX : CORNER_PX;
  return (
    <g data-station={id}>
      {isHere && (
        <rect
          className="map-ring"
          x={rect.x - ringPx}
          y={rect.y - ringPx}
          width={rect.width + 2 * ringPx}
          height={rect.height + 2 * ringPx}
          rx={corner + ringPx}
        />
      )}
      <rect className={outlineOf(station)} {...rect} rx={corner} />
      {labels.map((label) =>
        label.hosts === undefined ? (
          <Label key={label.id} label={withSubtitle(label, id, subtitle)} />
        ) : (
          <HostLabel key={label.id} label={label} hosts={label.hosts} host={host} />
        ),
      )}
      {state !== null && <State station={station} state={state} />}
    </g>
  );
});

function outlineOf({ id, isRound, isAbsent }: StationShape): string {
  if (isAbsent) return 'map-station map-none';
  return isRound ? 'map-station map-dns' : `map-station map-${id}`;
}

function withSubtitle(label: MapLabel, id: string, subtitle: string | null): MapLabel {
  return label.id === `${id}.subtitle` && subtitle !== null
    ? { ...label, text: subtitle, tone: 'ink' }
    : label;
}

interface HostProps {
  readonly label: MapLabel;
  readonly hosts: LabelHosts;
  readonly host: string | null;
}

/** A host of several, or some that share a row: the one that is spoken to has a mark. */
function HostLabel({ label, hosts, host }: HostProps) {
  if (host === null || !hosts.names.includes(host)) return <Label label={label} />;
  const { sizePx, face } = label;
  const text = shortenText(host, hosts.mostPx, sizePx, face);
  const shown = mapLabel(label.id, text, 'ink', label);
  // One that has its row to itself needs no telling which it is.
  if (label.anchor === 'start') return <Label label={shown} />;
  const { x, y, height } = shown.box;
  const [left, middle] = [x - HOST_MARK_PX, y + height / 2 - 0.5];
  return (
    <>
      <path className="map-host-mark" d={`M${left} ${middle - 4.5}l7 4.5l-7 4.5z`} />
      <Label label={shown} />
    </>
  );
}

/** One line when the name fits, at the lower place; two lines otherwise. */
function State({ station, state }: { readonly station: StationShape; readonly state: string }) {
  const [first, second] = station.state;
  if (first === undefined) return null;
  const lines = wrapName(state, first.widthPx, first.sizePx, second === undefined ? 1 : 2);
  const [upper = '', lower] = lines;
  const isTop = first.anchor === 'start';
  if (lower === undefined || second === undefined) {
    return <SlotText slot={isTop ? first : (second ?? first)} text={upper} />;
  }
  return (
    <>
      <SlotText slot={first} text={upper} />
      <SlotText slot={second} text={lower} />
    </>
  );
}

interface RoundelProps {
  readonly port: PortShape;
  readonly form: LineForm;
}

/** A port: the form of its line is the form of its roundel. */
export const Roundel = memo(function Roundel({ port, form }: RoundelProps) {
  const { rect, isListening } = port;
  const absent = isListening ? '' : ' map-absent';
  return (
    <g className={`map-roundel map-roundel-${form}${absent}`} data-port={port.port}>
      <rect {...rect} rx={rect.height / 2} />
      <text
        className="map-text map-bold"
        x={rect.x + rect.width / 2}
        y={rect.y + rect.height / 2 + PORT_PX * 0.35}
        fontSize={rect.height < 36 ? PORT_PX - 1 : PORT_PX + 1}
        textAnchor="middle"
      >
        {port.port}
      </text>
    </g>
  );
});

/** Somebody's ground, as a band under everything, with a name. */
export const Zone = memo(function Zone({ zone }: { readonly zone: ZoneShape }) {
  return (
    <g data-zone={zone.id}>
      <rect className="map-zone" {...zone.band} rx="18" />
      <Label label={zone.label} />
    </g>
  );
});

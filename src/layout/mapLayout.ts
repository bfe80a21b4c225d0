/**
 * What the map's geometry says: every shape with its place in pixels, every line as a track with
 * the places of those who stand on it, and the room kept for texts that change with the story.
 */
import type { ObserverId, StationId } from '../trace/station';
import type { MapLabel, TextSlot } from './mapLabel';
import type { Point, Rect } from './rect';
import type { Track } from './track';

export type Orientation = 'horizontal' | 'vertical';

export interface MapSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly orientation: Orientation;
}

export interface StationShape {
  readonly id: StationId;
  readonly rect: Rect;
  readonly isRound: boolean;
  /** Where one would be, and none is: its outline only. */
  readonly isAbsent: boolean;
  readonly labels: readonly MapLabel[];
  /** Where the machine's state stands, in one line or two; none where no machine is. */
  readonly state: readonly TextSlot[];
}

/** A port, drawn as a roundel on the edge of its station. */
export interface PortShape {
  readonly lineKey: string;
  readonly station: StationId;
  readonly port: number;
  readonly rect: Rect;
  readonly isUsed: boolean;
  readonly isListening: boolean;
}

export interface LineShape {
  readonly key: string;
  readonly from: StationId;
  readonly to: StationId;
  readonly port: number | null;
  readonly isUsed: boolean;
  readonly track: Track;
  /** Where something rests that has arrived at either end, from the track's start. */
  readonly rests: { readonly toServerPx: number; readonly toClientPx: number };
  readonly observers: readonly { readonly at: ObserverId; readonly atPx: number }[];
  /** The no-entry disc; it stands where the firewall does. */
  readonly disc: DiscShape | null;
  /** Room for the words "in the clear" or "TLS"; null where there is none. */
  readonly word: TextSlot | null;
}

/** Where a firewall closes a line. The sender's is the gate; a server's own has a caption. */
export interface DiscShape {
  readonly atPx: number;
  readonly direction: 'out' | 'in';
  /** Whose it is and what it does; none at the gate, which says so itself. */
  readonly captions: readonly MapLabel[];
}

/** Somebody on the way who only reads. */
export interface EyeShape {
  readonly id: 'wifi' | 'transit';
  readonly lineKey: string;
  readonly tap: Point;
  readonly centre: Point;
  readonly label: MapLabel;
  readonly reading: TextSlot;
}

/** The ISP: a gate across the lines, with an opening for each. */
export interface GateShape {
  readonly bar: Rect;
  readonly openings: readonly Rect[];
  readonly labels: readonly MapLabel[];
}

/** The box on the path. An impostor is a station as well and has a larger box. */
export interface BoxShape {
  readonly rect: Rect;
  readonly isImpostor: boolean;
  readonly lineKey: string;
  readonly label: MapLabel;
  /** What it is set to do, or what it has done. */
  readonly deed: TextSlot;
  readonly caption: string;
}

/** Where messages wait at a station. */
export interface QueueShape {
  readonly token: Rect;
  readonly text: TextSlot;
}

export type ZoneId = 'sender' | 'provider' | 'recipient';

/** Somebody's ground: the part of the map that belongs to one of the parties. */
export interface ZoneShape {
  readonly id: ZoneId;
  readonly band: Rect;
  readonly label: MapLabel;
}

export interface MapLayout {
  readonly orientation: Orientation;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly zones: readonly ZoneShape[];
  readonly stations: readonly StationShape[];
  readonly ports: readonly PortShape[];
  readonly lines: readonly LineShape[];
  readonly gate: GateShape | null;
  readonly eyes: readonly EyeShape[];
  readonly box: BoxShape | null;
  /** The ways of lookups, each from the station that asks to DNS. */
  readonly lookups: ReadonlyMap<StationId, Track>;
  readonly queues: ReadonlyMap<StationId, QueueShape>;
  /** How large what moves is drawn. */
  readonly capsule: { readonly widthPx: number; readonly heightPx: number };
  /** How wide a text beside something that moves may be. */
  readonly bubbleMostPx: number;
}

/** The name of the link between the MX and the mailbox, which no port belongs to. */
export const MAILBOX_LINE = 'mx-mailbox';

/** Every text of a layout with the room it takes: the fixed labels and the kept slots. */
export function textsOf(layout: MapLayout): readonly (MapLabel | TextSlot)[] {
  const { zones, stations, eyes, box, gate, lines, queues } = layout;
  return [
    ...zones.map(({ label }) => label),
    ...stations.flatMap(({ labels, state }) => [...labels, ...state]),
    ...eyes.flatMap(({ label, reading }) => [label, reading]),
    ...(box === null ? [] : [box.label, box.deed]),
    ...(gate?.labels ?? []),
    ...lines.flatMap(({ word, disc }) => [word ?? [], disc?.captions ?? []].flat()),
    ...[...queues.values()].map(({ text }) => text),
  ];
}

/**
 * What somebody on the way sees of a moment, told apart: words, the names and sizes of a handshake,
 * a control segment, which has no content, or a sealed record. The panel beside the story, the
 * trainer's notes and the text all say it from here. Whoever poses as an end of a connection has
 * all of it and is told apart from those who only listen.
 */
import type { ObserverId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';
import { projectReadings, type ReaderId, type Reading, type Sight } from './readers';
import type { Step } from './steps';

export type WaySightKind = 'readable' | 'end' | 'names' | 'control' | 'sealed';

export interface WaySight {
  readonly kind: WaySightKind;
  /** Who sees the same, in the order of the way. */
  readonly readers: readonly ObserverId[];
  readonly sees: Exclude<Sight, { readonly kind: 'nothing' }>;
}

export interface Way {
  /** Empty where nobody on the way sees anything. */
  readonly sights: readonly WaySight[];
  /** Whether anything moves at all. */
  readonly travels: boolean;
}

const OBSERVERS: readonly ReaderId[] = ['wifi', 'box', 'isp', 'transit'];

const isObserver = (reader: ReaderId): reader is ObserverId => OBSERVERS.includes(reader);

const KINDS = { record: 'sealed', metadata: 'names', control: 'control' } as const;

function kindOf(sees: WaySight['sees'], exposed: boolean): WaySightKind {
  if (sees.kind !== 'all') return KINDS[sees.kind];
  return exposed ? 'readable' : 'end';
}

/** Gathers the readings of those on the way; who sees the same stands together. */
export function gatherWay(readings: readonly Reading[]): Way {
  const sights = new Map<string, WaySight>();
  for (const { reader, sees, exposed } of readings) {
    if (sees.kind === 'nothing' || !isObserver(reader)) continue;
    const kind = kindOf(sees, exposed);
    const key = JSON.stringify([kind, sees]);
    const readers = [...(sights.get(key)?.readers ?? []), reader];
    sights.set(key, { kind, readers, sees });
  }
  const travels = readings.some(({ sees }) => sees.kind !== 'nothing');
  return { sights: [...sights.values()], travels };
}

/** What those on the way see of a step. */
export const projectWay = (trace: Trace, step: Step): Way =>
  gatherWay(projectReadings(trace, step));

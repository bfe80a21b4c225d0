/**
 * Everything the map shows at one step, gathered from the projections and from the events up to
 * there: forms of lines, states, what readers see, what waits in a queue, what the box has done.
 */
import type { Story } from '../../player/story';
import { projectConnections } from '../../projections/connections';
import type { QueueMoment } from '../../projections/queues';
import { projectQueues } from '../../projections/queues';
import type { LineForm } from '../../projections/lines';
import { lineKey, projectLineForms } from '../../projections/lines';
import type { ReaderId, Reading } from '../../projections/readers';
import { projectReadings } from '../../projections/readers';
import { projectStates } from '../../projections/states';
import type { Step, Travel } from '../../projections/steps';

export type Trace = Story['trace'];
export type TraceEvent = Trace['events'][number];
export type StationId = Travel['from'];
type Sent = Extract<TraceEvent, { type: 'wire:segment_sent' }>;
type Changed = Extract<TraceEvent, { type: 'wire:segment_changed' }>;

export interface MapMoment {
  readonly step: Step;
  readonly forms: ReadonlyMap<string, LineForm>;
  readonly states: ReadonlyMap<StationId, string>;
  readonly readings: ReadonlyMap<ReaderId, Reading>;
  /** The line that this step's connection runs on; null when it is about none. */
  readonly lineKey: string | null;
  /** Where messages wait in a queue, and when each is tried again. */
  readonly waiting: ReadonlyMap<StationId, QueueMoment>;
  readonly stored: 'inbox' | 'spam' | 'impostor' | null;
  /** The MX host that was last spoken to, or is. */
  readonly mxHost: string | null;
  /** What the box has done on the way so far; the last of it. */
  readonly deed: Changed['change'] | null;
  /** What it does in this very step. */
  readonly change: Changed | null;
  /** How many lines the moving segment carries. */
  readonly lineCount: number;
  /** Where a step without a movement happens. */
  readonly here: StationId | null;
  readonly tlsVersion: string | null;
  readonly waitedMs: number | null;
  /** The server's end is where the step happens. */
  readonly isAtServer: boolean;
  /** What is sent was sent before, on the same connection, and had no answer. */
  readonly isAgain: boolean;
  /** Why TCP or TLS failed in this step, by its name in the trace. */
  readonly failure: string | null;
}

const STATIONS: readonly StationId[] = ['sender', 'submission', 'mx', 'mailbox', 'dns', 'box'];

const stationOf = (actor: string): StationId | null =>
  STATIONS.find((station) => station === actor) ?? null;

/** What the events up to a step leave behind. */
function leftBehind(events: readonly TraceEvent[]) {
  let stored: MapMoment['stored'] = null;
  let deed: MapMoment['deed'] = null;
  let mxHost: MapMoment['mxHost'] = null;
  for (const event of events) {
    switch (event.type) {
      case 'mailbox:message_stored':
        stored = event.folder;
        break;
      case 'wire:segment_changed':
        deed = event.change;
        break;
      case 'tcp:connection_opened':
        if (event.to === 'mx') mxHost = event.hostName;
        break;
      default:
    }
  }
  return { stored, deed, mxHost };
}

function linesCarried(own: readonly TraceEvent[]): number {
  const segments = own.flatMap((event) =>
    event.type === 'wire:segment_sent' || event.type === 'wire:segment_received'
      ? [event.segment]
      : [],
  );
  const content = segments.at(-1)?.content;
  return content?.kind === 'clear' || content?.kind === 'record' ? content.lines.length : 1;
}

/** Steps that are shown on their line. */
const ON_LINE: ReadonlySet<Step['kind']> = new Set(['sealed', 'waited', 'failed']);

/** Where a step happens that moves nothing: at the station that its last event is about. */
function placeOf(
  step: Step,
  own: readonly TraceEvent[],
  waiting: MapMoment['waiting'],
): StationId | null {
  const isOnLine = step.connection !== null && ON_LINE.has(step.kind);
  if (step.travels.length > 0 || isOnLine) return null;
  const last = own.at(-1);
  if (last?.type === 'story:ended' && last.status === 'delivered') {
    return last.deliveredTo === 'impostor' ? 'box' : 'mailbox';
  }
  const waitsAt = [...waiting.keys()].at(-1);
  if (last?.type === 'story:ended' && last.status === 'deferred' && waitsAt !== undefined) {
    return waitsAt;
  }
  return last === undefined ? null : stationOf(last.actor);
}

/** A SYN that follows another one of its connection. */
function isSentAgain(until: readonly TraceEvent[], own: readonly TraceEvent[]): boolean {
  const first = own.find(isSyn);
  if (first === undefined) return false;
  const { connection } = first.segment;
  const earlier = until.filter(isSyn).filter(({ seq }) => seq < first.seq);
  return earlier.some(({ segment }) => segment.connection === connection);
}

const isSyn = (event: TraceEvent): event is Sent =>
  event.type === 'wire:segment_sent' &&
  event.segment.content.kind === 'control' &&
  event.segment.content.control === 'syn';

function failureOf(own: readonly TraceEvent[]): string | null {
  const event = own.find(({ type }) => type === 'tls:failed' || type === 'tcp:failed');
  if (event?.type === 'tls:failed') return event.failure;
  return event?.type === 'tcp:failed' ? event.reason : null;
}

/** The map's contents at a step. */
export function momentAt(trace: Trace, step: Step): MapMoment {
  const until = trace.events.filter(({ seq }) => seq <= step.seq);
  const own = step.events.flatMap((seq) => trace.events.find((event) => event.seq === seq) ?? []);
  const connection =
    step.connection === null ? undefined : projectConnections(trace).get(step.connection);
  const change = own.find((event) => event.type === 'wire:segment_changed') ?? null;
  const established = own.find((event) => event.type === 'tls:established');
  const readings = projectReadings(trace, step);
  const waiting = projectQueues(trace, step);
  return {
    step,
    forms: projectLineForms(trace, step),
    states: projectStates(trace, step),
    readings: new Map(readings.map((reading) => [reading.reader, reading])),
    lineKey:
      connection === undefined ? null : lineKey(connection.from, connection.to, connection.port),
    waiting,
    ...leftBehind(until),
    change,
    lineCount: linesCarried(own),
    here: placeOf(step, own, waiting),
    tlsVersion: established?.version ?? null,
    isAtServer: connection !== undefined && own.at(-1)?.actor === connection.to,
    isAgain: isSentAgain(until, own),
    failure: failureOf(own),
    waitedMs: step.kind === 'waited' ? step.timeMs - step.startMs : null,
  };
}

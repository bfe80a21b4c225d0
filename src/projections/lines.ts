/**
 * How each line of the map is drawn at a moment: dotted when not in use, thin when TCP is up,
 * hollow when mail goes in the clear, blue rails during a handshake, solid under TLS.
 */
import type { ConnectionId, StationId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';
import { projectConnections } from './connections';
import type { Step } from './steps';

export type LineForm = 'dotted' | 'thin' | 'hollow' | 'handshake' | 'solid';

/** What ends a connection for whoever gets it. */
const ENDS: ReadonlySet<string> = new Set(['fin', 'reset']);

/** The name of a line on the map. */
export const lineKey = (from: StationId, to: StationId, port: number): string =>
  `${from}-${to}:${port}`;

/** The forms of the lines that are in use at a step; all others are dotted. */
export function projectLineForms(trace: Trace, step: Step | null): ReadonlyMap<string, LineForm> {
  const forms = new Map<ConnectionId, LineForm>();
  const sealed = new Map<ConnectionId, number>();
  for (const event of trace.events) {
    if (step === null || event.seq > step.seq) break;
    switch (event.type) {
      case 'tcp:established':
        if (event.side === 'client') forms.set(event.connection, 'thin');
        break;
      case 'wire:segment_received': {
        const { connection, content } = event.segment;
        const isSealed = forms.get(connection) === 'solid';
        if (content.kind === 'handshake' && !isSealed) forms.set(connection, 'handshake');
        if (content.kind === 'clear') forms.set(connection, 'hollow');
        if (content.kind === 'control' && ENDS.has(content.control)) forms.delete(connection);
        break;
      }
      case 'tls:established': {
        const ends = (sealed.get(event.connection) ?? 0) + 1;
        sealed.set(event.connection, ends);
        if (ends === 2) forms.set(event.connection, 'solid');
        break;
      }
      case 'tcp:failed':
        forms.delete(event.connection);
        break;
      default:
    }
  }
  const byLine = new Map<string, LineForm>();
  for (const { id, from, to, port } of projectConnections(trace).values()) {
    const form = forms.get(id);
    if (form !== undefined) byLine.set(lineKey(from, to, port), form);
  }
  return byLine;
}

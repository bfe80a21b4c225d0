/** The state of each station's machine at a moment, as its machine names it. */
import type { StationId } from '../trace/station';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step } from './steps';

/** Where every server's machine of a connection ends. */
const OVER = 'closed';

/** A new attempt begins with a question to DNS, or with a connection where none is asked. */
const BEGINS: ReadonlySet<TraceEvent['type']> = new Set([
  'dns:query_sent',
  'tcp:connection_opened',
]);

/**
 * The last state of each station's speaking machine; the receiver's judgement is not one. A
 * server that closed has no state any more when another party begins the next attempt: its next
 * connection has a machine of its own.
 */
export function projectStates(trace: Trace, step: Step | null): ReadonlyMap<StationId, string> {
  const states = new Map<StationId, string>();
  for (const event of trace.events) {
    if (step === null || event.seq > step.seq) break;
    if (BEGINS.has(event.type)) forgetClosed(states, toStation(event.actor));
    if (event.type !== 'machine:transitioned' || event.machine === 'receiver') continue;
    states.set(toStation(event.actor), event.to);
  }
  return states;
}

function forgetClosed(states: Map<StationId, string>, beginner: StationId): void {
  for (const [station, state] of states) {
    if (state === OVER && station !== beginner) states.delete(station);
  }
}

/** The state of each station's machine at a moment, as its machine names it. */
import type { StationId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step } from './steps';

/** The last state of each station's speaking machine; the receiver's judgement is not one. */
export function projectStates(trace: Trace, step: Step | null): ReadonlyMap<StationId, string> {
  const states = new Map<StationId, string>();
  for (const event of trace.events) {
    if (step === null || event.seq > step.seq) break;
    if (event.type !== 'machine:transitioned' || event.machine === 'receiver') continue;
    states.set(toStation(event.actor), event.to);
  }
  return states;
}

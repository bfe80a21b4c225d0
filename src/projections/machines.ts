/**
 * The machines of a story at a moment: each by the part it plays, the state it is in, and the moves
 * that took it there. All of it is what the trace recorded; nothing is worked out from lines.
 */
import type { RuleId } from '../trace/rules';
import type { ConnectionId, StationId } from '../trace/station';
import type { EventOf, MachineId, Trace } from '../trace/traceEvent';
import { toStation } from './connections';
import type { Step } from './steps';

export type { MachineId } from '../trace/traceEvent';

/** One move: the event that a machine was told of, and what it did about it. */
export interface MachineMove {
  readonly seq: number;
  readonly timeMs: number;
  readonly event: string;
  /** Innermost names of states; the same twice where the machine stayed. */
  readonly from: string;
  readonly to: string;
  readonly rule: RuleId;
}

export interface MachineMoment {
  /** Tells this machine from every other of the story. */
  readonly key: string;
  readonly machine: MachineId;
  /** Whose machine it is. */
  readonly station: StationId;
  /** What it is for: the connection it speaks on, or the rest of its name, such as a domain. */
  readonly connection: ConnectionId | null;
  readonly subject: string;
  /** The innermost name of the state it is in; before its first move, that in which it waits. */
  readonly state: string;
  /** Its moves up to the moment, in order. */
  readonly moves: readonly MachineMove[];
}

type Transitioned = EventOf<'machine:transitioned'>;

interface Growing extends Omit<MachineMoment, 'state' | 'moves'> {
  state: string;
  readonly moves: MachineMove[];
}

/** A postscreen and the server behind it share an instance, one after the other. */
const keyOf = ({ machine, instance }: Transitioned): string => `${machine} ${instance}`;

const isConnection = (text: string): text is ConnectionId => /^c\d+$/u.test(text);

/** `submission.relay.example.net` is the relay of `submission` for `example.net`. */
function begin(event: Transitioned): Growing {
  const subject = event.instance.split('.').slice(2).join('.');
  return {
    key: keyOf(event),
    machine: event.machine,
    station: toStation(event.actor),
    connection: isConnection(subject) ? subject : null,
    subject,
    state: event.from,
    moves: [],
  };
}

/**
 * Every machine of a story in the order in which they first move, as it is at a step: also those
 * that have not moved by then. An event that a machine has no row for is no move.
 */
export function projectMachines(trace: Trace, step: Step): readonly MachineMoment[] {
  const machines = new Map<string, Growing>();
  for (const event of trace.events) {
    if (event.type !== 'machine:transitioned') continue;
    const key = keyOf(event);
    const machine = machines.get(key) ?? begin(event);
    machines.set(key, machine);
    const { seq, timeMs, from, to, rule } = event;
    if (seq > step.seq || rule === null) continue;
    machine.moves.push({ seq, timeMs, event: event.event, from, to, rule });
    machine.state = to;
  }
  return [...machines.values()];
}

/** The machine that moved last; before any move, the one that will move first. */
export function lastMoved(machines: readonly MachineMoment[]): MachineMoment | null {
  const lastSeq = (machine: MachineMoment): number => machine.moves.at(-1)?.seq ?? -1;
  return machines.reduce<MachineMoment | null>(
    (last, machine) => (last === null || lastSeq(machine) > lastSeq(last) ? machine : last),
    null,
  );
}

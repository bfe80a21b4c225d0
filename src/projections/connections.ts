/**
 * The connections of a story, by id: who opened them, to whom, on which port and leg of the way.
 */
import type { ConnectionId, StationId } from '../trace/station';
import type { Trace } from '../trace/traceEvent';

/** Which part of the way: from the sender to its server, or between servers. */
export type Leg = 'submit' | 'relay';

export interface ConnectionFacts {
  readonly id: ConnectionId;
  readonly leg: Leg;
  readonly from: StationId;
  readonly to: StationId;
  readonly hostName: string;
  readonly port: number;
  readonly roundTripMs: number;
}

/** Every connection of a trace, in the order in which they were opened. */
export function projectConnections(trace: Trace): ReadonlyMap<ConnectionId, ConnectionFacts> {
  const connections = new Map<ConnectionId, ConnectionFacts>();
  for (const event of trace.events) {
    if (event.type !== 'tcp:connection_opened') continue;
    const { connection, to, hostName, port, roundTripMs } = event;
    const from = toStation(event.actor);
    const leg = from === 'sender' ? 'submit' : 'relay';
    connections.set(connection, { id: connection, leg, from, to, hostName, port, roundTripMs });
  }
  return connections;
}

const STATIONS: readonly StationId[] = ['sender', 'submission', 'mx', 'mailbox', 'dns', 'box'];

/** An actor that is a station; observers on the path open no connections. */
export const toStation = (actor: string): StationId =>
  STATIONS.find((station) => station === actor) ?? 'sender';

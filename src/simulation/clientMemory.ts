/**
 * A host's memory as one connection needs it: everything about one client, by the clock of the
 * story, within the unit of time in which its server counts (Postfix's anvil_rate_time_unit).
 */
import { postfixTimeMs } from '../software/postfix/postfixTime';
import type { ClientCounts } from '../software/serverSoftware';
import type { ServiceSettings } from '../software/serviceSettings';
import type { CountedEvent, HostMemory, Mailbox } from './hostMemory';

export interface ClientMemory {
  /** What is known of the client when it connects, this connection included. */
  readonly counts: ClientCounts;
  /** The connection is over; to say so twice counts once. */
  readonly disconnect: () => void;
  /** Counts an event; how many there were lately, this one included. */
  readonly count: (event: CountedEvent) => number;
  /** How many there were lately. */
  readonly recent: (event: CountedEvent) => number;
  readonly attempt: (sender: string, recipient: string) => number | null;
  /** Whether postscreen knows the client as one that speaks properly. */
  readonly isScreened: () => boolean;
  readonly noteScreened: () => void;
  readonly mailbox: (address: string) => Mailbox | null;
}

/** A unit for servers that do not count. */
const USUAL_UNIT_MS = 60_000;

/** A client connects: from now on its connection counts. */
export function rememberClient(
  memory: HostMemory,
  settings: ServiceSettings,
  client: string,
  nowMs: () => number,
): ClientMemory {
  const unitMs =
    settings.software === 'postfix'
      ? postfixTimeMs(settings.parameters.anvil_rate_time_unit)
      : USUAL_UNIT_MS;
  const recent: ClientMemory['recent'] = (event) => memory.recent(event, client, nowMs(), unitMs);
  let isConnected = true;
  const { open, recent: connections } = memory.connect(client, nowMs(), unitMs);
  return {
    counts: {
      openConnections: open,
      connections,
      tlsSessions: recent('tlsSessions'),
      logins: recent('logins'),
    },
    disconnect: () => {
      if (isConnected) memory.disconnect(client);
      isConnected = false;
    },
    count: (event) => memory.count(event, client, nowMs(), unitMs),
    recent,
    attempt: (sender, recipient) =>
      memory.attempt({ clientAddress: client, sender, recipient }, nowMs()),
    isScreened: () => memory.isScreened(client),
    noteScreened: () => memory.noteScreened(client),
    mailbox: memory.mailbox,
  };
}

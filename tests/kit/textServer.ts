// A server station on a text dialogue with a clock of its own, for tests: what it said, and which
// rule each of its moves followed, so that nothing it hears can be lost unnoticed.

import type { Peer } from '../../src/machines/serverSession';
import { rememberClient } from '../../src/simulation/clientMemory';
import { createEventQueue } from '../../src/simulation/eventQueue';
import { createHostMemory } from '../../src/simulation/hostMemory';
import type { AcceptedMessage } from '../../src/simulation/serverEnvironment';
import { createServerStation } from '../../src/simulation/serverStation';
import type { ServiceSettings } from '../../src/software/serviceSettings';
import { formatReply } from '../../src/smtp/reply';
import { EMPTY_MEMORY } from '../../src/world/memorySchema';
import type { MachineId } from '../../src/trace/traceEvent';

export interface Heard {
  readonly machine: MachineId;
  readonly event: string;
  readonly rule: string | null;
  readonly from: string;
  readonly to: string;
}

export interface TextServer {
  readonly open: () => void;
  /** One write of the client; what follows at once is carried out before this returns. */
  readonly write: (...lines: readonly string[]) => void;
  readonly secure: () => void;
  readonly failHandshake: () => void;
  readonly writeUnreadable: () => void;
  readonly lose: () => void;
  readonly advance: (durationMs: number) => void;
  readonly state: () => string;
  /** Every reply, as its lines. */
  readonly replies: readonly (readonly string[])[];
  readonly moves: readonly Heard[];
  readonly accepted: readonly AcceptedMessage[];
  readonly closed: () => 'fin' | 'reset' | null;
}

const PEER: Peer = { ipAddress: '198.51.100.7', hostName: 'client.example.org' };

/** A server that nobody has connected to; alice's password is `password`. */
export function createTextServer(settings: ServiceSettings): TextServer {
  const queue = createEventQueue();
  const replies: (readonly string[])[] = [];
  const moves: Heard[] = [];
  const accepted: AcceptedMessage[] = [];
  let closing: 'fin' | 'reset' | null = null;
  let count = 0;
  const station = createServerStation(
    settings,
    PEER,
    {
      sendReply: (reply) => replies.push(formatReply(reply)),
      sendLines: (lines) => replies.push(lines),
      startTls: () => undefined,
      close: (how) => {
        closing = how;
      },
    },
    {
      after: queue.after,
      noteMove: (machine, event, { rule, from, to }) =>
        moves.push({ machine, event, rule, from, to }),
      checkLogin: (user, proof) => ({
        delayMs: 0,
        answer: {
          accepted:
            user === 'alice@example.org' &&
            proof.kind === 'password' &&
            proof.password === 'password',
        },
      }),
      memory: rememberClient(createHostMemory(EMPTY_MEMORY), settings, PEER.ipAddress, queue.nowMs),
      lookUp: (_query, then) => queue.after(0, () => then({ status: 'nxdomain' })),
      nextQueueId: () => `46326230F${(count += 1)}`,
      noteRefusal: () => undefined,
      takeMessage: (message) => accepted.push(message),
    },
  );
  const settle = (): boolean => queue.runUntil(queue.nowMs());
  const then = (act: () => void) => () => {
    act();
    settle();
  };
  station.announce();
  settle();
  return {
    open: then(() => station.open()),
    write: (...lines) => then(() => station.receiveLines(lines))(),
    secure: then(() => station.secure()),
    failHandshake: then(() => station.failHandshake()),
    writeUnreadable: then(() => station.receiveUnreadable()),
    lose: then(() => station.lose()),
    advance: (durationMs) => queue.runUntil(queue.nowMs() + durationMs),
    state: () => station.state(),
    replies,
    moves,
    accepted,
    closed: () => closing,
  };
}

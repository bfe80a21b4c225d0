/**
 * What everything in one simulated story shares: the world, the clock, the trace and the counters.
 */
import type { RuleId } from '../trace/rules';
import type { ObserverId, StationId } from '../trace/station';
import type { DnsAnswer, DnsQuery, MachineId, TraceEventBody } from '../trace/traceEvent';
import type { World } from '../world/worldSchema';
import type { EventQueue, PlannedTask } from './eventQueue';
import { createHostMemory, type HostMemory } from './hostMemory';
import { eximIdFor, queueIdFor } from './identifiers';
import type { Move } from './machineRunner';
import { epochMsOf } from './messageText';
import { EndlessStoryError, type Recorder } from './recorder';
import { answerQuery } from './resolver';

/** How one message to one group of recipients ended so far. */
export interface Fate {
  readonly status: 'delivered' | 'deferred' | 'bounced' | 'discarded';
  readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
  readonly rule: RuleId;
  readonly detail: string;
}

export interface Story {
  readonly world: World;
  readonly nowMs: () => number;
  readonly after: (delayMs: number, run: () => void) => PlannedTask;
  readonly record: (
    actor: StationId | ObserverId,
    rule: RuleId | null,
    body: TraceEventBody,
  ) => number;
  readonly noteMove: (
    actor: StationId,
    instance: string,
    machine: MachineId,
    event: string,
    move: Move<unknown>,
  ) => void;
  readonly lookUp: (actor: StationId, query: DnsQuery, then: (answer: DnsAnswer) => void) => void;
  readonly nextConnection: () => number;
  readonly nextSegment: () => number;
  /** Counts the connections that have broken. */
  readonly nextCut: () => number;
  /** A queue id in the form of a software. */
  readonly nextQueueId: (software: 'postfix' | 'exim') => string;
  /** What the host of a server remembers. */
  readonly memoryOf: (role: 'submission' | 'mx') => HostMemory;
  /** The fate of each delivery, by a key that a later fate replaces. */
  readonly fates: Map<string, Fate>;
}

/** How long a resolver that gets no answer keeps trying. */
const RESOLVER_TIMEOUT_MS = 10_000;

/** How many moves one machine may make; a world over it is an error, not a long story. */
const MAXIMUM_MOVES = 5000;

/** Counts the moves of each machine, and refuses those of one that never ends. */
const createMoveLimit = (): ((instance: string, event: string) => void) => {
  const moves = new Map<string, number>();
  return (instance, event) => {
    const count = (moves.get(instance) ?? 0) + 1;
    moves.set(instance, count);
    if (count <= MAXIMUM_MOVES) return;
    throw new EndlessStoryError(
      `The story of this world does not end: ${instance} has made ${MAXIMUM_MOVES} moves. ` +
        `The last one: ${event}.`,
    );
  };
};

const counter = () => {
  let value = 0;
  return () => {
    value += 1;
    return value;
  };
};

/** What the resolver gets to hear: nothing, where somebody on the way swallows the answer. */
function answerOf({ dns, seed }: World, query: DnsQuery): DnsAnswer {
  const name = query.name.toLowerCase();
  if (dns.swallowed.some((swallowed) => swallowed.toLowerCase() === name)) {
    return { status: 'timeout' };
  }
  const answer = answerQuery(dns.records, query, seed);
  const isSigned = dns.signedZones.some(
    (zone) => name === zone.toLowerCase() || name.endsWith(`.${zone.toLowerCase()}`),
  );
  return answer.status === 'found' && isSigned ? { ...answer, authentic: true } : answer;
}

/** A story at its beginning. */
export function createStory(world: World, queue: EventQueue, recorder: Recorder): Story {
  const nextQueueNumber = counter();
  const memories = {
    submission: createHostMemory(world.submission.memory),
    mx: createHostMemory(world.mx.memory),
  };
  const limitMoves = createMoveLimit();
  const after: Story['after'] = (delayMs, run) => {
    const cause = recorder.cause();
    return queue.after(delayMs, () => {
      recorder.resume(cause);
      run();
    });
  };
  return {
    world,
    nowMs: queue.nowMs,
    after,
    record: recorder.record,
    noteMove: (actor, instance, machine, event, { from, to, rule }) => {
      limitMoves(instance, event);
      recorder.record(actor, rule, {
        type: 'machine:transitioned',
        machine,
        instance,
        event,
        from,
        to,
      });
    },
    lookUp: (actor, query, then) => {
      recorder.record(actor, 'dns.query', { type: 'dns:query_sent', query });
      const answer = answerOf(world, query);
      const delayMs =
        answer.status === 'timeout' ? RESOLVER_TIMEOUT_MS : world.network.roundTripMs.resolver;
      after(delayMs, () => {
        recorder.record(actor, 'dns.answer', { type: 'dns:answer_received', query, answer });
        then(answer);
      });
    },
    nextConnection: counter(),
    nextSegment: counter(),
    nextCut: counter(),
    nextQueueId: (software) => {
      const number = nextQueueNumber();
      if (software === 'postfix') return queueIdFor(world.seed, number);
      return eximIdFor(world.seed, number, epochMsOf(world.startsAt) + queue.nowMs());
    },
    memoryOf: (role) => memories[role],
    fates: new Map(),
  };
}

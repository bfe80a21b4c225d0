/**
 * What one party sees of a step: what a line's readers see (`readers.ts`), and beside the lines
 * what DNS is asked, what lies in a mailbox, and what a party decides for itself.
 */
import type { Trace, TraceEvent } from '../trace/traceEvent';
import { projectReadings, readersOf, type ReaderId, type Sight } from './readers';
import { projectConnections } from './connections';
import type { Step } from './steps';

const NOTHING: Sight = { kind: 'nothing' };

const eventsOf = (trace: Trace, step: Step): readonly TraceEvent[] =>
  step.events.flatMap((seq) => trace.events[seq] ?? []);

/** Everyone whose eyes one can look through in a story, in the order of the way. */
export function vantagesOf(trace: Trace): readonly ReaderId[] {
  const asksDns = trace.events.some(({ type }) => type === 'dns:query_sent');
  const readers = readersOf(trace);
  return asksDns ? [...readers.filter((reader) => reader !== 'dns'), 'dns'] : readers;
}

/** DNS knows what it is asked, and nothing else. */
const seenByDns = (step: Step): Sight =>
  step.kind === 'lookup' ? { kind: 'all', lines: step.travels.map(({ label }) => label) } : NOTHING;

/** Whoever opens the mailbox finds what was stored, and saw nothing of the way. */
function seenInMailbox(events: readonly TraceEvent[]): Sight {
  const stored = events.find(
    (event) => event.type === 'mailbox:message_stored' && event.folder !== 'impostor',
  );
  return stored?.type === 'mailbox:message_stored' ? { kind: 'all', lines: stored.lines } : NOTHING;
}

/** What is seen of a step from a vantage. */
export function sightFrom(trace: Trace, step: Step, vantage: ReaderId): Sight {
  if (vantage === 'dns') return seenByDns(step);
  if (vantage === 'mailbox') return seenInMailbox(eventsOf(trace, step));
  const reading = projectReadings(trace, step).find(({ reader }) => reader === vantage);
  return reading?.sees ?? NOTHING;
}

/**
 * Whether a party can know of an event. What is done to a segment on the way is known to who does
 * it and to nobody else: the others have what reached them (RFC 3207 §6).
 */
export const isKnownTo = (event: TraceEvent, vantage: ReaderId): boolean =>
  event.type === 'wire:segment_changed' || event.type === 'wire:segment_stopped'
    ? event.at === vantage
    : true;

/** Both ends of a connection know when it is sealed, though the trace says it for the later one. */
const endsOf = (trace: Trace, { kind, connection }: Step): readonly ReaderId[] => {
  const facts = connection === null ? undefined : projectConnections(trace).get(connection);
  return kind === 'sealed' && facts !== undefined ? [facts.from, facts.to] : [];
};

/**
 * Whether a step is the vantage's own doing or deciding, with nothing on the way. How the story
 * ends is nobody's own: a sender does not see what becomes of its message elsewhere.
 */
export const isOwnStep = (trace: Trace, step: Step, vantage: ReaderId): boolean =>
  endsOf(trace, step).includes(vantage) ||
  eventsOf(trace, step).some(({ actor, type }) => actor === vantage && type !== 'story:ended');

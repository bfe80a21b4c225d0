/**
 * A story as one lane of a comparison: the way of the sender's own message on an axis of round
 * trips from its first SYN, how readable it was on each stretch, where its phases begin, and the
 * counts that are compared. RFC 8314 §3.3, RFC 3207 §4, RFC 9293 §3.5.
 */
import type { Segment, WireLine } from '../trace/segment';
import type { Trace } from '../trace/traceEvent';
import { projectConnections } from './connections';
import { namesAddress } from './exposure';
import { lineKey, projectLineForms, type LineForm } from './lines';
import type { Phase } from './phases';
import { projectRoundTrips } from './roundTrips';
import type { PhaseId, Step } from './steps';

export interface LaneStretch {
  /** In round trips. */
  readonly from: number;
  readonly to: number;
  readonly form: LineForm;
}

export interface LaneStop {
  readonly at: number;
  readonly phase: PhaseId;
}

export interface ClearCount {
  /** Octets of SMTP as they were sent: greetings and commands as well as mail. */
  readonly octets: number;
  /** Whether an address of the envelope or a line of the message was among them. */
  readonly hasMail: boolean;
}

export interface LaneCounts {
  /** In round trips; null for what did not happen. */
  readonly greeted: number | null;
  readonly firstSealed: number | null;
  readonly loggedIn: number | null;
  readonly passwordSent: { readonly at: number; readonly sealed: boolean } | null;
  readonly accepted: number | null;
  readonly delivered: number | null;
  /** What crossed in the clear on the sender's own connections, to the first server. */
  readonly clearFirst: ClearCount;
  /** What crossed in the clear beyond the first server, on other parties' connections. */
  readonly clearBeyond: ClearCount;
}

export interface Lane {
  readonly roundTripMs: number;
  readonly stretches: readonly LaneStretch[];
  readonly stops: readonly LaneStop[];
  /** Where the sender's part of the story ends. */
  readonly end: number;
  readonly endMs: number;
  /** The index of the last step of the sender's part. */
  readonly lastStep: number;
  /** When each step ends, in round trips. */
  readonly times: readonly number[];
  readonly counts: LaneCounts;
}

/** Two decimals, as in `roundTrips.ts`. */
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The last step of what the sender does: until its connections are over. */
function lastOwnStep(trace: Trace, steps: readonly Step[]): number {
  const connections = projectConnections(trace);
  const isOwn = ({ connection }: Step): boolean =>
    connection !== null && connections.get(connection)?.from === 'sender';
  const last = steps.findLast(isOwn) ?? steps.at(-1);
  return last?.index ?? 0;
}

/** The form of the sender's line after each step; the last connection that it opened counts. */
function formsOf(trace: Trace, steps: readonly Step[]): readonly LineForm[] {
  const own = [...projectConnections(trace).values()].filter(({ from }) => from === 'sender');
  return steps.map((step) => {
    const forms = projectLineForms(trace, step);
    const found = own.map(({ from, to, port }) => forms.get(lineKey(from, to, port)));
    return found.find((form) => form !== undefined) ?? 'dotted';
  });
}

function stretchesOf(times: readonly number[], forms: readonly LineForm[]): readonly LaneStretch[] {
  const stretches: LaneStretch[] = [];
  for (const [index, to] of times.entries()) {
    const from = times[index - 1] ?? 0;
    const form = forms[index - 1] ?? 'dotted';
    const last = stretches.at(-1);
    if (to <= from) continue;
    if (last?.form === form) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, form });
  }
  return stretches;
}

const isMail = (line: WireLine): boolean => line.part === 'data' || namesAddress(line);

function clearCount(segments: readonly Segment[]): ClearCount {
  let octets = 0;
  let hasMail = false;
  for (const { content } of segments) {
    if (content.kind !== 'clear') continue;
    octets += content.octets;
    hasMail ||= content.lines.some(isMail);
  }
  return { octets, hasMail };
}

function countsOf(trace: Trace, roundTripMs: number): LaneCounts {
  const { banner, authenticated, accepted, delivered } = projectRoundTrips(trace);
  const connections = projectConnections(trace);
  const all = trace.events.flatMap((event) =>
    event.type === 'wire:segment_sent'
      ? [{ at: rounded(event.timeMs / roundTripMs), segment: event.segment }]
      : [],
  );
  const isOwn = ({ connection }: Segment) => connections.get(connection)?.from === 'sender';
  const sent = all.filter(({ segment }) => isOwn(segment));
  const sealed = sent.find(({ segment }) => segment.content.kind === 'record');
  const secret = sent.find(
    ({ segment: { content } }) =>
      'lines' in content &&
      content.lines.some(({ secrets }) => secrets.some(({ what }) => what !== 'login')),
  );
  return {
    greeted: banner,
    firstSealed: sealed?.at ?? null,
    loggedIn: authenticated,
    passwordSent:
      secret === undefined
        ? null
        : { at: secret.at, sealed: secret.segment.content.kind === 'record' },
    accepted,
    delivered,
    clearFirst: clearCount(sent.map(({ segment }) => segment)),
    clearBeyond: clearCount(all.map(({ segment }) => segment).filter((segment) => !isOwn(segment))),
  };
}

/** The lane of a story. Times before the first SYN, while DNS is asked, count as its start. */
export function projectLane(trace: Trace, steps: readonly Step[], phases: readonly Phase[]): Lane {
  const [first] = projectConnections(trace).values();
  const roundTripMs = first === undefined || first.roundTripMs === 0 ? 100 : first.roundTripMs;
  const lastStep = lastOwnStep(trace, steps);
  const own = steps.slice(0, lastStep + 1);
  const times = own.map(({ timeMs }) => rounded(Math.max(0, timeMs) / roundTripMs));
  return {
    roundTripMs,
    stretches: stretchesOf(times, formsOf(trace, own)),
    stops: phases
      .filter(({ firstStep }) => firstStep <= lastStep)
      .map(({ id, firstStep }) => ({ at: times[firstStep - 1] ?? 0, phase: id })),
    end: times.at(-1) ?? 0,
    endMs: own.at(-1)?.timeMs ?? 0,
    lastStep,
    times,
    counts: countsOf(trace, roundTripMs),
  };
}

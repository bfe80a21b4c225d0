/**
 * The dialogue: every line as its receiver got it, with bands between for what is no line. In the
 * order of the steps; an entry has landed when the cursor is at its step or later.
 */
import type { Secret, WireLine } from '../trace/segment';
import type { ConnectionId } from '../trace/station';
import type { Trace, TraceEvent } from '../trace/traceEvent';
import type { Leg } from './connections';
import type { Step } from './steps';

export interface DialogueLine {
  readonly kind: 'line';
  readonly step: number;
  readonly leg: Leg;
  readonly connection: ConnectionId;
  readonly speaker: 'client' | 'server';
  readonly text: string;
  readonly sealed: boolean;
  readonly timeMs: number;
  readonly part: WireLine['part'];
  readonly secrets: readonly Secret[];
  readonly firstOfStep: boolean;
}

export interface DialogueBand {
  readonly kind: 'band';
  readonly step: number;
  readonly leg: Leg;
  readonly connection: ConnectionId | null;
  readonly timeMs: number;
  readonly event: TraceEvent;
}

export type DialogueEntry = DialogueLine | DialogueBand;

/** The event that a band is about: the last of its step's. */
const bandEvent = (trace: Trace, step: Step): TraceEvent | undefined => {
  const last = step.events.at(-1);
  return last === undefined ? undefined : trace.events[last];
};

function lineEntries(step: Step, event: TraceEvent): readonly DialogueEntry[] {
  const segment =
    event.type === 'wire:segment_received' || event.type === 'wire:segment_sent'
      ? event.segment
      : null;
  if (segment === null || step.speaker === null || step.connection === null) return [];
  const { content } = segment;
  if (content.kind !== 'clear' && content.kind !== 'record') return [];
  const { speaker, connection } = step;
  return content.lines.map((line, index) => ({
    kind: 'line',
    step: step.index,
    leg: step.leg,
    connection,
    speaker,
    text: line.text,
    sealed: content.kind === 'record',
    timeMs: step.timeMs,
    part: line.part,
    secrets: line.secrets,
    firstOfStep: index === 0,
  }));
}

const band = (step: Step, event: TraceEvent): DialogueBand => ({
  kind: 'band',
  step: step.index,
  leg: step.leg,
  connection: step.connection,
  timeMs: step.timeMs,
  event,
});

/** A line that the box swallowed was written all the same: it is quoted from where it was sent. */
function entriesOf(trace: Trace, step: Step): readonly DialogueEntry[] {
  const events = step.events.flatMap((seq) => trace.events[seq] ?? []);
  const last = bandEvent(trace, step);
  if (last === undefined) return [];
  if (step.kind !== 'line') return [band(step, last)];
  const received = events.find(({ type }) => type === 'wire:segment_received');
  const sent = events.find(({ type }) => type === 'wire:segment_sent');
  const change = events.find(({ type }) => type === 'wire:segment_changed');
  const spoken = received ?? sent;
  return [
    ...(spoken === undefined ? [] : lineEntries(step, spoken)),
    ...(change === undefined || (received !== undefined && sent === undefined)
      ? []
      : [band(step, change)]),
  ];
}

/** The dialogue of a story, with its bands. */
export const projectDialogue = (trace: Trace, steps: readonly Step[]): readonly DialogueEntry[] =>
  steps.flatMap((step) => entriesOf(trace, step));

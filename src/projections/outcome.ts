/** How a story ended, read from its last event. */
import type { RuleId } from '../trace/rules';
import type { OutcomeStatus, Trace } from '../trace/traceEvent';

export interface Outcome {
  readonly status: OutcomeStatus;
  readonly deliveredTo: 'inbox' | 'spam' | 'impostor' | null;
  /** The rule that decided. */
  readonly rule: RuleId;
  /** The decisive reply or failure, quoted; '' when there is none. */
  readonly detail: string;
}

/** The outcome of a story; a trace that stops short counts as aborted. */
export function projectOutcome(trace: Trace): Outcome {
  const ended = trace.events.findLast((event) => event.type === 'story:ended');
  if (ended === undefined) {
    return { status: 'aborted', deliveredTo: null, rule: 'story.end', detail: '' };
  }
  const { status, deliveredTo, detail, rule } = ended;
  return { status, deliveredTo, rule: rule ?? 'story.end', detail };
}

/** Judges a story against a goal: what holds, and what does not. */
import type { Trace } from '../trace/traceEvent';
import { projectExposure } from './exposure';
import { projectOutcome } from './outcome';

/** The conditions of a goal; the shape that worlds' goals have. */
export interface GoalConditions {
  readonly status: string;
  readonly deliveredTo: string | null;
  readonly credentialsExposed: boolean;
  readonly messageExposed: boolean;
  readonly fires: readonly string[];
  readonly says: readonly string[];
}

export interface GoalJudgement {
  readonly reached: boolean;
  /** The names of the conditions that do not hold. */
  readonly missed: readonly string[];
}

/** Every line that reached its receiver. */
const linesSaid = (trace: Trace): ReadonlySet<string> =>
  new Set(
    trace.events.flatMap((event) =>
      event.type === 'wire:segment_received' && 'lines' in event.segment.content
        ? event.segment.content.lines.map(({ text }) => text)
        : [],
    ),
  );

/** Whether a story reaches a goal. */
export function judgeGoal(trace: Trace, goal: GoalConditions): GoalJudgement {
  const outcome = projectOutcome(trace);
  const exposure = projectExposure(trace);
  const fired = new Set<string>(trace.events.flatMap(({ rule }) => rule ?? []));
  const said = linesSaid(trace);
  const missed = [
    ...(outcome.status === goal.status ? [] : ['status']),
    ...(outcome.deliveredTo === goal.deliveredTo ? [] : ['deliveredTo']),
    ...(exposure.credentials === goal.credentialsExposed ? [] : ['credentialsExposed']),
    ...(exposure.message === goal.messageExposed ? [] : ['messageExposed']),
    ...goal.fires.filter((rule) => !fired.has(rule)),
    ...goal.says.filter((line) => !said.has(line)),
  ];
  return { reached: missed.length === 0, missed };
}

/**
 * The steps of a story: what a person moves through. One step for each thing that arrives, fails,
 * is sealed, waits or is decided; what happens in between belongs to the step that it leads to.
 */
import { isRuleId, type RuleId } from '../trace/rules';
import type { ConnectionId, ObserverId, StationId } from '../trace/station';
import type { MomentKind } from '../trace/stepFacts';
import type { Trace } from '../trace/traceEvent';
import type { Leg } from './connections';
import { createPhaseTracker, type PhaseId } from './phaseTracker';
import { draftSteps } from './stepDrafts';
import type { StepDraft } from './stepReading';

export type { Leg } from './connections';
export type { PhaseId } from './phaseTracker';

/** What kind of moment a step is. */
export type StepKind = MomentKind;

/** Something that moves along a line of the map during a step. */
export interface Travel {
  readonly from: StationId;
  readonly to: StationId;
  /** Who stands on the way, in travelling order. */
  readonly via: readonly ObserverId[];
  readonly stopsAt: ObserverId | null;
  readonly changedAt: ObserverId | null;
  readonly form: 'control' | 'postcard' | 'handshake' | 'sealed';
  /** The first line, or the name of what moves. */
  readonly label: string;
  readonly port: number | null;
  readonly connection: ConnectionId | null;
}

export interface Step {
  readonly index: number;
  /** A lasting name of this place: the rule and how many of it have been. */
  readonly anchor: string;
  readonly rule: RuleId;
  readonly kind: StepKind;
  readonly phase: PhaseId;
  readonly leg: Leg;
  readonly connection: ConnectionId | null;
  readonly port: number | null;
  readonly startMs: number;
  readonly timeMs: number;
  /** The last event of this step; the story "at" it is every event up to here. */
  readonly seq: number;
  readonly events: readonly number[];
  readonly speaker: 'client' | 'server' | null;
  readonly travels: readonly Travel[];
}

/** The steps of a trace, in the order in which they end. */
export function projectSteps(trace: Trace): readonly Step[] {
  const drafts = draftSteps(trace);
  const phaseOf = createPhaseTracker(drafts);
  const counts = new Map<RuleId, number>();
  return drafts.map((draft: StepDraft, index) => {
    const count = (counts.get(draft.rule) ?? 0) + 1;
    counts.set(draft.rule, count);
    return { ...draft, index, anchor: `${draft.rule}~${count}`, phase: phaseOf(draft) };
  });
}

/** The index of the step with an anchor, or null; a bare rule means its first step. */
export function findAnchor(steps: readonly Step[], anchor: string): number | null {
  const wanted = isRuleId(anchor) ? `${anchor}~1` : anchor;
  return steps.find((step) => step.anchor === wanted)?.index ?? null;
}

/**
 * A machine as data: its states and the rows of its table, as its definition has them. Made by
 * `readChart`, never by hand, so that a drawing shows the machine that plays the part.
 */
import type { RuleId } from '../trace/rules';
import type { MachineId } from '../trace/traceEvent';

/** `history` stands for the state that was left last; nothing rests there. */
export type ChartStateKind = 'resting' | 'compound' | 'history';

export interface ChartState {
  /** The place in the machine: `serverSession.conversing.ready`; the machine itself is no state. */
  readonly id: string;
  /** The innermost name, as a trace has it: `ready`. */
  readonly name: string;
  /** The state it lies in; null for those that lie in the machine itself. */
  readonly parent: string | null;
  readonly kind: ChartStateKind;
}

/** One row of the table. */
export interface ChartMove {
  /** Where the row stands: a state, or the machine's id where it holds in every state. */
  readonly source: string;
  /** The event it answers; `command.*` and `*` answer whatever no other row does. */
  readonly event: string;
  /** The name of its condition; null when there is none. */
  readonly guard: string | null;
  readonly rule: RuleId;
  /** The state it leads to; null when the machine stays where it is. */
  readonly target: string | null;
}

export interface Chart {
  readonly machine: MachineId;
  /** The id of the state in which the machine begins. */
  readonly initial: string;
  /** Outer states before inner ones, in the order of the definition. */
  readonly states: readonly ChartState[];
  readonly moves: readonly ChartMove[];
}

/**
 * Runs one machine as a pure function: `initialTransition` and `transition` of XState, with the
 * fired rule read from the transition's meta. `toEffect` holds the one assertion of this layer:
 * XState types a custom action's params loosely, and each machine's effects are a closed list.
 */
import {
  initialTransition,
  transition,
  type AnyStateMachine,
  type EventFromLogic,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';
import { isRuleId, type RuleId } from '../trace/rules';

export interface Move<TEffect> {
  /** The rule that fired; null when the machine has no row for the event. */
  readonly rule: RuleId | null;
  readonly from: string;
  readonly to: string;
  readonly effects: readonly TEffect[];
}

export interface MachineRunner<TMachine extends AnyStateMachine, TEffect> {
  readonly state: () => string;
  readonly snapshot: () => SnapshotFrom<TMachine>;
  readonly send: (event: EventFromLogic<TMachine>) => Move<TEffect>;
}

/** The innermost state's name: `{ conversing: 'ready' }` is `ready`. */
export function stateName(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  const inner: unknown = Object.values(value)[0];
  return stateName(inner);
}

const stateOf = (snapshot: unknown): string =>
  typeof snapshot === 'object' && snapshot !== null && 'value' in snapshot
    ? stateName(snapshot.value)
    : '';

/** The rule in the meta of the transition that an event selects; XState's public lookup. */
export function firedRule<TMachine extends AnyStateMachine>(
  machine: TMachine,
  snapshot: SnapshotFrom<TMachine>,
  event: EventFromLogic<TMachine>,
): RuleId | null {
  const [selected] = machine.getTransitionData(snapshot, event);
  const meta: unknown = selected?.meta;
  if (typeof meta !== 'object' || meta === null || !('rule' in meta)) return null;
  return typeof meta.rule === 'string' && isRuleId(meta.rule) ? meta.rule : null;
}

const toEffect = <TEffect>(action: { readonly type: string; readonly params: unknown }): TEffect =>
  ({ type: action.type, params: action.params }) as TEffect;

/** A machine at its initial state. */
export function createRunner<TMachine extends AnyStateMachine, TEffect>(
  machine: TMachine,
  input: InputFrom<TMachine>,
): MachineRunner<TMachine, TEffect> {
  let [snapshot] = initialTransition(machine, input);
  return {
    state: () => stateOf(snapshot),
    snapshot: () => snapshot,
    send: (event) => {
      const rule = firedRule(machine, snapshot, event);
      const from = stateOf(snapshot);
      const [next, actions] = transition(machine, snapshot, event);
      snapshot = next;
      return {
        rule,
        from,
        to: stateOf(next),
        effects: actions
          .filter(({ type }) => !type.startsWith('xstate.'))
          .map((action) => toEffect<TEffect>(action)),
      };
    },
  };
}

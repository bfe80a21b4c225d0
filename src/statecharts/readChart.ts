/**
 * Reads a machine's definition into a chart. Only what XState resolved is read (its state nodes,
 * their transitions, their targets), so names are those of the machine that runs.
 */
import type { AnyStateMachine } from 'xstate';
import { isRuleId, type RuleId } from '../trace/rules';
import type { MachineId } from '../trace/traceEvent';
import type { Chart, ChartMove, ChartState, ChartStateKind } from './chart';

type StateNode = AnyStateMachine['root'];
type Row = ReturnType<StateNode['transitions']['get']> extends (infer T)[] | undefined ? T : never;

/** The machine's nodes in the order of its definition, outer before inner; itself first. */
const nodesUnder = (node: StateNode): readonly StateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesUnder),
];

function kindOf({ id, type }: StateNode): ChartStateKind {
  switch (type) {
    case 'atomic':
    case 'final':
      return 'resting';
    case 'compound':
      return 'compound';
    case 'history':
      return 'history';
    case 'parallel':
      throw new Error(`${id} is in several states at once, which no chart can show.`);
  }
}

const stateOf = (root: StateNode, node: StateNode): ChartState => ({
  id: node.id,
  name: node.key,
  parent: node.parent === undefined || node.parent === root ? null : node.parent.id,
  kind: kindOf(node),
});

/** Each row of each machine has a rule; one without could not be told to anybody. */
function ruleOf(event: string, row: Row): RuleId {
  const meta: unknown = row.meta;
  const hasRule = typeof meta === 'object' && meta !== null && 'rule' in meta;
  const rule = hasRule ? meta.rule : null;
  if (typeof rule === 'string' && isRuleId(rule)) return rule;
  throw new Error(`A row of ${row.source.id} for ${event} has no rule.`);
}

function guardOf(guard: unknown): string | null {
  if (typeof guard === 'string') return guard;
  const hasName = typeof guard === 'object' && guard !== null && 'type' in guard;
  return hasName && typeof guard.type === 'string' ? guard.type : null;
}

const moveOf = (event: string, row: Row): ChartMove => ({
  source: row.source.id,
  event,
  guard: guardOf(row.guard),
  rule: ruleOf(event, row),
  target: row.target?.[0]?.id ?? null,
});

/** Where a machine begins: the innermost of its initial states. */
function initialOf(node: StateNode): string {
  const target = node.initial.target[0];
  if (target === undefined) return node.id;
  return target.type === 'compound' ? initialOf(target) : target.id;
}

/**
 * The chart of a machine. Throws when the machine has no states, parallel ones, or a row without
 * a rule, which the model does not have.
 */
export function readChart(machine: MachineId, definition: AnyStateMachine): Chart {
  const nodes = nodesUnder(definition.root);
  const kinds = nodes.map(kindOf);
  if (kinds[0] !== 'compound') throw new Error(`${machine} has no states.`);
  return {
    machine,
    initial: initialOf(definition.root),
    states: nodes.slice(1).map((node) => stateOf(definition.root, node)),
    moves: nodes.flatMap((node) =>
      [...node.transitions].flatMap(([event, rows]) => rows.map((row) => moveOf(event, row))),
    ),
  };
}

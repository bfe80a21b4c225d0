// Walks a machine breadth first with an explicit list of events, as a pure function, and notes
// which states it came to and which rows of its table fired. Snapshots with the same key count as
// the same place, so the walk ends. On its way it takes each row away once where it fired, to see
// whether anybody misses it: whether the machine then does something else.

import {
  initialTransition,
  transition,
  type AnyStateMachine,
  type EventFromLogic,
  type InputFrom,
  type SnapshotFrom,
} from 'xstate';
import { stateName } from '../../src/simulation/machineRunner';

type StateNode = AnyStateMachine['root'];

/** A row of a machine's table, named by where it stands, its event, its rule and its target. */
export type RowName = string;

export interface Exploration<TMachine extends AnyStateMachine> {
  readonly machine: TMachine;
  readonly inputs: readonly InputFrom<TMachine>[];
  /** The events to try in a place. */
  readonly eventsAt: (snapshot: SnapshotFrom<TMachine>) => readonly EventFromLogic<TMachine>[];
  /** The facts that make two places with the same state different. */
  readonly factsOf: (snapshot: SnapshotFrom<TMachine>) => unknown;
}

export interface Explored<TMachine extends AnyStateMachine> {
  readonly states: ReadonlySet<string>;
  readonly rows: ReadonlySet<RowName>;
  readonly rules: ReadonlySet<string>;
  /** The rows without which some event leads to another rule, place or effect. */
  readonly missedRows: ReadonlySet<RowName>;
  readonly snapshots: readonly SnapshotFrom<TMachine>[];
}

const MAXIMUM_PLACES = 8000;

const nodesUnder = (node: StateNode): readonly StateNode[] => [
  node,
  ...Object.values(node.states).flatMap(nodesUnder),
];

const valueOf = (snapshot: unknown): unknown =>
  typeof snapshot === 'object' && snapshot !== null && 'value' in snapshot ? snapshot.value : null;

/** The innermost state of a snapshot. */
export const stateOf = (snapshot: unknown): string => stateName(valueOf(snapshot));

const ruleIn = (meta: unknown): string =>
  typeof meta === 'object' && meta !== null && 'rule' in meta ? String(meta.rule) : 'no rule';

const nameOf = (source: string, event: string, meta: unknown, index: number): RowName =>
  `${source}: ${event} → ${ruleIn(meta)} (${index + 1})`;

/** Every row of a machine's table, by its definition. */
function rowsByDefinition(machine: AnyStateMachine): ReadonlyMap<unknown, RowName> {
  const rows = new Map<unknown, RowName>();
  for (const node of nodesUnder(machine.root)) {
    for (const [event, definitions] of node.transitions) {
      definitions.forEach((definition, index) => {
        rows.set(definition, nameOf(node.id, event, definition.meta, index));
      });
    }
  }
  return rows;
}

export const rowsOf = (machine: AnyStateMachine): readonly RowName[] => [
  ...rowsByDefinition(machine).values(),
];

/** The states in which a machine can rest, by their innermost names. */
export const restingStates = (machine: AnyStateMachine): readonly string[] =>
  nodesUnder(machine.root)
    .filter(({ type }) => type === 'atomic' || type === 'final')
    .map(({ key }) => key);

/** Every rule in a machine's table. */
export const rulesOf = (machine: AnyStateMachine): ReadonlySet<string> =>
  new Set(
    nodesUnder(machine.root).flatMap(({ transitions }) =>
      [...transitions.values()].flatMap((rows) => rows.map(({ meta }) => ruleIn(meta))),
    ),
  );

/** A row as XState keeps it: what is asked before it fires can be changed from outside. */
interface TableRow {
  guard?: unknown;
  readonly meta?: unknown;
}

const never = (): boolean => false;

/** What a machine does without one of its rows; the row is put back afterwards. */
function without<T>(row: TableRow, act: () => T): T {
  const { guard } = row;
  row.guard = never;
  try {
    return act();
  } finally {
    row.guard = guard;
  }
}

const contextOf = (snapshot: unknown): unknown =>
  typeof snapshot === 'object' && snapshot !== null && 'context' in snapshot
    ? snapshot.context
    : null;

/**
 * What an event does in a place: the rule, the place it leads to, its facts and its effects. A rule
 * that cannot do its work there, because another one should have, is told by its error.
 */
function resultOf<TMachine extends AnyStateMachine>(
  machine: TMachine,
  snapshot: SnapshotFrom<TMachine>,
  event: EventFromLogic<TMachine>,
): string {
  const rule = ruleIn(machine.getTransitionData(snapshot, event)[0]?.meta);
  try {
    const [next, actions] = transition(machine, snapshot, event);
    const effects = actions.map(({ type, params }) => [type, params]);
    return JSON.stringify([rule, valueOf(next), contextOf(next), effects]);
  } catch (error) {
    return JSON.stringify([rule, String(error)]);
  }
}

/** Walks a machine from each input. */
export function explore<TMachine extends AnyStateMachine>(
  exploration: Exploration<TMachine>,
): Explored<TMachine> {
  const { machine, inputs, eventsAt, factsOf } = exploration;
  const named = rowsByDefinition(machine);
  const rows = new Set<RowName>();
  const rules = new Set<string>();
  const missedRows = new Set<RowName>();
  const snapshots: SnapshotFrom<TMachine>[] = [];
  for (const input of inputs) {
    const seen = new Set<string>();
    const places: SnapshotFrom<TMachine>[] = [];
    const visit = (snapshot: SnapshotFrom<TMachine>): void => {
      const key = JSON.stringify([valueOf(snapshot), factsOf(snapshot)]);
      if (seen.has(key)) return;
      if (seen.size > MAXIMUM_PLACES) throw new Error('The machine has too many places to visit.');
      seen.add(key);
      places.push(snapshot);
    };
    visit(initialTransition(machine, input)[0]);
    // The list grows while it is walked; it ends when no new place was found.
    for (const snapshot of places) {
      for (const event of eventsAt(snapshot)) {
        const [selected] = machine.getTransitionData(snapshot, event);
        if (selected === undefined) continue;
        const name = named.get(selected) ?? 'a row that the table does not have';
        rows.add(name);
        const result = (): string => resultOf(machine, snapshot, event);
        if (!missedRows.has(name) && without(selected, result) !== result()) missedRows.add(name);
        rules.add(ruleIn(selected.meta));
        visit(transition(machine, snapshot, event)[0]);
      }
    }
    snapshots.push(...places);
  }
  return { states: new Set(snapshots.map(stateOf)), rows, rules, missedRows, snapshots };
}

// Charts against the machines' own words: every row that a definition writes down is in the chart,
// with its rule, its condition and its target.

import { describe, expect, it, test } from 'vitest';
import { createMachine, type AnyStateMachine } from 'xstate';
import type { ChartMove } from '../../../src/statecharts/chart';
import { MACHINES, readCharts } from '../../../src/statecharts/charts';
import { readChart } from '../../../src/statecharts/readChart';
import { rowsOf } from '../../kit/explore';

interface Written {
  readonly source: string;
  readonly event: string;
  readonly guard: string | null;
  readonly rule: string;
  /** As it is written: a name, a way from the machine's id, or nothing. */
  readonly target: string | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

const nameIn = (guard: unknown): string | null => {
  if (guard === undefined) return null;
  return String(isRecord(guard) ? guard['type'] : guard);
};

/** The rows of a state as the source code has them, and of all states in it. */
function rowsWritten(id: string, config: unknown): readonly Written[] {
  const { on, states } = recordOf(config);
  const own = Object.entries(recordOf(on)).flatMap(([event, rows]) =>
    [rows].flat().map((row) => {
      const { guard, target, meta } = recordOf(row);
      return {
        source: id,
        event,
        guard: nameIn(guard),
        rule: String(recordOf(meta)['rule']),
        target: typeof target === 'string' ? target : null,
      };
    }),
  );
  const inner = Object.entries(recordOf(states)).flatMap(([name, state]) =>
    rowsWritten(`${id}.${name}`, state),
  );
  return [...own, ...inner];
}

/** `#serverSession.closed` is the state's id; a bare name is that of a neighbour. */
function targetOf({ source, target }: Written): string | null {
  if (target === null) return null;
  if (target.startsWith('#')) return target.slice(1);
  return `${source.slice(0, source.lastIndexOf('.'))}.${target}`;
}

const textOf = ({ source, event, guard, rule, target }: ChartMove | Written): string =>
  `${source}: ${event} [${guard ?? ''}] ${rule} → ${target ?? ''}`;

describe.each(readCharts())('the chart of $machine', (chart) => {
  const machine: AnyStateMachine = MACHINES[chart.machine];

  it('has every row of its table, as it is written', () => {
    const written = rowsWritten(chart.machine, machine.config).map((row) =>
      textOf({ ...row, target: targetOf(row) }),
    );
    expect(written.length).toBeGreaterThan(0);
    expect(chart.moves.map(textOf).toSorted()).toEqual(written.toSorted());
    expect(chart.moves).toHaveLength(rowsOf(machine).length);
  });

  it('leads only to states that it has', () => {
    const ids = chart.states.map(({ id }) => id);
    const targets = chart.moves.flatMap(({ target }) => target ?? []);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    expect(ids).toContain(chart.initial);
  });

  it('has no two resting states of the same name, which a trace could not tell apart', () => {
    const names = chart.states.filter(({ kind }) => kind === 'resting').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a row without a rule, and states side by side, are no chart', () => {
  const bare = createMachine({ id: 'bare', initial: 'here', states: { here: { on: { go: {} } } } });
  expect(() => readChart('relay', bare)).toThrow('A row of bare.here for go has no rule.');
  const both = createMachine({ id: 'both', type: 'parallel', states: { a: {}, b: {} } });
  const outer = createMachine({
    id: 'outer',
    initial: 'in',
    states: { in: { type: 'parallel', states: { a: {}, b: {} } } },
  });
  expect(() => readChart('relay', outer)).toThrow('outer.in is in several states at once');
  expect(() => readChart('relay', both)).toThrow('both is in several states at once');
});

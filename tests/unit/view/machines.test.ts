// The panel's own reckoning, over every step of every story: something is marked, machines have
// names of their own, and what can happen in a state is what did happen there.

import { describe, expect, it, test } from 'vitest';
import type { Chart } from '../../../src/statecharts/chart';
import { findMove } from '../../../src/statecharts/findMove';
import type { MachineDrawing } from '../../../src/statecharts/machineDrawing';
import { projectMachines } from '../../../src/projections/machines';
import { findScenario, SCENARIOS } from '../../../src/scenarios/scenarios';
import { currentMark } from '../../../src/view/machines/currentMark';
import { arrowPath, linePath } from '../../../src/view/machines/linePath';
import { MACHINE_DRAWINGS } from '../../../src/view/machines/machineDrawings';
import { machineName } from '../../../src/view/machines/machineName';
import { waysOut } from '../../../src/view/machines/waysOut';
import { playScenario } from '../../kit/playScenario';

function drawingOf(machine: string): MachineDrawing {
  const drawing = MACHINE_DRAWINGS.find(({ chart }) => chart.machine === machine);
  if (drawing === undefined) throw new Error(`There is no drawing of ${machine}.`);
  return drawing;
}

describe.each(SCENARIOS.map(({ id }) => id))('in %s', (id) => {
  const { trace, steps } = playScenario(id);

  it('the current state is marked at each step, and the line of each last move', () => {
    for (const step of steps) {
      for (const machine of projectMachines(trace, step)) {
        const mark = currentMark(drawingOf(machine.machine), machine);
        const last = machine.moves.at(-1);
        const at = `${step.anchor}, ${machine.key}`;
        expect(mark.current?.id.split('.').at(-1), at).toBe(machine.state);
        expect(mark.line === null, at).toBe(last === undefined);
        const wasLeft = last !== undefined && last.from !== last.to;
        expect(mark.left?.id.split('.').at(-1), at).toBe(wasLeft ? last.from : undefined);
      }
    }
  });

  it('no two machines have one name', () => {
    const world = findScenario(id)?.world;
    const step = steps.at(-1);
    if (world === undefined || step === undefined) throw new Error(`${id} has no story.`);
    const machines = projectMachines(trace, step);
    const names = machines.map((machine) => machineName(machine, machines, world));
    expect(new Set(names).size).toBe(names.length);
  });

  it('each move is among what can happen in the state before it', () => {
    const step = steps.at(-1);
    if (step === undefined) throw new Error(`${id} has no steps.`);
    for (const { machine, moves } of projectMachines(trace, step)) {
      const { chart } = drawingOf(machine);
      const missing = moves.filter((move) => {
        const row = findMove(chart, move);
        return row === null || !waysOut(chart, move.from).includes(row);
      });
      expect(missing).toEqual([]);
    }
  });
});

test('a machine is named by its party and part, with a connection where there are several', () => {
  const namesIn = (id: string): readonly string[] => {
    const world = findScenario(id)?.world;
    const { trace, steps } = playScenario(id);
    const step = steps.at(-1);
    if (world === undefined || step === undefined) throw new Error(`${id} has no story.`);
    const machines = projectMachines(trace, step);
    return machines.map((machine) => machineName(machine, machines, world));
  };
  expect(namesIn('submit-587')).toEqual([
    'Alice’s client, sending',
    'Submission server, judging mail',
    'Alice’s client, client side',
    'Submission server, server side',
    'Submission server, queue',
    'MX, judging mail',
    'Submission server, client side',
    'MX, server side',
  ]);
  expect(namesIn('greylisted')).toContain('MX, server side, connection 3');
});

test('a row further out is not among the ways where an inner one always answers', () => {
  const chart: Chart = {
    machine: 'relay',
    initial: 'relay.a',
    states: [{ id: 'relay.a', name: 'a', parent: null, kind: 'resting' }],
    moves: [
      { source: 'relay', event: 'x', guard: null, rule: 'queue.connect', target: null },
      { source: 'relay', event: 'y', guard: null, rule: 'queue.connect', target: null },
      { source: 'relay.a', event: 'x', guard: null, rule: 'queue.retry', target: null },
      { source: 'relay.a', event: 'y', guard: 'isSo', rule: 'queue.retry', target: null },
    ],
  };
  expect(waysOut(chart, 'a').map(({ event, rule }) => [event, rule])).toEqual([
    ['x', 'queue.retry'],
    ['y', 'queue.retry'],
    ['y', 'queue.connect'],
  ]);
  expect(waysOut(chart, 'b')).toEqual([]);
});

test('a line has rounded corners and an arrow that points as it ends', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 20, y: 0 },
    { x: 20, y: 40 },
  ];
  expect(linePath(points)).toBe('M0 0L14 0Q20 0 20 6L20 40');
  expect(arrowPath(points)).toBe('M20 40L24 32L16 32Z');
  expect(linePath([])).toBe('');
  expect(arrowPath([])).toBe('');
});

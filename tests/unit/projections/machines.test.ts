// The machines of a story: who has which, what state each is in at a step, and how it came there.

import { describe, expect, it, test } from 'vitest';
import { lastMoved, projectMachines, type MachineMoment } from '../../../src/projections/machines';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { playScenario, stepAt } from '../../kit/playScenario';

const submit = playScenario('submit-587');

const machineAt = (anchor: string, key: string): MachineMoment => {
  const machine = projectMachines(submit.trace, stepAt(submit, anchor)).find(
    (other) => other.key === key,
  );
  if (machine === undefined) throw new Error(`There is no machine ${key}.`);
  return machine;
};

const SERVER = 'serverSession submission.session.c1';

test('a machine is told by its part, its party and what it is for', () => {
  const step = submit.steps.at(-1);
  if (step === undefined) throw new Error('The story has no steps.');
  const told = projectMachines(submit.trace, step).map((machine) => [
    machine.machine,
    machine.station,
    machine.connection ?? machine.subject,
  ]);
  expect(told).toEqual([
    ['mailClient', 'sender', ''],
    ['receiver', 'submission', 'c1'],
    ['clientSession', 'sender', 'c1'],
    ['serverSession', 'submission', 'c1'],
    ['relay', 'submission', 'example.net'],
    ['receiver', 'mx', 'c2'],
    ['clientSession', 'submission', 'c2'],
    ['serverSession', 'mx', 'c2'],
  ]);
});

test('the state is that of the last move up to the step, with its event and rule', () => {
  const before = machineAt('client.upgrade~1', SERVER);
  const after = machineAt('starttls.accept~1', SERVER);
  expect(before.state).toBe('mustSecure');
  expect(after.state).toBe('securing');
  expect(after.moves.slice(0, -1)).toEqual(before.moves);
  expect(after.moves.at(-1)).toMatchObject({
    from: 'mustSecure',
    to: 'securing',
    event: 'command.starttls',
    rule: 'starttls.accept',
  });
});

test('a machine that has not moved is where it begins', () => {
  const [first] = submit.steps;
  if (first === undefined) throw new Error('The story has no steps.');
  const server = projectMachines(submit.trace, first).find(({ key }) => key === SERVER);
  expect(server).toMatchObject({ state: 'awaitingConnection', moves: [] });
});

test('the last to move is the one whose move is the latest', () => {
  const at = (anchor: string) =>
    lastMoved(projectMachines(submit.trace, stepAt(submit, anchor)))?.key;
  expect(at('starttls.accept~1')).toBe(SERVER);
  expect(at('client.log-in~1')).toBe('clientSession sender.session.c1');
  expect(lastMoved([])).toBeNull();
});

describe.each(SCENARIOS.map(({ id }) => id))('in %s', (id) => {
  it('each move begins where the one before it ended, and steps only add moves', () => {
    const { trace, steps } = playScenario(id);
    let before: readonly MachineMoment[] = [];
    for (const step of steps) {
      const machines = projectMachines(trace, step);
      for (const { key, state, moves } of machines) {
        const starts = moves.map(({ from }) => from);
        const ends = moves.map(({ to }) => to);
        expect(starts.slice(1), key).toEqual(ends.slice(0, -1));
        expect(state, key).toBe(ends.at(-1) ?? state);
        const earlier = before.find((other) => other.key === key)?.moves ?? [];
        expect(moves.slice(0, earlier.length), key).toEqual(earlier);
      }
      before = machines;
    }
    expect(new Set(before.map(({ key }) => key)).size).toBe(before.length);
  });
});

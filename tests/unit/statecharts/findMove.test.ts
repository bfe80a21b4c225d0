// Every move that any story records is a row of its machine's chart.

import { describe, expect, it, test } from 'vitest';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { readCharts } from '../../../src/statecharts/charts';
import { findMove } from '../../../src/statecharts/findMove';
import type { EventOf } from '../../../src/trace/traceEvent';
import { playScenario } from '../../kit/playScenario';

const charts = new Map(readCharts().map((chart) => [chart.machine, chart]));

const serverSession = charts.get('serverSession');
if (serverSession === undefined) throw new Error('There is no chart of the server session.');

const movesOf = (id: string): readonly EventOf<'machine:transitioned'>[] =>
  playScenario(id).trace.events.filter((event) => event.type === 'machine:transitioned');

function isInChart(move: EventOf<'machine:transitioned'>): boolean {
  const chart = charts.get(move.machine);
  if (chart === undefined || move.rule === null) return false;
  return findMove(chart, { ...move, rule: move.rule }) !== null;
}

describe.each(SCENARIOS.map(({ id }) => id))('%s', (id) => {
  it('moves only as the charts say', () => {
    const moves = movesOf(id);
    expect(moves.length).toBeGreaterThan(0);
    const strangers = moves.filter((move) => !isInChart(move));
    expect(
      strangers.map(({ instance, from, event, rule, to }) => [instance, from, event, rule, to]),
    ).toEqual([]);
  });
});

test('a row is found where it stands: in the state itself, around it, or by history', () => {
  const find = (
    from: string,
    event: string,
    rule: Parameters<typeof findMove>[1]['rule'],
    to: string,
  ) => findMove(serverSession, { from, event, rule, to });
  expect(find('ready', 'command.starttls', 'starttls.accept', 'securing')).toMatchObject({
    source: 'serverSession.conversing',
    target: 'serverSession.securing',
  });
  expect(find('ready', 'timer.fired', 'session.timeout', 'closed')?.source).toBe('serverSession');
  expect(find('inTransaction', 'command.rset', 'session.reset', 'ready')?.source).toBe(
    'serverSession.conversing.inTransaction',
  );
  expect(find('verifyingLogin', 'answer.received', 'auth.accept', 'ready')?.target).toBe(
    'serverSession.conversing.before',
  );
});

test('what no row says is not found', () => {
  const find = (from: string, event: string, to: string) =>
    findMove(serverSession, { from, event, to, rule: 'starttls.accept' });
  expect(find('ready', 'command.starttls', 'ready')).toBeNull();
  expect(find('ready', 'command.noop', 'securing')).toBeNull();
  expect(find('closed', 'command.starttls', 'securing')).toBeNull();
  expect(find('nowhere', 'command.starttls', 'securing')).toBeNull();
});

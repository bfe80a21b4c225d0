/**
 * Finds the row of a chart that a recorded move took. A trace names the innermost state, the event
 * and the rule; the row may stand further out, and its target may be a state with others inside.
 */
import type { RuleId } from '../trace/rules';
import type { Chart, ChartMove, ChartState } from './chart';

/** A move as a trace records it. */
export interface RecordedMove {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  readonly rule: RuleId;
}

/** The state with an innermost name; a machine has no two of the same name. */
export const stateNamed = (chart: Chart, name: string): ChartState | null =>
  chart.states.find((state) => state.name === name && state.kind === 'resting') ?? null;

/** A state and those it lies in, from the inside out, up to the machine itself. */
export function placesAround(chart: Chart, state: ChartState): readonly string[] {
  const outer = chart.states.find(({ id }) => id === state.parent);
  return outer === undefined
    ? [state.id, chart.machine]
    : [state.id, ...placesAround(chart, outer)];
}

/** `command.*` answers `command.ehlo`, and `*` answers everything. */
const answers = (pattern: string, event: string): boolean =>
  pattern === event || (pattern.endsWith('*') && event.startsWith(pattern.slice(0, -1)));

/** Whether a row may end in a state: its target, one inside it, or one that history brings back. */
function endsIn(chart: Chart, { target }: ChartMove, from: ChartState, to: ChartState): boolean {
  if (target === null) return to === from;
  const aim = chart.states.find(({ id }) => id === target);
  if (aim?.kind !== 'history') return placesAround(chart, to).includes(target);
  return aim.parent !== null && placesAround(chart, to).includes(aim.parent);
}

/** The innermost row that answers the event by that rule and ends in that state; null is none. */
export function findMove(chart: Chart, move: RecordedMove): ChartMove | null {
  const from = stateNamed(chart, move.from);
  const to = stateNamed(chart, move.to);
  if (from === null || to === null) return null;
  for (const place of placesAround(chart, from)) {
    const found = chart.moves.find(
      (row) =>
        row.source === place &&
        row.rule === move.rule &&
        answers(row.event, move.event) &&
        endsIn(chart, row, from, to),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** The rows that can answer in a state: its own first, then those of the places around it. */
import type { Chart, ChartMove } from '../../statecharts/chart';
import { placesAround, stateNamed } from '../../statecharts/findMove';

/**
 * The rows of a state by its innermost name. A row further out is left out where an inner place
 * answers the same event without any condition, because it is never asked.
 */
export function waysOut(chart: Chart, name: string): readonly ChartMove[] {
  const state = stateNamed(chart, name);
  if (state === null) return [];
  const answered: string[] = [];
  return placesAround(chart, state).flatMap((place) => {
    const rows = chart.moves.filter(
      ({ source, event }) => source === place && !answered.includes(event),
    );
    answered.push(...rows.flatMap(({ event, guard }) => (guard === null ? [event] : [])));
    return rows;
  });
}

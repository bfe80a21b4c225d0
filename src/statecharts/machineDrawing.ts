/**
 * A chart with a place for everything: boxes for states, lines for rows, room for the name of a
 * rule on each line. Rows that lead from one place to the same other share a line. All in pixels,
 * from the top left.
 */
import type { Point, Rect } from '../layout/rect';
import type { Chart, ChartMove, ChartState, ChartStateKind } from './chart';

/** `anywhere` stands for whichever state the machine, or the state around it, is in. */
export type BoxKind = ChartStateKind | 'anywhere';

export interface Box extends Rect {
  /** The state's id; for `anywhere` that of the place whose rows start there, with `.*` behind. */
  readonly id: string;
  readonly kind: BoxKind;
  /** The name in lines; none where it is not the machine's own word. */
  readonly lines: readonly string[];
}

export interface DrawnLine {
  /** Where the rows stand: a state, or the machine's id. */
  readonly source: string;
  /** The state they lead to; null where they stay. */
  readonly target: string | null;
  readonly points: readonly Point[];
  /** Where the name of any of its rules has room. */
  readonly label: Rect;
}

export interface MachineDrawing {
  readonly chart: Chart;
  readonly width: number;
  readonly height: number;
  /** Outer boxes before inner ones. */
  readonly boxes: readonly Box[];
  readonly lines: readonly DrawnLine[];
}

/** The line of a row; a row that leads back to where it stands stays there. */
export const lineKeyOf = ({ source, target }: Pick<ChartMove, 'source' | 'target'>): string =>
  `${source} > ${target === null || target === source ? '' : target}`;

/** The box from which the rows of a place start. */
export function startOf(chart: Chart, source: string): string {
  const state: ChartState | undefined = chart.states.find(({ id }) => id === source);
  return state?.kind === 'resting' ? source : `${source}.*`;
}

/**
 * What of a drawing is marked: the box of the state that a machine is in, the box it came from and
 * the line of its last move.
 */
import type { MachineMoment } from '../../projections/machines';
import { findMove } from '../../statecharts/findMove';
import {
  lineKeyOf,
  type Box,
  type DrawnLine,
  type MachineDrawing,
} from '../../statecharts/machineDrawing';

export interface Mark {
  readonly current: Box | null;
  /** Null before the first move, and where the machine stayed. */
  readonly left: Box | null;
  /** Null before the first move. */
  readonly line: DrawnLine | null;
}

/** The marks of a machine at a moment. */
export function currentMark({ chart, boxes, lines }: MachineDrawing, machine: MachineMoment): Mark {
  const boxOf = (name: string): Box | null => {
    const state = chart.states.find((other) => other.kind === 'resting' && other.name === name);
    return boxes.find(({ id }) => id === state?.id) ?? null;
  };
  const last = machine.moves.at(-1);
  const row = last === undefined ? null : findMove(chart, last);
  const key = row === null ? null : lineKeyOf(row);
  return {
    current: boxOf(machine.state),
    left: last === undefined || last.from === last.to ? null : boxOf(last.from),
    line: lines.find((line) => lineKeyOf(line) === key) ?? null,
  };
}

/**
 * The drawings of all machines. They are laid out when the page is built or served, and the build
 * puts them where this file names them (`plugins/machineDrawings.ts`, decision 12).
 */
import type { MachineDrawing } from '../../statecharts/machineDrawing';

declare const LAID_OUT_BY_THE_BUILD: readonly MachineDrawing[];

/** One drawing for each machine. */
export const MACHINE_DRAWINGS: readonly MachineDrawing[] = LAID_OUT_BY_THE_BUILD;

/**
 * Lays out the charts of all machines, with ELK's layered algorithm (decision 12). It runs when
 * the page is built or served, never in the page: the library is larger than the page is.
 */
import Elk from 'elkjs/lib/elk.bundled.js';
import { readCharts } from '../src/statecharts/charts';
import { drawingOf } from '../src/statecharts/drawingOf';
import { layoutGraphOf } from '../src/statecharts/layoutGraph';
import type { MachineDrawing } from '../src/statecharts/machineDrawing';

/** One drawing for each machine, in the order of the charts; the same each time. */
export async function layOutCharts(): Promise<readonly MachineDrawing[]> {
  const elk = new Elk();
  const drawings = readCharts().map(async (chart) =>
    drawingOf(chart, await elk.layout(layoutGraphOf(chart))),
  );
  return Promise.all(drawings);
}

/**
 * Puts the drawings of all machines into the one module that names them, while the page is built,
 * served or tested. The module itself has their type and nothing else.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { layOutCharts } from './layOutCharts';

const MODULE = '/src/view/machines/machineDrawings.ts';
const PLACE = '= LAID_OUT_BY_THE_BUILD;';

export function machineDrawings(): Plugin {
  return {
    name: 'machine-drawings',
    load: async (id) => {
      if (!id.endsWith(MODULE)) return null;
      const code = await readFile(id, 'utf8');
      if (!code.includes(PLACE)) throw new Error(`${id} has no place for the drawings.`);
      // A text that is parsed starts faster than the same data as a script.
      const text = JSON.stringify(JSON.stringify(await layOutCharts()));
      return code.replace(PLACE, () => `= JSON.parse(${text});`);
    },
  };
}

/**
 * Puts the drawings of all machines into the one module that names them, while the page is built,
 * served or tested. The module itself has their type and nothing else.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';
import type * as LayOutCharts from './layOutCharts';

const MODULE = /\/src\/view\/machines\/machineDrawings\.ts$/;
const PLACE = '= LAID_OUT_BY_THE_BUILD;';
const PROJECT = fileURLToPath(new URL('..', import.meta.url));

export function machineDrawings(): Plugin {
  return {
    name: 'machine-drawings',
    load: {
      filter: { id: MODULE },
      async handler(id) {
        const code = await readFile(id, 'utf8');
        if (!code.includes(PLACE)) throw new Error(`${id} has no place for the drawings.`);
        // Loaded only now, because whoever does not need the drawings should not wait for them.
        const { module, dependencies } = await runnerImport<typeof LayOutCharts>(
          './plugins/layOutCharts.ts',
          { root: PROJECT, configFile: false, logLevel: 'error' },
        );
        for (const file of dependencies) this.addWatchFile(file);
        // A text that is parsed starts faster than the same data as a script.
        const text = JSON.stringify(JSON.stringify(await module.layOutCharts()));
        return code.replace(PLACE, () => `= JSON.parse(${text});`);
      },
    },
  };
}

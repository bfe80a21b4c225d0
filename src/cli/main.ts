/** The entry of the terminal program. Setting the exit code lets what was written get out. */
import { runMailpath } from './mailpath';
import { processTerminal } from './terminal';

process.exitCode = await runMailpath(process.argv.slice(2), processTerminal());

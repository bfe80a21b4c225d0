/** `list`: the scenarios, with the question that each answers. */
import { scenarioText } from '../lessons/en/scenarioText';
import { SCENARIOS } from '../scenarios/scenarios';
import { readArguments } from './arguments';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

/** @returns the exit code. @throws UsageError */
export function listCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments('list', args, { json: { type: 'boolean' } });
  if (values.help === true) {
    terminal.write(strings.listHelp);
    return 0;
  }
  const [word] = positionals;
  if (word !== undefined) throw new UsageError(strings.tooManyWords('list', word));
  const entries = SCENARIOS.map(({ id }) => {
    const { title, question } = scenarioText(id);
    return { id, title, question };
  });
  if (values.json === true) {
    terminal.write(`${JSON.stringify(entries, null, 2)}\n`);
    return 0;
  }
  const idColumns = Math.max(...entries.map(({ id }) => id.length));
  for (const { id, question } of entries) {
    terminal.write(`${id.padEnd(idColumns)}  ${question}\n`);
  }
  return 0;
}

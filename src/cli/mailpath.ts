/**
 * Chooses the command and runs it. A mistake of the caller is told on standard error, with what to
 * do about it, and gives exit code 2; so does a world whose story does not end.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { printable } from '../exports/dialogueText';
import { EndlessStoryError } from '../simulation/recorder';
import { listCommand } from './listCommand';
import { replayCommand } from './replayCommand';
import { runCommand } from './runCommand';
import { settingsCommand } from './settingsCommand';
import { strings } from './strings';
import { talkCommand } from './talkCommand';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

/** Runs with the arguments behind the command's name; gives the exit code. */
type Command = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['list', listCommand],
  ['run', runCommand],
  ['talk', talkCommand],
  ['replay', replayCommand],
  ['settings', settingsCommand],
]);

/** The sources and the built program lie equally deep in the package. */
const packageFile = path.join(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
  'package.json',
);

/** The package's version; the built program may have been copied away from its package. */
function version(): string {
  try {
    const text = readFileSync(packageFile, 'utf8');
    const data: unknown = JSON.parse(text);
    const found = typeof data === 'object' && data !== null && 'version' in data && data.version;
    return typeof found === 'string' ? found : strings.unknownVersion;
  } catch {
    return strings.unknownVersion;
  }
}

function choose(args: readonly string[], terminal: Terminal): number | Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) throw new UsageError(strings.noCommand);
  if (name === '--version') {
    terminal.write(`${version()}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const topic = rest[0] === undefined ? undefined : COMMANDS.get(rest[0]);
    if (topic !== undefined) return topic(['--help'], terminal);
    terminal.write(strings.help);
    return 0;
  }
  const command = COMMANDS.get(name);
  if (command === undefined) throw new UsageError(strings.unknownCommand(name));
  return command(rest, terminal);
}

/**
 * Runs one command line, without the program's own name. Standard input is read only by a command
 * that needs it.
 * @returns the exit code: 0, or 1 when a replay differs, or 2 for a mistake.
 */
export async function runMailpath(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await choose(args, terminal);
  } catch (error) {
    const lines = messageOf(error).split('\n').map(printable).join('\n');
    terminal.writeError(`mailpath: ${lines}\n`);
    return 2;
  }
}

/** A mistake of the caller says what to do; any other is ours, and says where it was made. */
function messageOf(error: unknown): string {
  if (error instanceof UsageError || error instanceof EndlessStoryError) return error.message;
  return strings.ownMistake(
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
}

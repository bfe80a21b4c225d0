/** Reads a command's options with Node's own parser; a mistake names the command's help. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { strings } from './strings';
import { UsageError } from './usageError';

/**
 * The options and the words of a command line. Every command knows `--help`.
 * @throws UsageError for an option that does not exist or lacks its value.
 */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  command: string,
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UsageError(strings.badArguments(command, error.message));
  }
}

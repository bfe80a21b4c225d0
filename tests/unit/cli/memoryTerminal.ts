// A terminal for tests: its input is given, and what is written is kept.

import { runMailpath } from '../../../src/cli/mailpath';
import type { Terminal } from '../../../src/cli/terminal';

export interface Ran {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

async function* chunksOf(chunks: readonly (string | Uint8Array)[]) {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** Runs a command line in this process; each string of the input is one chunk. */
export async function mailpath(
  args: readonly string[],
  ...input: readonly (string | Uint8Array)[]
): Promise<Ran> {
  let output = '';
  let errors = '';
  const terminal: Terminal = {
    input: chunksOf(input),
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
  };
  const code = await runMailpath(args, terminal);
  return { code, output, errors };
}

/**
 * What a command sees of the terminal: its input, its two outputs, and nothing else of the process.
 * A test gives one of its own.
 */

export interface Terminal {
  readonly input: AsyncIterable<Uint8Array | string>;
  /** Writes to standard output at once. */
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/** A reader of the output that has heard enough, such as `head`, is no mistake. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  process.stdout.on('error', endQuietly);
  process.stderr.on('error', endQuietly);
  return {
    input: process.stdin,
    write: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
  };
}

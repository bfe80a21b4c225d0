/**
 * Counts the octets that follow a BDAT command and puts the chunks of a message together (RFC 3030
 * §2). The command is told to the session when its octets are there, since the reply comes then.
 */
import type { ChunkHead } from '../smtp/chunk';
import type { Command } from '../smtp/command';
import { splitLines } from '../smtp/lines';

export interface ChunkReader {
  /** Begins a chunk; false when the command has no octets behind it. */
  readonly begin: (command: Command) => boolean;
  /** How many octets are still to come. */
  readonly awaited: () => number;
  /** Takes the octets; gives the command back, and the lines of the message so far. */
  readonly finish: (
    text: string,
    isFirst: boolean,
  ) => {
    readonly command: Command;
    readonly lines: string[];
    /** Whether a line in these octets ended in a bare LF. */
    readonly hasBareNewline: boolean;
  } | null;
}

/** A reader that waits for nothing. */
export function createChunkReader(readHead: (argument: string) => ChunkHead | null): ChunkReader {
  let waiting: { readonly command: Command; readonly octets: number } | null = null;
  let message = '';
  return {
    begin: (command) => {
      const octets = readHead(command.argument)?.octets ?? 0;
      waiting = octets > 0 ? { command, octets } : null;
      return waiting !== null;
    },
    awaited: () => waiting?.octets ?? 0,
    finish: (text, isFirst) => {
      if (waiting === null) return null;
      const { command } = waiting;
      waiting = null;
      message = isFirst ? text : message + text;
      const lines = splitLines(message).lines.map((line) => line.replace(/\n$/u, ''));
      return { command, lines, hasBareNewline: /(?:^|[^\r])\n/u.test(text) };
    },
  };
}

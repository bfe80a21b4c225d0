/**
 * Counts the octets that follow a BDAT command and puts the chunks of a message together (RFC 3030
 * §2). The command is told to the session when its octets are there, since the reply comes then.
 */
import { standingOf } from '../machines/serverArguments';
import type { ServerSessionContext } from '../machines/serverSession';
import { softwareOf } from '../software/serverSoftware';
import type { ServiceSettings } from '../software/serviceSettings';
import type { Command } from '../smtp/command';
import { splitLines } from '../smtp/lines';

export interface ChunkReader {
  /** Begins a chunk; false when no octets are read behind the command. */
  readonly begin: (command: Command, state: string, context: ServerSessionContext) => boolean;
  /** How many octets are still to come. */
  readonly awaited: () => number;
  /** Takes the octets; gives the command back, and the message so far. */
  readonly finish: (
    text: string,
    isFirst: boolean,
  ) => {
    readonly command: Command;
    readonly lines: string[];
    /** Whether a line in these octets ended in a bare LF. */
    readonly hasBareNewline: boolean;
    /** The length of the message so far, as the software counts. */
    readonly messageOctets: number;
  } | null;
}

/** Where BDAT is refused whatever it says, what follows it is taken for commands. */
const REFUSES_ALL = /(?:mustSecure|awaitingReset|distrusting|closed)$/u;

/** A reader that waits for nothing. */
export function createChunkReader(settingsOf: () => ServiceSettings): ChunkReader {
  let waiting: { readonly command: Command; readonly octets: number } | null = null;
  let message = '';
  return {
    begin: (command, state, context) => {
      const settings = settingsOf();
      const software = softwareOf(settings);
      if (REFUSES_ALL.test(state) || !software.takesChunks(settings, standingOf(context))) {
        return false;
      }
      const octets = software.readChunk(command.argument)?.octets ?? 0;
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
      const messageOctets = softwareOf(settingsOf()).countMessage(message);
      return { command, lines, messageOctets, hasBareNewline: /(?:^|[^\r])\n/u.test(text) };
    },
  };
}

/**
 * Reads a file or standard input up to a bound, so that a wrong file is told and not swallowed.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

/** Worlds and captured dialogues are a few thousand octets long. */
const MAXIMUM_FILE_OCTETS = 1_000_000;

const FILE_ERRORS: ReadonlyMap<unknown, string> = new Map(Object.entries(strings.fileErrors));

const reasonOf = (error: Error): string =>
  ('code' in error ? FILE_ERRORS.get(error.code) : undefined) ?? error.message;

/** Reads one octet more than the bound, which is how a file that is too long shows. */
function readOctets(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(MAXIMUM_FILE_OCTETS + 1);
    let length = 0;
    for (;;) {
      const octets = readSync(file, buffer, length, buffer.length - length, null);
      length += octets;
      if (octets === 0 || length === buffer.length) return buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

/** The text of a file. @throws UsageError when it cannot be read or is too long. */
export function readBoundedFile(path: string): string {
  try {
    const octets = readOctets(path);
    if (octets.length <= MAXIMUM_FILE_OCTETS) return octets.toString('utf8');
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new UsageError(strings.unreadable(path, reasonOf(error)));
  }
  throw new UsageError(strings.tooLong(path, MAXIMUM_FILE_OCTETS));
}

/** All of standard input. @throws UsageError when it is too long. */
export async function readBoundedInput(terminal: Terminal): Promise<string> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of terminal.input) {
    const buffer = Buffer.from(chunk);
    octets += buffer.length;
    if (octets > MAXIMUM_FILE_OCTETS) {
      throw new UsageError(strings.tooLong(strings.standardInput, MAXIMUM_FILE_OCTETS));
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The data in a JSON text. @throws UsageError that says where it is not JSON. */
export function parseJson(text: string, source: string): unknown {
  try {
    // Some editors begin a file with a mark of its encoding; JSON knows none.
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(strings.notJson(source, reason));
  }
}

/**
 * Reads lines from a stream as they come: LF or CRLF ends a line, and the end of the stream ends
 * the last one. A line longer than the bound is cut there, as mail servers do (line_length_limit),
 * so that no input can fill the memory.
 */
import { StringDecoder } from 'node:string_decoder';

/** The lines of a stream, without their ends, each of at most `maximum` characters. */
export async function* readLines(
  input: AsyncIterable<Uint8Array | string>,
  maximum: number,
): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8');
  let unfinished = '';
  for await (const chunk of input) {
    const pieces = decoder.write(Buffer.from(chunk)).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = unfinished + piece;
      unfinished = '';
      yield (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, maximum);
    }
    // One more than the bound is kept, so that a CR at the bound is still seen.
    unfinished = (unfinished + last.slice(0, maximum + 1)).slice(0, maximum + 1);
  }
  const rest = unfinished + decoder.end();
  if (rest !== '') yield (rest.endsWith('\r') ? rest.slice(0, -1) : rest).slice(0, maximum);
}

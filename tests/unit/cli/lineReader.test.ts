// Lines from a stream: however it is cut into chunks, and however long a line is.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/cli/lineReader';

async function linesOf(maximum: number, chunks: readonly (string | Uint8Array)[]) {
  async function* input() {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }
  const lines: string[] = [];
  for await (const line of readLines(input(), maximum)) lines.push(line);
  return lines;
}

test('LF, CRLF and the end of the stream end a line', async () => {
  expect(await linesOf(80, ['EHLO a\r\nNOOP\n\nQU', 'IT'])).toEqual(['EHLO a', 'NOOP', '', 'QUIT']);
  expect(await linesOf(80, ['QUIT\r', '\n'])).toEqual(['QUIT']);
  expect(await linesOf(80, [])).toEqual([]);
});

test('a letter may be cut between two chunks', async () => {
  const octets = new TextEncoder().encode('<jörg@example.org>\n');
  expect(await linesOf(80, [octets.slice(0, 3), octets.slice(3)])).toEqual(['<jörg@example.org>']);
});

test('a line is cut at the bound, and the next one is whole', async () => {
  expect(await linesOf(4, ['123', '4567', '89\r\nNOOP\r\n'])).toEqual(['1234', 'NOOP']);
  expect(await linesOf(4, ['NOOP\r', '\nQUIT'])).toEqual(['NOOP', 'QUIT']);
});

test('how the stream is cut makes no difference', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ö', '\r', '\n', '.'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
      const octets = new TextEncoder().encode(whole);
      const chunks = Array.from({ length: Math.ceil(octets.length / size) }, (_, index) =>
        octets.slice(index * size, (index + 1) * size),
      );
      expect(await linesOf(20, chunks)).toEqual(await linesOf(20, [whole]));
    }),
  );
});

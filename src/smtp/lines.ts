/**
 * Models the receiver's view of a stream: lines that end in CRLF (RFC 5321 §2.3.8). A bare LF ends
 * a line too: §2.3.8 forbids it, most servers accept it in commands. In message data this leniency
 * is what SMTP smuggling used, so a server that refuses it must look at the stream itself.
 */

/**
 * Complete lines without their CRLF, and what is still unfinished. A line that ended in a bare LF
 * keeps it, so that whoever minds can tell.
 */
export interface SplitLines {
  readonly lines: readonly string[];
  readonly rest: string;
}

/** Cuts what has arrived into lines. A CR that is not followed by LF is part of the line. */
export function splitLines(buffer: string): SplitLines {
  const pieces = buffer.split('\n');
  const rest = pieces.pop() ?? '';
  return {
    lines: pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : `${piece}\n`)),
    rest,
  };
}

/**
 * A line as it came, between two CRLF, cut where a bare LF stands in it; each part but perhaps the
 * last keeps its LF.
 */
export const cutAtBareLineFeeds = (line: string): readonly string[] =>
  line.includes('\n') ? line.split(/(?<=\n)/u) : [line];

/** The length of a text in octets with every line ended, the last one too. */
export const wholeLinesLength = (text: string): number =>
  octetLength(text) + (text === '' || text.endsWith('\n') ? 0 : 2);

/** The length of a text in UTF-8 octets. A lone surrogate counts three, as its replacement. */
export function octetLength(text: string): number {
  let octets = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return octets;
}

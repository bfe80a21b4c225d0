/**
 * Breaks a long line between words, as mail programs do with the fields of a report (RFC 5322
 * §2.2.3): every line but the first is indented. Blanks inside a line stay as they were.
 */

/** Where the word ends that begins at `from`. */
function wordEnd(text: string, from: number): number {
  const blank = text.slice(from).search(/[ \t]/u);
  return blank === -1 ? text.length : from + blank;
}

/** How much of the text goes on one line of so many columns; a single word may be longer. */
function fittingLength(text: string, columns: number): number {
  let end = wordEnd(text, 0);
  while (end < text.length) {
    const next = wordEnd(text, end + 1);
    if (next > columns) break;
    end = next;
  }
  return end;
}

/**
 * @param columns the longest line, its indent included.
 * @param indent how many blanks every line but the first begins with.
 */
export function wrapLine(text: string, columns: number, indent: number): readonly string[] {
  const lines: string[] = [];
  let rest = text;
  for (;;) {
    const isFirst = lines.length === 0;
    const end = fittingLength(rest, isFirst ? columns : columns - indent);
    lines.push(`${isFirst ? '' : ' '.repeat(indent)}${rest.slice(0, end).trimEnd()}`);
    rest = rest.slice(end).trimStart();
    if (rest === '') return lines;
  }
}

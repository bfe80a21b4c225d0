/** Texts made to fit: shortened with an ellipsis, or broken where words and names allow it. */
import type { Face } from './textWidth';
import { textWidthPx } from './textWidth';

const ELLIPSIS = '…';

/** The text itself when it fits, or as much of its beginning as does, with an ellipsis. */
export function shortenText(text: string, widthPx: number, sizePx: number, face: Face): string {
  if (textWidthPx(text, sizePx, face) <= widthPx) return text;
  const characters = Array.from(text);
  while (characters.length > 1) {
    characters.pop();
    const shortened = characters.join('').replace(/[\s.,:<-]+$/u, '') + ELLIPSIS;
    if (textWidthPx(shortened, sizePx, face) <= widthPx) return shortened;
  }
  return ELLIPSIS;
}

/**
 * Pieces put together into at most `most` lines of a width; the last line is shortened when they
 * do not fit.
 */
function fillLines(
  pieces: readonly string[],
  joint: string,
  most: number,
  fits: (line: string) => boolean,
): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joined = last === undefined ? piece : last + joint + piece;
    const isFull = lines.length === most;
    if (last === undefined) lines.push(piece);
    else if (isFull || fits(joined)) lines[lines.length - 1] = joined;
    else lines.push(piece);
  }
  return lines;
}

/** Words in at most two lines. */
export function wrapWords(
  text: string,
  widthPx: number,
  sizePx: number,
  face: Face,
): readonly string[] {
  const fits = (line: string): boolean => textWidthPx(line, sizePx, face) <= widthPx;
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return fillLines(words, ' ', 2, fits).map((line) => shortenText(line, widthPx, sizePx, face));
}

/** A machine's state such as `awaitingEhloReply`, broken before a capital when it must be. */
export function wrapName(
  name: string,
  widthPx: number,
  sizePx: number,
  lines: 1 | 2,
): readonly string[] {
  const fits = (line: string): boolean => textWidthPx(line, sizePx, 'wire') <= widthPx;
  if (fits(name) || lines === 1) return [shortenText(name, widthPx, sizePx, 'wire')];
  const humps = name.split(/(?=[A-Z])/u);
  return fillLines(humps, '', 2, fits).map((line) => shortenText(line, widthPx, sizePx, 'wire'));
}

const unevenness = ([first, second]: readonly [string, string]): number =>
  Math.abs(first.length - second.length);

/** A host’s name in at most two lines, as even as can be, broken before a dot or after a hyphen. */
export function wrapHost(
  host: string,
  widthPx: number,
  sizePx: number,
  face: Face,
): readonly string[] {
  const fits = (line: string): boolean => textWidthPx(line, sizePx, face) <= widthPx;
  if (fits(host)) return [host];
  const pieces = host.split(/(?=\.)|(?<=-)/u);
  const halves = pieces.slice(1).map((_, index): readonly [string, string] => {
    const at = index + 1;
    return [pieces.slice(0, at).join(''), pieces.slice(at).join('')];
  });
  const [even] = halves
    .filter((lines) => lines.every(fits))
    .sort((a, b) => unevenness(a) - unevenness(b));
  if (even !== undefined) return even;
  return fillLines(pieces, '', 2, fits).map((line) => shortenText(line, widthPx, sizePx, face));
}

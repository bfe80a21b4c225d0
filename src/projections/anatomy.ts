/**
 * A line that crossed the wire, taken apart: its command and arguments, or its reply code digit by
 * digit, enhanced code and text, or the field of a header, each piece named so that lessons can say
 * what it means. RFC 5321 §4.1.1, §4.2, RFC 3463 §2, RFC 4954 §4, RFC 5322 §2.2.
 */
import { octetLength } from '../smtp/lines';
import { parseCommand } from '../smtp/command';
import { parsePathArgument } from '../smtp/path';
import { decodeBase64 } from '../smtp/sasl';
import type { WireLine } from '../trace/segment';

export type PieceKind =
  | 'verb'
  | 'client-name'
  | 'path'
  | 'parameter'
  | 'mechanism'
  | 'secret'
  | 'code'
  | 'continues'
  | 'enhanced'
  | 'keyword'
  | 'value'
  | 'challenge'
  | 'words'
  | 'field'
  | 'folded'
  | 'content'
  | 'dot'
  | 'stuffed'
  | 'blank'
  | 'foreign';

export interface Piece {
  readonly kind: PieceKind;
  /** As it stands in the line. */
  readonly text: string;
  /** What names it for a lesson: `EHLO`, `SIZE`, `250`, `2.1.0`, `Received`; '' when nothing. */
  readonly name: string;
  /** What base64 says, NUL as `\0`; null where it is none. */
  readonly decoded: string | null;
}

export interface Anatomy {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** With its CRLF. */
  readonly octets: number;
}

const piece = (kind: PieceKind, text: string, name = ''): Piece => ({
  kind,
  text,
  name,
  decoded: null,
});

/** Base64 as whoever reads it reads it. */
function encoded(kind: PieceKind, text: string): Piece {
  const read = decodeBase64(text);
  const decoded = read?.replaceAll('\0', '\\0').replaceAll('\u0001', '^A') ?? null;
  return { kind, text, name: '', decoded };
}

function envelopePieces(argument: string, keyword: 'FROM' | 'TO'): readonly Piece[] {
  const path = parsePathArgument(argument, keyword);
  if (path.kind !== 'path') return argument === '' ? [] : [piece('value', argument)];
  const parameters = path.parameters.map(({ text, name }) => piece('parameter', text, name));
  return [piece('path', `${keyword}:${path.text}`, keyword), ...parameters];
}

function authPieces(argument: string): readonly Piece[] {
  const [mechanism = '', response] = argument.split(/ +/u);
  const rest = response === undefined ? [] : [encoded('secret', response)];
  return mechanism === '' ? [] : [piece('mechanism', mechanism, mechanism.toUpperCase()), ...rest];
}

function commandPieces(text: string): readonly Piece[] {
  if (text === '.') return [piece('dot', text)];
  const { verb, keyword, argument } = parseCommand(text);
  const head = piece('verb', keyword, verb === 'unknown' ? '' : verb.toUpperCase());
  switch (verb) {
    case 'ehlo':
    case 'helo':
      return [head, piece('client-name', argument)];
    case 'mail':
      return [head, ...envelopePieces(argument, 'FROM')];
    case 'rcpt':
      return [head, ...envelopePieces(argument, 'TO')];
    case 'auth':
      return [head, ...authPieces(argument)];
    default:
      return argument === '' ? [head] : [head, piece('value', argument)];
  }
}

const REPLY = /^([2-5]\d\d)([ -]?)(?:([245]\.\d{1,3}\.\d{1,3})(?: |$))?([\s\S]*)$/u;

/** A line of EHLO's list, after the first: a keyword in capitals, and what belongs to it. */
const KEYWORD = /^([A-Z0-9][A-Z0-9-]+)(?:[ =](.*))?$/u;

function replyPieces(text: string, isListed: boolean): readonly Piece[] {
  const [, code, separator = '', enhanced, words = ''] = REPLY.exec(text) ?? [];
  if (code === undefined) return [piece('foreign', text)];
  const head = [
    piece('code', code, code),
    ...(separator === '-' ? [piece('continues', '-')] : []),
    ...(enhanced === undefined ? [] : [piece('enhanced', enhanced, enhanced)]),
  ];
  if (words === '') return head;
  if (code === '334') return [...head, encoded('challenge', words)];
  const [, keyword, value] = isListed ? (KEYWORD.exec(words) ?? []) : [];
  if (keyword === undefined) return [...head, piece('words', words)];
  const rest = value === undefined ? [] : [piece('value', value)];
  return [...head, piece('keyword', keyword, keyword), ...rest];
}

const FIELD = /^([!-9;-~]+)(:[ \t]*)([\s\S]*)$/u;

function dataPieces(text: string, isHeader: boolean): readonly Piece[] {
  if (text === '') return [piece('blank', text)];
  if (text === '.') return [piece('dot', text)];
  if (text.startsWith('..')) return [piece('stuffed', '.'), piece('content', text.slice(1))];
  if (!isHeader) return [piece('content', text)];
  if (/^[ \t]/u.test(text)) return [piece('folded', text)];
  const [, name, , value = ''] = FIELD.exec(text) ?? [];
  if (name === undefined) return [piece('content', text)];
  return [piece('field', `${name}:`, name), piece('value', value)];
}

/**
 * The lines of one write, each taken apart.
 * @param isEhloReply says that the lines answer EHLO, so that they are a list of keywords.
 */
export function takeApart(lines: readonly WireLine[], isEhloReply: boolean): readonly Anatomy[] {
  let isHeader = true;
  return lines.map(({ text, part }, index) => {
    const pieces = piecesOf(text, part, { isHeader, isListed: isEhloReply && index > 0 });
    if (part === 'data' && text === '') isHeader = false;
    return { text, pieces, octets: octetLength(text) + 2 };
  });
}

interface Place {
  readonly isHeader: boolean;
  readonly isListed: boolean;
}

function piecesOf(text: string, part: WireLine['part'], place: Place): readonly Piece[] {
  switch (part) {
    case 'command':
      return commandPieces(text);
    case 'reply':
      return replyPieces(text, place.isListed);
    case 'sasl':
      return [encoded('secret', text)];
    case 'data':
      return dataPieces(text, place.isHeader);
  }
}

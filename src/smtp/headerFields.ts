/**
 * Reads the header of a message: its fields as they stand, folded lines and all, and the addresses
 * in a field that holds some (RFC 5322 §2.2, §2.2.3, §3.4). Not modelled: the obsolete syntax.
 */
import { splitAddress } from './address';

export interface HeaderField {
  readonly name: string;
  /** The field's lines as they stand, without CRLF. */
  readonly lines: readonly string[];
  /** What follows the colon, unfolded, without white space around it. */
  readonly value: string;
}

export interface ReadMessage {
  readonly fields: readonly HeaderField[];
  readonly body: readonly string[];
}

const NAME = /^([!-9;-~]+)[ \t]*:/u;

function toField(lines: readonly string[]): HeaderField | null {
  const [first = ''] = lines;
  const name = NAME.exec(first)?.[1];
  if (name === undefined) return null;
  const value = lines.join('').slice(first.indexOf(':') + 1);
  return { name, lines, value: value.replace(/[ \t]+/gu, ' ').trim() };
}

/** Splits a message's lines into the fields of its header and the lines of its body. */
export function readMessage(lines: readonly string[]): ReadMessage {
  const end = lines.indexOf('');
  const header = end < 0 ? lines : lines.slice(0, end);
  const body = end < 0 ? [] : lines.slice(end + 1);
  const starts = header.flatMap((line, index) => (/^[ \t]/u.test(line) ? [] : [index]));
  const fields = starts.flatMap(
    (start, index) => toField(header.slice(start, starts[index + 1])) ?? [],
  );
  return { fields, body };
}

/** The fields with a name, in their order. */
export const fieldsNamed = (
  { fields }: Pick<ReadMessage, 'fields'>,
  name: string,
): readonly HeaderField[] => fields.filter((field) => sameFieldName(field.name, name));

/** Names of fields are compared without regard to case. */
export const sameFieldName = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

/** Without quoted names and comments: what is left holds the addresses. */
const withoutNames = (value: string): string =>
  value.replace(/"(?:[^"\\]|\\.)*"(?!@)/gu, '').replace(/\((?:[^()\\]|\\.)*\)/gu, '');

/** The addresses in a field such as From: `Alice <alice@example.org>, bob@example.net`. */
export const addressesIn = (value: string): readonly string[] =>
  withoutNames(value)
    .split(/[,;]/u)
    .map((part) => (/<([^<>]*)>/u.exec(part)?.[1] ?? part.replace(/^[^:]*:/u, '')).trim())
    .filter((address) => splitAddress(address).domain !== null && !/\s/u.test(address));

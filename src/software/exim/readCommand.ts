/**
 * What Exim takes for a command (smtp_in.c, smtp_read_command): a known word at the very beginning
 * of the line, ended by a blank or the line's end, or by its colon in `MAIL FROM:` and `RCPT TO:`.
 * Anything else is unknown, whatever it resembles. RFC 5321 §2.4, §4.2.4.
 */
import { parseChunkSize, type ChunkHead } from '../../smtp/chunk';
import { wholeLinesLength } from '../../smtp/lines';
import { parseCommand, type Command } from '../../smtp/command';

const PATHS = /^(?:mail from|rcpt to):/iu;
const WORDS = /^(?:rset|helo|ehlo|auth|starttls|data|bdat|quit|noop|etrn|vrfy|expn|help)(?: |$)/iu;

/** The room that Exim has for a command (SMTP_CMD_BUFFER_SIZE). */
const LONGEST = 16_384;

/** Reads a line; blanks at its end do not count, and NUL makes it no line at all. */
export function readCommand(line: string): Command | null {
  if (line.includes('\0')) return null;
  const command = parseCommand(line.trimEnd());
  const isKnown = PATHS.test(line) || WORDS.test(line.trimEnd());
  if (command.verb === 'empty' || (isKnown && line.length < LONGEST)) return command;
  return { ...command, verb: 'unknown' };
}

/** A size, and LAST or anything else, which is not looked at. */
export const readChunk = (argument: string): ChunkHead | null =>
  parseChunkSize(argument, /^(\d+)(.*)$/su);

/** The first line of a message's header, RFC 5322 §2.2. */
const HEADER = /^[!-9;-~]+[ \t]*:/u;

/** Exim ends the last line, and the header; it counts the one it makes where there is none. */
export function countMessage(text: string): number {
  if (text === '') return 2;
  return wholeLinesLength(text) + (HEADER.test(text) ? 0 : 1);
}

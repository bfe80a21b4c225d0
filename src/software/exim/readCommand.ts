/**
 * What Exim takes for a command (smtp_in.c, smtp_read_command): a known word at the very beginning
 * of the line, ended by a blank or the line's end, or by its colon in `MAIL FROM:` and `RCPT TO:`.
 * Anything else is unknown, whatever it resembles. RFC 5321 §2.4, §4.2.4.
 */
import { parseChunkSize, type ChunkHead } from '../../smtp/chunk';
import { parseCommand, type Command } from '../../smtp/command';

const PATHS = /^(?:mail from|rcpt to):/iu;
const WORDS = /^(?:rset|helo|ehlo|auth|starttls|data|bdat|quit|noop|etrn|vrfy|expn|help)(?: |$)/iu;

/** Reads a line; blanks at its end do not count. */
export function readCommand(line: string): Command {
  const command = parseCommand(line);
  const isKnown = PATHS.test(line) || WORDS.test(line.trimEnd());
  if (isKnown || command.verb === 'empty') return command;
  return { ...command, verb: 'unknown' };
}

/** A size, and LAST or anything else, which is not looked at. */
export const readChunk = (argument: string): ChunkHead | null =>
  parseChunkSize(argument, /^(\d+)(.*)$/su);

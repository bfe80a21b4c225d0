/**
 * Models the command line of SMTP: a keyword, a blank and an argument (RFC 5321 §2.4, §4.1.1).
 * The reader takes any line and never throws, because a server has to answer any line. What an
 * argument means is left to `path.ts` and `sasl.ts`; whether a command fits, to the machines.
 */

/**
 * The known keywords. RFC 5321 §4.1.1, RFC 3207 §4, RFC 4954 §4, RFC 3030 §2, RFC 1985 §5; XCLIENT
 * and XFORWARD are Postfix's own.
 */
export type Verb =
  | 'ehlo'
  | 'helo'
  | 'starttls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'bdat'
  | 'rset'
  | 'noop'
  | 'vrfy'
  | 'expn'
  | 'help'
  | 'etrn'
  | 'xclient'
  | 'xforward'
  | 'quit';

/** A command line as a server reads it. */
export interface Command {
  /** The known verb; `unknown` for any other keyword; `empty` for a line of blanks or nothing. */
  readonly verb: Verb | 'unknown' | 'empty';
  /** The keyword as it was typed, because some servers repeat it in their reply. */
  readonly keyword: string;
  /** What follows the keyword, without outer blanks. */
  readonly argument: string;
  /** The whole line without its CRLF. */
  readonly line: string;
}

const VERBS: ReadonlyMap<string, Verb> = new Map(
  (
    [
      'ehlo',
      'helo',
      'starttls',
      'auth',
      'mail',
      'rcpt',
      'data',
      'bdat',
      'rset',
      'noop',
      'vrfy',
      'expn',
      'help',
      'etrn',
      'xclient',
      'xforward',
      'quit',
    ] as const
  ).map((verb) => [verb, verb]),
);

/** Only the blank and the tab separate; other white space is part of a word. */
const COMMAND_PARTS = /^[ \t]*([^ \t]*)[ \t]*([\s\S]*)$/;

/**
 * Reads one command line. Verbs are case-insensitive (RFC 5321 §2.4). Blanks before the line end
 * are tolerated (§4.1.1). Blanks before the keyword are not legal, but are skipped here; a server
 * that refuses them can look at `line`. Never throws, whatever the input.
 */
export function parseCommand(line: string): Command {
  const bare = line.replace(/\r?\n$/, '');
  const match = COMMAND_PARTS.exec(bare);
  const keyword = match?.[1] ?? '';
  const argument = (match?.[2] ?? '').replace(/[ \t]+$/, '');
  if (keyword === '') return { verb: 'empty', keyword, argument, line: bare };
  return { verb: VERBS.get(keyword.toLowerCase()) ?? 'unknown', keyword, argument, line: bare };
}

/** `EHLO` with the client's name or address literal. RFC 5321 §4.1.1.1. Without CRLF. */
export function ehloCommand(host: string): string {
  return `EHLO ${host}`;
}

/** `HELO` with the client's name. RFC 5321 §4.1.1.1. Without CRLF. */
export function heloCommand(host: string): string {
  return `HELO ${host}`;
}

/**
 * `MAIL FROM:` with the address without angle brackets; an empty address is the null reverse-path
 * `<>`. Parameters are given whole, such as `SIZE=361`. RFC 5321 §4.1.1.2. Without CRLF.
 */
export function mailCommand(address: string, parameters: readonly string[] = []): string {
  return [`MAIL FROM:<${address}>`, ...parameters].join(' ');
}

/**
 * `RCPT TO:` with the address without angle brackets. Parameters are given whole, such as
 * `NOTIFY=NEVER`. RFC 5321 §4.1.1.3. Without CRLF.
 */
export function rcptCommand(address: string, parameters: readonly string[] = []): string {
  return [`RCPT TO:<${address}>`, ...parameters].join(' ');
}

/**
 * `AUTH` with a mechanism and, unless it is null, the initial response in base64. A response of
 * zero length is sent as `=`, because an absent one means none was sent. RFC 4954 §4.
 */
export function authCommand(mechanism: string, initialResponse: string | null): string {
  if (initialResponse === null) return `AUTH ${mechanism}`;
  return `AUTH ${mechanism} ${initialResponse === '' ? '=' : initialResponse}`;
}

/** RFC 3207 §4: the command takes no parameters. */
export const STARTTLS_COMMAND = 'STARTTLS';

/** RFC 5321 §4.1.1.5. */
export const RSET_COMMAND = 'RSET';

/** RFC 5321 §4.1.1.9. */
export const NOOP_COMMAND = 'NOOP';

/** RFC 5321 §4.1.1.8. */
export const HELP_COMMAND = 'HELP';

/** RFC 5321 §4.1.1.10. */
export const QUIT_COMMAND = 'QUIT';

/** `*` in place of a base64 response cancels an AUTH exchange. RFC 4954 §4. */
export const AUTH_CANCEL = '*';

/**
 * Models a reply: a three-digit code, an optional enhanced status code and one or more lines of
 * text (RFC 5321 §4.2, RFC 2034 §4, RFC 3463 §2). What they say belongs to each server software.
 */

/** A whole reply, however many lines it takes on the wire. */
export interface Reply {
  readonly code: number;
  /** Such as `2.1.0`, or null. */
  readonly enhanced: string | null;
  /** The texts without code and enhanced code; at least one, which may be `''`. */
  readonly lines: readonly string[];
}

/** What the first digit promises. RFC 5321 §4.2.1. */
export type ReplyClass = 'completed' | 'continue' | 'transient' | 'permanent' | 'unknown';

const REPLY_LINE = /^([2-5]\d\d)(?:([ -])([\s\S]*))?$/;
const ENHANCED_CODE = /^([245]\.\d{1,3}\.\d{1,3})(?: |$)/;

/**
 * The lines on the wire, without CRLF. All but the last have a hyphen after the code (RFC 5321
 * §4.2.1); the enhanced code stands on each (RFC 2034 §4). The blank after the code is kept before
 * an empty text (§4.2.1: servers SHOULD send it), which gives `334 ` for an empty SASL challenge.
 */
export function formatReply(reply: Reply): string[] {
  const texts = reply.lines.length === 0 ? [''] : reply.lines;
  const prefix = reply.enhanced === null ? '' : `${reply.enhanced} `;
  return texts.map((text, index) => {
    const separator = index === texts.length - 1 ? ' ' : '-';
    return `${reply.code}${separator}${prefix}${text}`;
  });
}

/**
 * Reads the lines of one complete reply, without CRLF; null when it is malformed: no lines, no
 * code, a code that changes (RFC 5321 §4.2.1), a last line that announces another, or a line too
 * many. A bare code without blank and text is tolerated, as §4.2.1 demands of clients. The
 * enhanced code is taken from the first line and removed from each line that repeats it.
 */
export function parseReplyLines(lines: readonly string[]): Reply | null {
  const matches = lines.map((line) => REPLY_LINE.exec(line));
  const code = matches[0]?.[1];
  if (code === undefined) return null;
  const texts: string[] = [];
  for (const [index, match] of matches.entries()) {
    const isLast = index === matches.length - 1;
    const [, lineCode, separator, text = ''] = match ?? [];
    if (lineCode !== code || (separator === '-') === isLast) return null;
    texts.push(text);
  }
  const enhanced = enhancedCodeOf(texts[0] ?? '', code);
  return {
    code: Number(code),
    enhanced,
    lines: enhanced === null ? texts : texts.map((text) => withoutEnhancedCode(text, enhanced)),
  };
}

/** The class of the enhanced code has to agree with the reply code (RFC 2034 §4). */
function enhancedCodeOf(text: string, code: string): string | null {
  const enhanced = ENHANCED_CODE.exec(text)?.[1] ?? null;
  return enhanced !== null && code.startsWith(enhanced.charAt(0)) ? enhanced : null;
}

function withoutEnhancedCode(text: string, enhanced: string): string {
  if (text === enhanced) return '';
  return text.startsWith(`${enhanced} `) ? text.slice(enhanced.length + 1) : text;
}

/**
 * Whether this line ends a reply: a code followed by a blank or by nothing (RFC 5321 §4.2.1).
 * False also for a line that is no reply at all; ask `looksLikeReply` first.
 */
export function isLastReplyLine(line: string): boolean {
  return /^[2-5]\d\d(?: |$)/.test(line);
}

/** Whether a line has the form of a reply line, as a client checks before it believes it. */
export function looksLikeReply(line: string): boolean {
  return REPLY_LINE.test(line);
}

/** The class by the first digit. RFC 5321 §4.2.1; 1yz is not used in SMTP and counts as unknown. */
export function replyClass(code: number): ReplyClass {
  switch (Math.floor(code / 100)) {
    case 2:
      return 'completed';
    case 3:
      return 'continue';
    case 4:
      return 'transient';
    case 5:
      return 'permanent';
    default:
      return 'unknown';
  }
}

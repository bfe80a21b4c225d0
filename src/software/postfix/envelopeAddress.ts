/**
 * How Postfix reads the address in MAIL, RCPT and VRFY (strict_rfc821_envelopes = no): as one of a
 * message's header (RFC 5322 §3.4), in its inner form: without comments, brackets, quotes and
 * source route (RFC 5321 §4.1.1.3). Then it asks whether mail could be sent to such an address.
 * Simplified: groups are not read.
 */
import { isAddressLiteral } from '../../smtp/address';

const QUOTED = /^"((?:[^"\\]|\\.)*)"/su;
const COMMENT = /^\((?:[^()\\]|\\.)*\)/su;
const ATOM = /^(?:[^\s()<>@,;:."[\]\\]|\\.)+/su;
const LITERAL = /^\[[^\][\\]*\]/u;

/** A word as it is meant, and whether it stood in quotes; or a sign of the address's form. */
interface Token {
  readonly kind: 'word' | 'sign';
  readonly text: string;
}

const unescaped = (text: string): string => text.replace(/\\(.)/gsu, '$1');

/** The words and signs of a text; null when a quote or bracket is not closed. */
function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const comment = COMMENT.exec(rest)?.[0];
    const quoted = QUOTED.exec(rest);
    const word = LITERAL.exec(rest)?.[0] ?? ATOM.exec(rest)?.[0];
    if (comment !== undefined) rest = rest.slice(comment.length);
    else if (quoted !== null) {
      tokens.push({ kind: 'word', text: unescaped(quoted[1] ?? '') });
      rest = rest.slice(quoted[0].length);
    } else if (word !== undefined) {
      tokens.push({ kind: 'word', text: unescaped(word) });
      rest = rest.slice(word.length);
    } else {
      const sign = rest.charAt(0);
      if ('"([])'.includes(sign)) return null;
      tokens.push({ kind: 'sign', text: sign });
      rest = rest.slice(1);
    }
    rest = rest.trimStart();
  }
  return tokens;
}

const isSign = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'sign' && token.text === text;

/** What stands inside the innermost brackets; a phrase before them is not part of it. */
function withinBrackets(tokens: readonly Token[]): readonly Token[] | null {
  const open = tokens.findLastIndex((token) => isSign(token, '<'));
  if (tokens.slice(0, Math.max(open, 0)).some((token) => isSign(token, '>'))) return null;
  const close = tokens.findIndex((token, index) => index > open && isSign(token, '>'));
  const inner = tokens.slice(open + 1, close < 0 ? undefined : close);
  const behind = close < 0 ? [] : tokens.slice(close).filter((token) => !isSign(token, '>'));
  return behind.length === 0 ? inner : null;
}

/** Words without a sign between are two addresses, and so are words on both sides of a comma. */
const isOne = (tokens: readonly Token[]): boolean =>
  tokens.every(
    (token, index) =>
      !isSign(token, ',') &&
      !(token.kind === 'word' && tokens[index + 1]?.kind === 'word') &&
      !(isSign(token, ';') && index < tokens.length - 1),
  );

/** `@a.example,@b.example:`, which is dropped. */
function withoutRoute(tokens: readonly Token[]): readonly Token[] {
  const colon = tokens.findIndex((token) => isSign(token, ':'));
  return isSign(tokens[0], '@') && colon > 0 ? tokens.slice(colon + 1) : tokens;
}

/**
 * The address in the text, in its inner form; '' when there is none, null when there is more than
 * one or a bracket or quote is not closed.
 */
export function readEnvelopeAddress(text: string): string | null {
  const tokens = tokensOf(text);
  const inner = tokens === null ? null : withinBrackets(tokens);
  if (inner === null) return null;
  const path = withoutRoute(inner);
  if (!isOne(path)) return null;
  return path
    .filter((token) => !isSign(token, ';'))
    .map((token) => token.text)
    .join('');
}

const LABEL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?$/u;

/** The longest name that Postfix takes for a host's (VALID_HOSTNAME_LEN). */
const LONGEST_DOMAIN = 255;

/** Whether a name could be a host's: labels that are not empty, and not an address of numbers. */
function isHostName(domain: string): boolean {
  const name = domain.replace(/\.$/u, '');
  if (name.length > LONGEST_DOMAIN || /^[\d.]+$/u.test(name)) return false;
  return name.split('.').every((label) => LABEL.test(label));
}

/** Whether mail could be sent to the address, by its form; '' is the null path. */
export function isDeliverable(address: string): boolean {
  const at = address.lastIndexOf('@');
  const localPart = at < 0 ? address : address.slice(0, at);
  if (localPart.startsWith('-')) return false;
  if (at < 0) return address !== '';
  const domain = address.slice(at + 1);
  return domain.startsWith('[') ? isAddressLiteral(domain) : isHostName(domain);
}

/**
 * Models the argument of MAIL and RCPT: `FROM:` or `TO:`, a path and its ESMTP parameters
 * (RFC 5321 §4.1.1.2, §4.1.1.3, §4.1.2). Deliberately lenient where real servers are: a blank after
 * the colon and a path without angle brackets are read, and `strict` tells that this is not legal.
 * Whether an address inside the brackets is acceptable is the server software's judgement.
 */
import { isValidDomain, isValidMailbox } from './address';

/** One ESMTP parameter such as `SIZE=361` or `SMTPUTF8`. RFC 5321 §4.1.2 (esmtp-param). */
export interface Parameter {
  /** In upper case, because keywords are case-insensitive (RFC 5321 §2.4). */
  readonly name: string;
  /** Null when there is no `=`. */
  readonly value: string | null;
  /** As typed. */
  readonly text: string;
}

/**
 * What was read. `missing`: no `FROM:` or `TO:`, or nothing after it. `malformed`: a bracket or a
 * quotation mark that is not closed, or brackets in brackets; `text` is what is after the colon.
 */
export type PathArgument =
  | {
      readonly kind: 'path';
      /** Without brackets and source route; `''` is the null path `<>`. */
      readonly address: string;
      readonly parameters: readonly Parameter[];
      /** The path as typed, with its brackets and source route. */
      readonly text: string;
      /** True when the whole argument is exact RFC 5321 syntax (addresses as in RFC 6531 §3.3). */
      readonly strict: boolean;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed'; readonly text: string };

const QUOTED = '"(?:[^"\\\\]|\\\\[\\s\\S])*"';
const BRACKETED = new RegExp(`^<((?:${QUOTED}|[^<>"])*)>`);
const UNBRACKETED = new RegExp(`^(?:${QUOTED}|[^ \\t"<])+`);
const SOURCE_ROUTE = /^@[^:"]*:/;
const STRICT_PARAMETERS = /^(?: [A-Za-z0-9][A-Za-z0-9-]*(?:=[!-<>-~\u0080-\u{10ffff}]+)?)*$/u;

/**
 * Reads what follows the verb. `keyword` is `FROM` for MAIL and `TO` for RCPT, matched without
 * regard to case. A source route is dropped (RFC 5321 §4.1.1.3 and Appendix C: SHOULD be ignored).
 */
export function parsePathArgument(argument: string, keyword: 'FROM' | 'TO'): PathArgument {
  const prefix = `${keyword}:`;
  if (argument.slice(0, prefix.length).toUpperCase() !== prefix) return { kind: 'missing' };
  const afterColon = argument.slice(prefix.length);
  const body = afterColon.replace(/^[ \t]+|[ \t]+$/g, '');
  if (body === '') return { kind: 'missing' };
  const bracketed = BRACKETED.exec(body);
  if (bracketed === null && body.startsWith('<')) return { kind: 'malformed', text: body };
  const match = bracketed ?? UNBRACKETED.exec(body);
  if (match === null) return { kind: 'malformed', text: body };
  const inner = bracketed?.[1] ?? match[0];
  const rest = body.slice(match[0].length);
  return {
    kind: 'path',
    address: inner.replace(SOURCE_ROUTE, ''),
    parameters: parseParameters(rest),
    text: match[0],
    strict:
      bracketed !== null &&
      body === afterColon &&
      STRICT_PARAMETERS.test(rest) &&
      isStrictPath(inner, keyword),
  };
}

function parseParameters(rest: string): readonly Parameter[] {
  return rest
    .split(/[ \t]+/)
    .filter((text) => text !== '')
    .map((text) => {
      const equals = text.indexOf('=');
      if (equals < 0) return { name: text.toUpperCase(), value: null, text };
      return { name: text.slice(0, equals).toUpperCase(), value: text.slice(equals + 1), text };
    });
}

/** Reverse-path and Forward-path of RFC 5321 §4.1.2; `<Postmaster>` needs no domain (§4.1.1.3). */
function isStrictPath(inner: string, keyword: 'FROM' | 'TO'): boolean {
  if (inner === '') return keyword === 'FROM';
  if (keyword === 'TO' && inner.toLowerCase() === 'postmaster') return true;
  const route = SOURCE_ROUTE.exec(inner)?.[0];
  if (route === undefined) return isValidMailbox(inner);
  const hops = route.slice(0, -1).split(',');
  return (
    hops.every((hop) => hop.startsWith('@') && isValidDomain(hop.slice(1))) &&
    isValidMailbox(inner.slice(route.length))
  );
}

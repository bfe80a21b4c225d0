/**
 * How Exim reads an address (`parse_extract_address`): what it takes for one, and its words for
 * what is wrong. RFC 5321 §4.1.2 with Exim's leniences: no brackets needed, source routes dropped.
 * Simplified: comments and quoted pairs outside a quoted local part are not read.
 */

export type EximAddress =
  | { readonly kind: 'address'; readonly localPart: string; readonly domain: string | null }
  | { readonly kind: 'null' }
  | { readonly kind: 'problem'; readonly problem: string };

const problem = (text: string): EximAddress => ({ kind: 'problem', problem: text });

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10ffff}-]+";
const LOCAL = new RegExp(`^(?:"(?:[^"\\\\]|\\\\.)*"|${ATOM}(?:\\.${ATOM})*\\.?)`, 'u');
const DOMAIN =
  /^(?:\[[^\]]*\]|[A-Za-z0-9_\u0080-\u{10ffff}-]+(?:\.[A-Za-z0-9_\u0080-\u{10ffff}-]+)*\.?)/u;
const ROUTE = /^(?:@[^,:@\s]+,?\s*)+:/u;

/** What stands between the brackets, or the whole text when there are none. */
function inside(text: string): { readonly inner: string; readonly rest: string } | null {
  if (!text.startsWith('<')) {
    const [inner = ''] = text.split(/\s/u);
    return { inner, rest: text.slice(inner.length) };
  }
  const end = text.indexOf('>');
  return end < 0 ? null : { inner: text.slice(1, end), rest: text.slice(end + 1) };
}

/** Reads an address; `text` is the whole operand, as Exim's messages quote it. */
export function readEximAddress(text: string): EximAddress {
  if (text === '') return problem('empty address');
  const whole = inside(text);
  const hasNoEnd = whole === null;
  const body = (whole?.inner ?? text.slice(1)).replace(ROUTE, '').trim();
  if (body === '' && !hasNoEnd) {
    return whole.rest.trim() === '' ? { kind: 'null' } : problem('empty address');
  }
  const local = LOCAL.exec(body)?.[0] ?? '';
  if (local === '') {
    return problem(
      body.startsWith('"')
        ? 'unmatched doublequote in local part'
        : 'missing or malformed local part',
    );
  }
  const afterLocal = body.slice(local.length).trimStart();
  if (afterLocal !== '' && !afterLocal.startsWith('@')) {
    return problem(`"@" or "." expected after "${local}"`);
  }
  const domain =
    afterLocal === '' ? null : (DOMAIN.exec(afterLocal.slice(1).trimStart())?.[0] ?? '');
  const afterDomain =
    domain === null ? '' : afterLocal.slice(1).trimStart().slice(domain.length).trim();
  if (domain === '' || afterDomain.startsWith('@')) return problem('domain missing or malformed');
  if (hasNoEnd) return problem("'>' missing at end of address");
  if (afterDomain !== '') {
    return problem(`malformed address: ${afterDomain} may not follow ${local}@${domain ?? ''}`);
  }
  const rest = whole.rest.trim();
  if (rest !== '') {
    const taken = text.slice(0, text.length - whole.rest.trimStart().length);
    return problem(`malformed address: ${rest} may not follow ${taken}`);
  }
  return { kind: 'address', localPart: local, domain };
}

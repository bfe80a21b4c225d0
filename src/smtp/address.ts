/**
 * Models a mailbox address: local part, `@`, domain or address literal (RFC 5321 §4.1.2, §4.1.3).
 * Non-ASCII characters are taken as RFC 6531 §3.3 extends the grammar; whether SMTPUTF8 was asked
 * for is the session's matter. Not modelled: IDNA mapping, address tags of other kinds than IPv6.
 */
import { maximumDomainOctets, maximumLabelOctets } from './limits';
import { octetLength } from './lines';

/** An address in its two parts; `domain` is null when there is no `@` outside quotes. */
export interface AddressParts {
  readonly localPart: string;
  readonly domain: string | null;
}

/**
 * Splits at the last `@`, since a domain cannot hold one, but not inside a quoted local part
 * (RFC 5321 §4.1.2 Quoted-string). An unclosed quotation mark counts as an ordinary character.
 */
export function splitAddress(address: string): AddressParts {
  const quoted = /^"(?:[^"\\]|\\[\s\S])*"/.exec(address)?.[0] ?? '';
  const at = address.lastIndexOf('@');
  if (at < quoted.length) return { localPart: address, domain: null };
  return { localPart: address.slice(0, at), domain: address.slice(at + 1) };
}

/** Domains are compared without regard to case. RFC 5321 §2.4, RFC 1035 §2.3.3. */
export function sameDomain(first: string, second: string): boolean {
  return first.toLowerCase() === second.toLowerCase();
}

/**
 * Whether two addresses name the same mailbox. RFC 5321 §2.4 says that a local part must be
 * treated as case-sensitive by all but its own host, and discourages hosts from making use of it;
 * practically every host ignores case, and here it stands for the host's own judgement. So case is
 * ignored in both parts. All quoted forms are equal (§4.1.2).
 */
export function sameAddress(first: string, second: string): boolean {
  const left = splitAddress(first);
  const right = splitAddress(second);
  if (unquote(left.localPart).toLowerCase() !== unquote(right.localPart).toLowerCase()) {
    return false;
  }
  if (left.domain === null || right.domain === null) return left.domain === right.domain;
  return sameDomain(left.domain, right.domain);
}

function unquote(localPart: string): string {
  if (!/^"(?:[^"\\]|\\[\s\S])*"$/.test(localPart)) return localPart;
  return localPart.slice(1, -1).replace(/\\([\s\S])/g, '$1');
}

const LABEL =
  /^[A-Za-z0-9\u0080-\u{10ffff}](?:[A-Za-z0-9\u0080-\u{10ffff}-]*[A-Za-z0-9\u0080-\u{10ffff}])?$/u;

/**
 * Whether the text is a Domain by RFC 5321 §4.1.2: labels of letters, digits and inner hyphens,
 * separated by single dots, each within RFC 1035 §2.3.4 and the whole within RFC 5321 §4.5.3.1.2.
 * U-labels are accepted (RFC 6531 §3.3). An address literal is not a domain.
 */
export function isValidDomain(domain: string): boolean {
  if (domain === '' || octetLength(domain) > maximumDomainOctets) return false;
  return domain
    .split('.')
    .every((label) => LABEL.test(label) && octetLength(label) <= maximumLabelOctets);
}

/** Whether the text is `[192.0.2.1]` or `[IPv6:2001:db8::1]`. RFC 5321 §4.1.3. */
export function isAddressLiteral(text: string): boolean {
  const inner = /^\[(.*)\]$/.exec(text)?.[1];
  if (inner === undefined) return false;
  if (/^IPv6:/i.test(inner)) return isIpv6(inner.slice('IPv6:'.length));
  return isIpv4(inner);
}

function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && +octet <= 255);
}

/** The eight groups of RFC 5321 §4.1.3 IPv6-addr; `::` stands for at least one group of zeros. */
function isIpv6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => countGroups(half, index === halves.length - 1));
  if (counts.includes(null)) return false;
  const groups = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return halves.length === 2 ? groups <= 7 : groups === 8;
}

/** Counts 16-bit groups; an IPv4 tail counts as two and may stand only at the end. */
function countGroups(half: string, isTail: boolean): number | null {
  if (half === '') return 0;
  const groups = half.split(':');
  const last = groups.length - 1;
  let count = 0;
  for (const [index, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) count += 1;
    else if (isTail && index === last && isIpv4(group)) count += 2;
    else return null;
  }
  return count;
}

const ATEXT = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\u0080-\\u{10ffff}-]";
const DOT_STRING = new RegExp(`^${ATEXT}+(?:\\.${ATEXT}+)*$`, 'u');
const QUOTED_STRING = /^"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*"$/u;

/** Whether the text is a Local-part by RFC 5321 §4.1.2: a dot-string or a quoted string. */
export function isValidLocalPart(localPart: string): boolean {
  return DOT_STRING.test(localPart) || QUOTED_STRING.test(localPart);
}

/** Whether the text is a Mailbox by RFC 5321 §4.1.2. Lengths of local parts are not checked. */
export function isValidMailbox(address: string): boolean {
  const { localPart, domain } = splitAddress(address);
  if (domain === null || !isValidLocalPart(localPart)) return false;
  return isValidDomain(domain) || isAddressLiteral(domain);
}

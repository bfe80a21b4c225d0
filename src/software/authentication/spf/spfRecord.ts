/**
 * Reads an SPF record: its mechanisms with their qualifiers, its modifiers, and what is wrong with
 * it (RFC 7208 §4.6.1, §5, §6, §12). The whole record is read before any of it is evaluated, since
 * a mistake anywhere in it is a permerror (§4.6).
 */
import { readIpAddress, type IpAddress } from '../ipNetwork';
import { isDomainSpec, isMacroString } from './spfMacro';

export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral';

/** How many leading bits count, for each kind of address. */
export interface Bits {
  readonly four: number;
  readonly six: number;
}

export type Mechanism =
  | { readonly kind: 'all' }
  | { readonly kind: 'include' | 'exists'; readonly domain: string }
  | { readonly kind: 'a' | 'mx'; readonly domain: string | null; readonly bits: Bits }
  | { readonly kind: 'ptr'; readonly domain: string | null }
  | { readonly kind: 'ip'; readonly network: IpAddress; readonly bits: number };

export interface Directive {
  readonly qualifier: Qualifier;
  readonly mechanism: Mechanism;
  /** The term as it stands in the record. */
  readonly text: string;
}

export interface SpfRecord {
  readonly directives: readonly Directive[];
  readonly redirect: string | null;
  readonly explanation: string | null;
}

const QUALIFIERS: Readonly<Record<string, Qualifier>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

/** Whether a TXT record is one of SPF: its version, then a space or nothing (§4.5). */
export const isSpfRecord = (text: string): boolean => /^v=spf1(?: |$)/iu.test(text);

const LENGTH = /^(?:0|[1-9]\d{0,2})$/u;

function readLength(text: string | undefined, maximum: number): number | null {
  if (text === undefined) return maximum;
  return LENGTH.test(text) && Number(text) <= maximum ? Number(text) : null;
}

/** `/24`, `//64` or `/24//64` at the end of a term. */
function readBits(text: string): Bits | null {
  const parts = /^(?:\/(\d+))?(?:\/\/(\d+))?$/u.exec(text);
  if (parts === null) return null;
  const four = readLength(parts[1], 32);
  const six = readLength(parts[2], 128);
  return four === null || six === null ? null : { four, six };
}

function readHosts(kind: 'a' | 'mx', rest: string): Mechanism | null {
  const parts = /^(?::(.*?))?((?:\/\d+)?(?:\/\/\d+)?)$/u.exec(rest);
  const bits = readBits(parts?.[2] ?? '');
  if (parts === null || bits === null) return null;
  const domain = parts[1] ?? null;
  return domain === null || isDomainSpec(domain) ? { kind, domain, bits } : null;
}

function readNetwork(version: 4 | 6, rest: string): Mechanism | null {
  const [, address = '', length] = /^:([^/]*)(?:\/(.*))?$/u.exec(rest) ?? [];
  const bits = readLength(length, version === 4 ? 32 : 128);
  // An address that only looks like the other version is a mistake.
  const network = address.includes(':') === (version === 6) ? readIpAddress(address) : null;
  if (bits === null || network === null) return null;
  return { kind: 'ip', network, bits };
}

function readMechanism(name: string, rest: string): Mechanism | null {
  const domain = rest.startsWith(':') && isDomainSpec(rest.slice(1)) ? rest.slice(1) : null;
  switch (name) {
    case 'all':
      return rest === '' ? { kind: 'all' } : null;
    case 'include':
    case 'exists':
      return domain === null ? null : { kind: name, domain };
    case 'a':
    case 'mx':
      return readHosts(name, rest);
    case 'ptr':
      return rest === '' || domain !== null ? { kind: 'ptr', domain } : null;
    case 'ip4':
      return readNetwork(4, rest);
    case 'ip6':
      return readNetwork(6, rest);
    default:
      return null;
  }
}

function readDirective(text: string): Directive | null {
  const [, sign = '', name = '', rest = ''] = /^([+\-~?]?)([a-z0-9]+)(.*)$/iu.exec(text) ?? [];
  const mechanism = readMechanism(name.toLowerCase(), rest);
  const qualifier = QUALIFIERS[sign === '' ? '+' : sign];
  return mechanism === null || qualifier === undefined ? null : { qualifier, mechanism, text };
}

/**
 * Reads the text of a record.
 * @returns its terms, or the first term that cannot be read.
 */
export function readSpfRecord(text: string): SpfRecord | { readonly problem: string } {
  const directives: Directive[] = [];
  const modifiers: { redirect: string | null; exp: string | null } = { redirect: null, exp: null };
  for (const term of text.split(/ +/u).slice(1)) {
    if (term === '') continue;
    const [, name = '', value = ''] = /^([a-z][a-z0-9\-_.]*)=(.*)$/iu.exec(term) ?? [];
    const known = name.toLowerCase();
    if (known === 'redirect' || known === 'exp') {
      if (modifiers[known] !== null || !isDomainSpec(value)) return { problem: term };
      modifiers[known] = value;
    } else if (name !== '') {
      // A modifier that nobody knows is passed over when its form is right (§6).
      if (!isMacroString(value)) return { problem: term };
    } else {
      const directive = readDirective(term);
      if (directive === null) return { problem: term };
      directives.push(directive);
    }
  }
  return { directives, redirect: modifiers.redirect, explanation: modifiers.exp };
}

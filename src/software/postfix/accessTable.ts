/**
 * Postfix's access(5) tables: a name or address is looked up in ever wider forms, and the action
 * found permits, refuses or says nothing.
 * Simplified: DISCARD accepts and does not throw away; other actions than OK, REJECT, DEFER,
 * DISCARD and a code of one's own are taken for DUNNO.
 */
import { splitAddress } from '../../smtp/address';

export type AccessResult =
  | { readonly kind: 'permit' }
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'refuse';
      readonly code: number;
      readonly enhanced: string;
      readonly text: string;
    };

/** `mx.example.net`, `example.net`, `net`: a name and its parents. */
const withParents = (name: string): readonly string[] => {
  const labels = name.split('.');
  return labels.map((_label, index) => labels.slice(index).join('.'));
};

/** `198.51.100.7`, `198.51.100`, `198.51`, `198`. */
const withNetworks = (address: string): readonly string[] => {
  const octets = address.split('.');
  return octets.map((_octet, index) => octets.slice(0, octets.length - index).join('.'));
};

/** The keys under which a client is looked up: its name, then its address. */
export const clientKeys = (name: string | null, address: string): readonly string[] => [
  ...(name === null ? [] : withParents(name)),
  ...withNetworks(address),
];

export const hostKeys = (name: string): readonly string[] => withParents(name);

/** The keys for an address: all of it, its domain and the parents, its local part with `@`. */
export function addressKeys(address: string): readonly string[] {
  const { localPart, domain } = splitAddress(address);
  if (domain === null) return [address, `${localPart}@`];
  return [address, ...withParents(domain), `${localPart}@`];
}

function resultOf(action: string): AccessResult {
  const [word = '', ...rest] = action.trim().split(/\s+/u);
  const text = rest.join(' ');
  switch (word.toUpperCase()) {
    case 'OK':
    case 'DISCARD':
      return { kind: 'permit' };
    case 'REJECT':
      return { kind: 'refuse', code: 554, enhanced: '5.7.1', text };
    case 'DEFER':
      return { kind: 'refuse', code: 450, enhanced: '4.7.1', text };
    default:
      break;
  }
  if (!/^[45]\d\d$/u.test(word)) return { kind: 'pass' };
  const [, enhanced = `${word.charAt(0)}.7.1`, own = text] =
    /^([45]\.\d{1,3}\.\d{1,3}) (.*)$/u.exec(text) ?? [];
  return { kind: 'refuse', code: Number(word), enhanced, text: own };
}

/** What a table says to the first of the keys that it has. */
export function lookUpAccess(
  table: Readonly<Record<string, string>>,
  keys: readonly string[],
): AccessResult {
  const entries = new Map(
    Object.entries(table).map(([key, action]) => [key.toLowerCase(), action] as const),
  );
  const key = keys.map((name) => name.toLowerCase()).find((name) => entries.has(name));
  return key === undefined ? { kind: 'pass' } : resultOf(entries.get(key) ?? '');
}

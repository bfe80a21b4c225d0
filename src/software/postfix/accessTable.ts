/**
 * Postfix's access(5) tables: a name or address is looked up in ever wider forms, and the action
 * found permits, refuses, puts off or says nothing. What a policy service answers is an action too.
 * Simplified: WARN, INFO, HOLD, FILTER, REDIRECT, BCC and PREPEND change nothing of what is said,
 * and nothing else here either; DISCARD counts where a recipient is judged.
 */
import { splitAddress } from '../../smtp/address';
import type { Restriction } from '../../world/postfix/restriction';
import { RESTRICTIONS } from '../../world/postfix/restriction';
import type { PostfixParameters } from '../../world/postfixParameters';
import { PASS, PERMIT, refusal, refusalOf, refuse, type Decision, type Subject } from './decision';

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

/** The null sender is looked up as `<>` (smtpd_null_access_lookup_key). */
const NULL_KEY = '<>';

/** The keys for an address: all of it, its domain and the parents, its local part with `@`. */
export function addressKeys(address: string): readonly string[] {
  if (address === '') return [NULL_KEY];
  const { localPart, domain } = splitAddress(address);
  if (domain === null) return [address, `${localPart}@`];
  return [address, ...withParents(domain), `${localPart}@`];
}

/** The first of the keys that a table has, with its action; null when it has none. */
export function lookUpAccess(
  table: Readonly<Record<string, string>>,
  keys: readonly string[],
): string | null {
  const entries = new Map(
    Object.entries(table).map(([key, action]) => [key.toLowerCase(), action] as const),
  );
  const key = keys.map((name) => name.toLowerCase()).find((name) => entries.has(name));
  return key === undefined ? null : (entries.get(key) ?? null);
}

/** The last two numbers of an enhanced code about addresses, for a sender and for a recipient. */
const ADDRESS_DETAILS: Readonly<Record<string, readonly [string, string]>> = {
  '1': ['1.0', '1.1'],
  '2': ['1.8', '1.2'],
  '3': ['1.7', '1.3'],
  '4': ['1.0', '1.4'],
  '5': ['1.0', '1.5'],
  '6': ['1.0', '1.6'],
  '7': ['1.7', '1.3'],
  '8': ['1.8', '1.2'],
};

/** An enhanced code about an address, turned into one about what is refused (RFC 3463 §3.2). */
function fitting(enhanced: string, { label }: Subject): string {
  const [, kind = '', detail = ''] = /^([45])\.1\.(\d+)$/u.exec(enhanced) ?? [];
  if (kind === '') return enhanced;
  const [sender, recipient] = ADDRESS_DETAILS[detail] ?? ['1.0', '1.0'];
  if (label === 'Sender address') return `${kind}.${sender}`;
  return label === 'Recipient address' ? `${kind}.${recipient}` : `${kind}.0.0`;
}

const WIDER_CODE = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/u;

/** `5.2.2 Mailbox is full`: an enhanced code may stand before the words. */
function wordsOf(text: string, enhanced: string, otherwise: string) {
  const own = WIDER_CODE.exec(text)?.[1];
  const words = text.replace(WIDER_CODE, '');
  return { enhanced: own ?? enhanced, words: words === '' ? otherwise : words };
}

interface Refused {
  readonly kind: 'refuse' | 'defer-if-permit' | 'defer-if-reject';
  readonly code: number;
  readonly enhanced: string;
  readonly otherwise: string;
}

/** What an action that refuses refuses with; null for any other action. */
function refusedBy(word: string, text: string, parameters: PostfixParameters): Refused | null {
  const denied = { enhanced: '5.7.1', otherwise: 'Access denied' };
  const later = { code: parameters.access_map_defer_code, enhanced: '4.7.1' };
  switch (word) {
    case 'REJECT':
      return { kind: 'refuse', code: parameters.access_map_reject_code, ...denied };
    case 'DEFER':
      return { kind: 'refuse', ...later, otherwise: 'Access denied' };
    case 'DEFER_IF_PERMIT':
      return { kind: 'defer-if-permit', ...later, otherwise: 'Service unavailable' };
    case 'DEFER_IF_REJECT':
      return { kind: 'defer-if-reject', ...later, otherwise: 'Service unavailable' };
    default:
      break;
  }
  // A number alone is what some old programs write for OK.
  if (!/^[45]\d\d$/u.test(word) || text === '') return null;
  return { kind: 'refuse', code: Number(word), ...denied };
}

/** Actions that let the list go on. */
const GOES_ON: ReadonlySet<string> = new Set([
  ...['DUNNO', 'WARN', 'INFO', 'HOLD', 'FILTER', 'REDIRECT', 'BCC', 'PREPEND'],
]);

const isRestriction = (word: string): word is Restriction =>
  RESTRICTIONS.some((known) => known === word);

export interface ActionContext {
  readonly subject: Subject;
  readonly parameters: PostfixParameters;
  /** Restrictions may stand in a table; they are judged like those of a list. */
  readonly judgeWords: (words: readonly Restriction[]) => Decision;
}

/** What an action of a table, or an answer of a policy service, decides. */
export function actOn(action: string, context: ActionContext): Decision {
  const { subject, parameters } = context;
  const [first = '', ...rest] = action.trim().split(/\s+/u);
  const text = rest.join(' ');
  const word = first.toUpperCase();
  const refused = refusedBy(word, text, parameters);
  if (refused !== null) {
    const { enhanced, words } = wordsOf(text, refused.enhanced, refused.otherwise);
    const what = refusalOf(subject, refused.code, fitting(enhanced, subject), words);
    return { kind: refused.kind, refusal: what };
  }
  if (word === 'OK' || word === 'RELAY' || /^\d+$/u.test(action.trim())) return PERMIT;
  if (word === 'DISCARD') return { kind: 'discard' };
  if (GOES_ON.has(word)) return PASS;
  const words = action.split(/[\s,]+/u).filter((one) => one !== '');
  if (words.length > 0 && words.every(isRestriction)) return context.judgeWords(words);
  return refuse(refusal('recipient.access-denied', 451, '4.3.5', 'Server configuration error'));
}

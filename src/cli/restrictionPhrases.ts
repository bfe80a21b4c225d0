/**
 * Postfix's restrictions as a captured case describes them: a whole list with its arguments
 * (`smtpd_client_restrictions=reject_rbl_client dnsbl.example, permit`), or a restriction by itself
 * (`check_client_access: 198.51.100.66 REJECT`), which then stands in the list of its kind.
 */
import { RESTRICTIONS, type Restriction } from '../world/postfix/restriction';

export type ListName = 'client' | 'helo' | 'sender' | 'relay' | 'recipient' | 'data';

/** A restriction with what followed it, and where it stood. */
export interface FoundRestriction {
  readonly word: Restriction;
  readonly argument: string;
  /** Null when it stood in no list. */
  readonly list: ListName | null;
  /** The text behind it, in which its table or its service may be described. */
  readonly behind: string;
}

export interface ReadRestrictions {
  readonly found: readonly FoundRestriction[];
  readonly lists: readonly (readonly [ListName, readonly Restriction[]])[];
  /** The description without the lists. */
  readonly rest: string;
}

const isRestriction = (word: string): word is Restriction =>
  RESTRICTIONS.some((known) => known === word);

const takesArgument = (word: Restriction): boolean =>
  /^(?:check_|reject_rbl_|reject_rhsbl_|permit_dnswl_)/u.test(word);

const LIST = /\bsmtpd_(client|helo|sender|relay|recipient|data)_restrictions\s*=\s*/u;

const LIST_NAMES: Readonly<Record<string, ListName>> = {
  client: 'client',
  helo: 'helo',
  sender: 'sender',
  relay: 'relay',
  recipient: 'recipient',
  data: 'data',
};

/** An argument: a word, or what stands in braces. */
const ARGUMENT = /^\s*((?:[a-z]+:)?\{(?:[^{}]|\{[^{}]*\})*\}|[^\s,;()"]+)/u;

interface ReadList {
  readonly words: readonly FoundRestriction[];
  readonly rest: string;
}

/** The words of a list, as far as they are restrictions and their arguments. */
function readList(text: string, list: ListName): ReadList {
  const words: FoundRestriction[] = [];
  let rest = text;
  for (;;) {
    const [all = '', name = ''] = /^[\s,]*([a-z_]+)/u.exec(rest) ?? [];
    if (!isRestriction(name)) return { words, rest };
    rest = rest.slice(all.length);
    const next = ARGUMENT.exec(rest);
    const given = next?.[1] ?? '';
    const isArgument = takesArgument(name) && given !== '' && !isRestriction(given);
    if (isArgument) rest = rest.slice(next?.[0].length ?? 0);
    words.push({ word: name, argument: isArgument ? given : '', list, behind: rest });
  }
}

/** Restrictions that stand by themselves; `no reject_…` says that it is not set. */
function readStray(text: string): readonly FoundRestriction[] {
  return [...text.matchAll(/(?<!\bno )(?<![\w.-])([a-z]+_[a-z_]+)(?::(?=\s))?/gu)].flatMap(
    (match): readonly FoundRestriction[] => {
      const [all, name = ''] = match;
      if (!isRestriction(name)) return [];
      const behind = text.slice(match.index + all.length);
      const argument = takesArgument(name) ? (ARGUMENT.exec(behind)?.[1] ?? '') : '';
      return [{ word: name, argument, list: null, behind }];
    },
  );
}

/** All restrictions that a description names. */
export function readRestrictions(config: string): ReadRestrictions {
  const found: FoundRestriction[] = [];
  const lists: (readonly [ListName, readonly Restriction[]])[] = [];
  let rest = '';
  let text = config;
  for (let match = LIST.exec(text); match !== null; match = LIST.exec(text)) {
    const list = LIST_NAMES[match[1] ?? ''];
    const behind = text.slice(match.index + match[0].length);
    rest += text.slice(0, match.index);
    if (list === undefined) break;
    const read = readList(behind, list);
    // What is no restriction is left for whoever tells what was not understood.
    const isWhole = read.words.length > 0 && /^\s*(?:$|[;(:.])/u.test(read.rest);
    if (isWhole) {
      found.push(...read.words);
      lists.push([list, read.words.map(({ word }) => word)]);
    } else rest += match[0];
    text = isWhole ? read.rest : behind;
  }
  rest += text;
  return { found: [...found, ...readStray(rest)], lists, rest };
}

/** The list in which a restriction stands that is named by itself. */
export function listOf(word: Restriction): ListName {
  if (/pipelining|multi_recipient/u.test(word)) return 'data';
  if (/recipient|destination|policy_service/u.test(word)) return 'recipient';
  if (/sender|sasl/u.test(word)) return 'sender';
  return word.includes('helo') ? 'helo' : 'client';
}

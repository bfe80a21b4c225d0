/**
 * SPF's macros, such as `%{ir}.%{v}._spf.%{d2}` (RFC 7208 §7): which strings may hold them, and
 * what they stand for. The name of the client, `%{p}`, costs look-ups and is found by the caller.
 */
import { dottedForm, readableForm, type IpAddress } from '../ipNetwork';

const EXPAND = /%\{([a-z])(\d*)(r?)([.\-+,/_=]*)\}|%%|%_|%-/giu;

/** The letters that may stand in a domain, and those only an explanation may hold (§7.2). */
const DOMAIN_LETTERS = /^[slodiphv]$/iu;
const TEXT_LETTERS = /^[slodiphvcrt]$/iu;

/** Whether every macro in a text is one, and everything else may stand there (§7.1). */
function isExpandable(text: string, letters: RegExp, literal: RegExp): boolean {
  const rest = text.replace(EXPAND, (whole: string, letter?: string, digits?: string) => {
    if (letter === undefined) return '';
    const isKnown = letters.test(letter) && (digits === '' || Number(digits) > 0);
    return isKnown ? '' : `\u0000${whole}`;
  });
  return literal.test(rest);
}

/** Printing characters without the percent sign. */
const LITERAL = /^[!-$&-~]*$/u;
const LITERAL_WITH_SPACES = /^[ -$&-~]*$/u;

/** Whether a text is a macro-string. */
export const isMacroString = (text: string): boolean => isExpandable(text, TEXT_LETTERS, LITERAL);

/** Whether a text may explain a failure: a macro-string with spaces (§6.2). */
export const isExplainString = (text: string): boolean =>
  isExpandable(text, TEXT_LETTERS, LITERAL_WITH_SPACES);

const TOP_LABEL = /\.(?=[a-z0-9-]*[a-z-])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.?$/iu;
const ENDS_WITH_MACRO = /(?:%\{[a-z]\d*r?[.\-+,/_=]*\}|%%|%_|%-)$/iu;

/** Whether a text names a domain, macros and all: it ends with a label or with a macro (§7.1). */
export function isDomainSpec(text: string): boolean {
  if (text === '' || !isExpandable(text, DOMAIN_LETTERS, LITERAL)) return false;
  return ENDS_WITH_MACRO.test(text) || TOP_LABEL.test(text);
}

/** Whether a text has the macro that needs the client's name. */
export const needsClientName = (text: string): boolean => /%\{p\d*r?[.\-+,/_=]*\}/iu.test(text);

/** What macros stand for. */
export interface MacroFacts {
  readonly address: IpAddress;
  readonly localPart: string;
  /** The domain of the sender. */
  readonly senderDomain: string;
  /** The domain whose record is read. */
  readonly domain: string;
  readonly helloName: string;
  readonly clientName: string;
  readonly receiver: string;
  /** Seconds since 1970. */
  readonly epochSeconds: number;
}

function valueOf(letter: string, facts: MacroFacts): string {
  switch (letter) {
    case 's':
      return `${facts.localPart}@${facts.senderDomain}`;
    case 'l':
      return facts.localPart;
    case 'o':
      return facts.senderDomain;
    case 'd':
      return facts.domain;
    case 'i':
      return dottedForm(facts.address);
    case 'p':
      return facts.clientName;
    case 'h':
      return facts.helloName;
    case 'v':
      return facts.address.version === 4 ? 'in-addr' : 'ip6';
    case 'c':
      return readableForm(facts.address);
    case 'r':
      return facts.receiver;
    default:
      return String(facts.epochSeconds);
  }
}

/** Characters outside the unreserved set of URIs are escaped for a letter in upper case (§7.3). */
const escapeForUri = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/gu, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase();
    return `%${code}`;
  });

const OTHERS: Readonly<Record<string, string>> = { '%%': '%', '%_': ' ', '%-': '%20' };

function transform(value: string, digits: string, reverse: string, delimiters: string): string {
  const separators = delimiters === '' ? '.' : delimiters;
  const parts = Array.from(value).reduce<string[]>(
    (found, character) =>
      separators.includes(character)
        ? [...found, '']
        : [...found.slice(0, -1), `${found.at(-1) ?? ''}${character}`],
    [''],
  );
  const turned = reverse === '' ? parts : parts.toReversed();
  return (digits === '' ? turned : turned.slice(-Number(digits))).join('.');
}

/** Puts in what each macro stands for. The text must be a macro-string. */
export function expandMacros(text: string, facts: MacroFacts): string {
  return text.replace(
    EXPAND,
    (
      whole: string,
      letter: string | undefined,
      digits: string,
      reverse: string,
      delimiters: string,
    ) => {
      if (letter === undefined) return OTHERS[whole] ?? whole;
      const lower = letter.toLowerCase();
      const value = transform(valueOf(lower, facts), digits, reverse, delimiters);
      return letter === lower ? value : escapeForUri(value);
    },
  );
}

const MAXIMUM_NAME = 253;

/** A domain with its macros put in; one that is too long loses labels from the left (§7.3). */
export function expandDomain(text: string, facts: MacroFacts): string {
  let name = expandMacros(text, facts).replace(/\.$/u, '');
  while (name.length > MAXIMUM_NAME && name.includes('.')) name = name.slice(name.indexOf('.') + 1);
  return name;
}

/**
 * The options of MAIL and RCPT that Postfix takes: SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8
 * (RFC 6531), AUTH (RFC 4954 §5), and DSN's RET, ENVID, NOTIFY and ORCPT (RFC 3461 §4), whose forms
 * it checks and which it takes once.
 */
import type { OptionFacts, PathReading } from '../serverSoftware';

/** What xtext may hold: no `+` but before two hexadecimal digits (RFC 3461 §4). */
const XTEXT = /^(?:[!-*,-~]|\+[0-9A-F]{2})*$/u;

const NOTIFY = /^(?:never|(?:success|failure|delay)(?:,(?:success|failure|delay))*)$/iu;

const RET = /^(?:full|hdrs)$/iu;

/** `rfc822;bob@example.net`: a type, and the address in xtext. */
const ORCPT = /^[^;]+;/u;

type Verb = 'mail' | 'rcpt';

/** The names that each verb knows, and whether a value belongs to them. */
const KNOWN: Readonly<Record<Verb, Readonly<Record<string, boolean>>>> = {
  mail: { SIZE: true, AUTH: true, ENVID: true, BODY: true, RET: true, SMTPUTF8: false },
  rcpt: { NOTIFY: true, ORCPT: true },
};

const isKnown = (verb: Verb, { name, value }: OptionFacts): boolean => {
  const hasValue = KNOWN[verb][name];
  if (hasValue === undefined || hasValue !== (value !== null)) return false;
  return name !== 'BODY' || /^(?:7bit|8bitmime)$/iu.test(value ?? '');
};

function hasBadForm({ name, value }: OptionFacts): boolean {
  const text = value ?? '';
  switch (name) {
    case 'RET':
      return !RET.test(text);
    case 'ENVID':
      return text === '' || !XTEXT.test(text);
    case 'NOTIFY':
      return !NOTIFY.test(text);
    case 'ORCPT':
      return !ORCPT.test(text) || !XTEXT.test(text);
    default:
      return false;
  }
}

const ONCE: ReadonlySet<string> = new Set(['RET', 'ENVID', 'NOTIFY', 'ORCPT']);

/** What is wrong with the first option that is not as it should be; null when all are. */
export function refusedOption(verb: Verb, options: readonly OptionFacts[]): PathReading | null {
  const seen = new Set<string>();
  for (const option of options) {
    if (!isKnown(verb, option)) return { kind: 'unsupported-option', option: option.text };
    const isTwice = ONCE.has(option.name) && seen.has(option.name);
    seen.add(option.name);
    if (!isTwice && !hasBadForm(option)) continue;
    const problem = `Bad ${option.name} parameter syntax`;
    return { kind: 'bad-option', problem: verb === 'rcpt' ? `Error: ${problem}` : problem };
  }
  return null;
}

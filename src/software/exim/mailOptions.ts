/**
 * The options behind the address of MAIL and RCPT as Exim takes them (smtp_in.c): one after the
 * other from the end of the line, until a word is none. RFC 1870 §6, RFC 6152 §3, RFC 4954 §5, RFC
 * 3461 §4, RFC 6531 §3.4. A word that is no option stays with the address, which is then malformed.
 */
import type { Standing } from '../serverSoftware';
import type { EximService } from '../serviceSettings';

/** What is left of an operand, and what its options said. */
export type EximOperand =
  | {
      readonly kind: 'operand';
      readonly address: string;
      readonly size: number;
      readonly requestsPrdr: boolean;
      readonly isUtf8: boolean;
    }
  | { readonly kind: 'bad-option'; readonly problem: string };

interface Option {
  /** What stands before the option, without the blank between. */
  readonly rest: string;
  /** As it was typed, with its value. */
  readonly typed: string;
  readonly name: string;
  /** A bare word is its own value. */
  readonly value: string;
}

/** The last word of the text if it may be an option: a name of letters and its value, or a word. */
function lastOption(text: string): Option | null {
  const whole = text.trimEnd();
  let at = whole.length - 1;
  while (at > 0 && whole.charAt(at) !== '=' && !/\s/u.test(whole.charAt(at))) {
    if (whole.charAt(at) === '"') at = whole.lastIndexOf('"', at - 1);
    at -= 1;
  }
  if (at <= 0) return null;
  if (whole.charAt(at) !== '=') {
    const word = whole.slice(at + 1);
    return { rest: whole.slice(0, at), typed: word, name: word.toUpperCase(), value: word };
  }
  const name = /\s([A-Za-z]*)$/u.exec(whole.slice(0, at))?.[1];
  if (name === undefined) return null;
  const rest = whole.slice(0, at - name.length - 1);
  const typed = whole.slice(rest.length + 1);
  return { rest, typed, name: name.toUpperCase(), value: whole.slice(at + 1) };
}

/** What an option does: it is taken, or ends the reading, taken off all the same or left. */
type Taken =
  | { readonly kind: 'taken'; readonly size: number | null; readonly mark: 'prdr' | 'utf8' | null }
  | { readonly kind: 'ends' | 'no-option' }
  | { readonly kind: 'bad-option'; readonly problem: string };

const TAKEN: Taken = { kind: 'taken', size: null, mark: null };
const marked = (mark: 'prdr' | 'utf8'): Taken => ({ kind: 'taken', size: null, mark });
const ENDS: Taken = { kind: 'ends' };
const bad = (problem: string): Taken => ({ kind: 'bad-option', problem });

/** Exim counts with 32 bits; more than that, or less than nothing, is the most there is. */
const MOST = 2_147_483_647;

function takeSize(value: string): Taken {
  if (!/^[+-]?\d+$/u.test(value)) return ENDS;
  const size = Number(value);
  return { kind: 'taken', size: size < 0 ? MOST : Math.min(size, MOST), mark: null };
}

const hasBadHex = (value: string): boolean => /\+(?![0-9A-F]{2})/u.test(value);

type Seen = ReadonlySet<string>;

/** DSN's options count only where EHLO has shown DSN. */
function takeDsn({ name, value }: Option, seen: Seen): Taken {
  if (seen.has(name)) return bad(`${name} can be specified once only`);
  if (name === 'RET' && !/^(?:hdrs|full)$/iu.test(value)) return bad('Value for RET is invalid');
  const isNotify = name === 'NOTIFY' && !/^never$/iu.test(value);
  if (isNotify && !/^(?:(?:success|failure|delay)(?:,|$))*$/iu.test(value)) {
    return bad('Invalid value for NOTIFY parameter');
  }
  return TAKEN;
}

interface Offered {
  readonly dsn: boolean;
  readonly utf8: boolean;
  readonly prdr: boolean;
}

const NEED_VALUE: Seen = new Set(['SIZE', 'BODY', 'AUTH', 'RET', 'ENVID']);

function takeMailOption(option: Option, seen: Seen, offered: Offered): Taken {
  const { name, value } = option;
  if (NEED_VALUE.has(name) && value === '') return ENDS;
  switch (name) {
    case 'SIZE':
      return takeSize(value);
    case 'BODY':
      return /^(?:8bitmime|7bit)$/iu.test(value) ? TAKEN : bad('invalid data for BODY');
    case 'AUTH':
      return hasBadHex(value) ? bad('invalid data for AUTH') : TAKEN;
    case 'RET':
    case 'ENVID':
      return offered.dsn ? takeDsn(option, seen) : TAKEN;
    case 'PRDR':
      return offered.prdr ? marked('prdr') : TAKEN;
    case 'SMTPUTF8':
      return offered.utf8 ? marked('utf8') : bad('SMTPUTF8 used when not advertised');
    default:
      return { kind: 'no-option' };
  }
}

const takeRcptOption = (option: Option, seen: Seen, offered: Offered): Taken =>
  offered.dsn && ['ORCPT', 'NOTIFY'].includes(option.name)
    ? takeDsn(option, seen)
    : { kind: 'no-option' };

/** What Exim takes a word for that is no option: RCPT puts a `=` before a bare one. */
const leftBehind = (isMail: boolean, { rest, typed }: Option): string =>
  `${rest}${isMail || typed.includes('=') ? ' ' : '='}${typed}`;

/** Takes the options off the operand of MAIL or RCPT; a client that said HELO has none. */
export function takeOptions(
  { parameters }: EximService,
  { extended }: Standing,
  verb: 'mail' | 'rcpt',
  operand: string,
): EximOperand {
  const isMail = verb === 'mail';
  const offered: Offered = {
    dsn: parameters.dsn_advertise_hosts === '*',
    utf8: parameters.smtputf8_advertise_hosts === '*',
    prdr: parameters.prdr_enable,
  };
  const take = isMail ? takeMailOption : takeRcptOption;
  const seen = new Set<string>();
  const marks = new Set<string>();
  let size = 0;
  let address = operand;
  for (let option = extended ? lastOption(address) : null; option !== null;) {
    const taken = take(option, seen, offered);
    if (taken.kind === 'bad-option') return taken;
    if (taken.kind === 'no-option') {
      address = leftBehind(isMail, option);
      break;
    }
    address = option.rest;
    if (taken.kind !== 'taken') break;
    seen.add(option.name);
    size = taken.size ?? size;
    if (taken.mark !== null) marks.add(taken.mark);
    option = lastOption(address);
  }
  const [requestsPrdr, isUtf8] = [marks.has('prdr'), marks.has('utf8')];
  return { kind: 'operand', address, size, requestsPrdr, isUtf8 };
}

/**
 * How Exim reads MAIL and RCPT (smtp_in.c, smtp_setup_msg): the options from the end of the line,
 * then the address, then the size, then whether there is a domain. `MAIL` without `FROM:` is no
 * command of its. RFC 5321 §4.1.1.2, §4.1.1.3, RFC 1870 §6.1.
 */
import type { Command } from '../../smtp/command';
import type { PathReading } from '../serverSoftware';
import type { EximService } from '../serviceSettings';
import { readEximAddress } from './address';
import { eximOctets } from './eximUnits';

const bad = (problem: string): PathReading => ({ kind: 'bad-address', problem });

/** The options that Exim takes off the end of MAIL, each with the values it understands. */
const MAIL_OPTIONS: Readonly<Record<string, RegExp>> = {
  SIZE: /^=\d+$/u,
  BODY: /^=(?:7BIT|8BITMIME)$/iu,
  AUTH: /^=.+$/u,
  PRDR: /^$/u,
  SMTPUTF8: /^$/u,
};

const DSN_OPTIONS: Readonly<Record<string, RegExp>> = {
  RET: /^=(?:FULL|HDRS)$/iu,
  ENVID: /^=.+$/u,
  NOTIFY: /^=.+$/u,
  ORCPT: /^=.+$/u,
};

interface Operand {
  readonly address: string;
  readonly size: number | null;
}

/**
 * The operand without its options. An option with a value that is not understood ends the reading
 * too, but is taken off, as `SIZE=abc` is; a word that is no option stays with the address.
 */
function withoutOptions(operand: string, known: Readonly<Record<string, RegExp>>): Operand {
  const option = /\s+([A-Za-z0-9-]+)((?:=\S*)?)$/u.exec(operand);
  const [whole = '', name = '', value = ''] = option ?? [];
  const form = known[name.toUpperCase()];
  if (form === undefined) return { address: operand, size: null };
  const rest = operand.slice(0, operand.length - whole.length);
  if (!form.test(value)) return { address: rest, size: null };
  const inner = withoutOptions(rest, known);
  return name.toUpperCase() === 'SIZE' ? { ...inner, size: Number(value.slice(1)) } : inner;
}

/** Reads `MAIL FROM:…` or `RCPT TO:…`. */
export function readPath({ parameters }: EximService, command: Command): PathReading {
  const isMail = command.verb === 'mail';
  const prefix = isMail ? 'FROM:' : 'TO:';
  if (command.argument.slice(0, prefix.length).toUpperCase() !== prefix) return { kind: 'unknown' };
  const operand = command.argument.slice(prefix.length).trim();
  if (operand === '') return { kind: 'syntax' };
  const dsn = parameters.dsn_advertise_hosts === '*' ? DSN_OPTIONS : {};
  const { address, size } = withoutOptions(operand, isMail ? { ...MAIL_OPTIONS, ...dsn } : dsn);
  const read = readEximAddress(address);
  if (read.kind === 'problem') return bad(read.problem);
  if (read.kind === 'null' && !isMail) return bad('missing or malformed local part');
  const limit = eximOctets(parameters.message_size_limit);
  if (size !== null && limit > 0 && size > limit) return { kind: 'too-large' };
  if (read.kind === 'null') return { kind: 'address', address: '' };
  const { localPart, domain } = read;
  if (domain !== null) return { kind: 'address', address: `${localPart}@${domain}` };
  const isPostmaster = !isMail && localPart.toLowerCase() === 'postmaster';
  return isPostmaster ? { kind: 'address', address: localPart } : { kind: 'unqualified' };
}

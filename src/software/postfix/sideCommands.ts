/**
 * The commands beside mail that smtpd(8) knows: ETRN (RFC 1985 §5), and its own XCLIENT and
 * XFORWARD, which it keeps for hosts that are named (RFC 5321 §4.1.5).
 * Not modelled: hosts in smtpd_authorized_xclient_hosts, and the flushing of a queue.
 */
import { isAddressLiteral, isValidDomain } from '../../smtp/address';
import type { Command } from '../../smtp/command';

/** `@example.net` and `#queue` name the same as without the sign (RFC 1985 §5.3). */
export const etrnName = (argument: string): string => argument.replace(/^[@#]/u, '');

/** What is wrong with an argument. */
export function sideProblem({ verb, argument }: Command): 'syntax' | 'bad-value' | null {
  if (verb !== 'etrn') return argument === '' ? 'syntax' : null;
  if (argument === '' || /\s/u.test(argument)) return 'syntax';
  const name = etrnName(argument);
  return isValidDomain(name) || isAddressLiteral(name) ? null : 'bad-value';
}

/**
 * The rows of commands that send no mail and belong to no transaction: ETRN (RFC 1985 §5), and the
 * XCLIENT and XFORWARD with which a proxy tells Postfix whom it speaks for (RFC 5321 §4.1.5). Who
 * does not know them has no row for them.
 */
import type { Verb } from '../smtp/command';
import { complain, type ServerGuard, type ServerRow } from './serverRows';

const sideIs = (verb: Verb, problem: 'in-transaction' | 'syntax' | 'bad-value' | 'none') =>
  ({ type: 'sideIs', params: { verb, problem } }) satisfies ServerGuard;

/** ETRN of another's queue. */
export const etrnRows: readonly ServerRow[] = [
  complain('etrn.in-transaction', {
    guard: sideIs('etrn', 'in-transaction'),
    first: ['countJunk'],
  }),
  complain('etrn.syntax', { guard: sideIs('etrn', 'syntax'), first: ['countJunk'] }),
  complain('etrn.bad-name', { guard: sideIs('etrn', 'bad-value'), first: ['countJunk'] }),
  complain('etrn.refuse', { guard: sideIs('etrn', 'none'), first: ['countJunk'] }),
];

/** A client that would speak for another. */
export const proxyRows = (verb: 'xclient' | 'xforward'): readonly ServerRow[] => [
  complain('proxy.in-transaction', { guard: sideIs(verb, 'in-transaction') }),
  complain('proxy.syntax', { guard: sideIs(verb, 'syntax') }),
  complain('proxy.refuse', { guard: sideIs(verb, 'none') }),
];

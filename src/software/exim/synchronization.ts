/**
 * What Exim allows to come behind a command (smtp_in.c, RFC 2920 §3.1): commands that end a group,
 * and anything unknown, must be the last of a write. A client that may pipeline at once, by
 * PIPECONNECT, is not checked before the first message's data; but where PIPELINING was not shown,
 * the list for RCPT or MAIL looks again once it has said yes.
 * Simplified: it looks before it knows the list's answer.
 */
import type { Command } from '../../smtp/command';
import type { Standing } from '../serverSoftware';
import type { EximService } from '../serviceSettings';

type Point = Command['verb'] | 'connect';

const ENDS_A_GROUP: ReadonlySet<Point> = new Set<Point>([
  'connect',
  'helo',
  'ehlo',
  'data',
  'vrfy',
  'expn',
  'noop',
  'etrn',
  'unknown',
  'empty',
]);

const ENDS_WITHOUT_PIPELINING: ReadonlySet<Point> = new Set<Point>([
  ...ENDS_A_GROUP,
  'mail',
  'rcpt',
  'rset',
]);

const asksList = ({ parameters }: EximService, verb: Point): boolean =>
  verb === 'rcpt' || (verb === 'mail' && parameters.acl_smtp_mail.length > 0);

/** Whether more may have come behind a command, or before the greeting. */
export function allowsMoreBehind(
  service: EximService,
  verb: Point,
  { extended }: Standing,
  hasBegunData: boolean,
): boolean {
  const { parameters } = service;
  if (!parameters.smtp_enforce_sync) return true;
  const mayPipe = extended && parameters.pipelining_advertise_hosts === '*';
  if (parameters.pipelining_connect_advertise_hosts === '*' && !hasBegunData) {
    return mayPipe || !asksList(service, verb);
  }
  return !(mayPipe ? ENDS_A_GROUP : ENDS_WITHOUT_PIPELINING).has(verb);
}

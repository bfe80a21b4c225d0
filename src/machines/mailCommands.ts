/**
 * The server's reading of MAIL and RCPT, as its software reads them: which problem a command has,
 * or the address it names. RFC 5321 §4.1.1.2 and §4.1.1.3.
 */
import { softwareOf, type PathReading } from '../software/serverSoftware';
import { standingOf, type ServerArguments } from './serverArguments';

/** What the command of this event says; null when it is neither MAIL nor RCPT. */
export function readPathCommand({ context, event }: ServerArguments): PathReading | null {
  const { settings } = context;
  if (!('command' in event)) return null;
  const { verb } = event.command;
  if (verb !== 'mail' && verb !== 'rcpt') return null;
  return softwareOf(settings).readPath(settings, event.command, standingOf(context));
}

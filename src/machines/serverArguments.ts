/** What a guard, an action or an effect of the server's session is given. */
import type { ChunkHead } from '../smtp/chunk';
import { softwareOf, type Standing } from '../software/serverSoftware';
import type { ServerSessionContext, ServerSessionEvent } from './serverSession';

export interface ServerArguments {
  readonly context: ServerSessionContext;
  readonly event: ServerSessionEvent;
}

/** What BDAT says of its chunk, as the software reads it; null when it is none. */
export const chunkHeadOf = ({ context: { settings }, event }: ServerArguments): ChunkHead | null =>
  event.type === 'command.bdat' ? softwareOf(settings).readChunk(event.command.argument) : null;

/** What a command is counted under that is free once for each message; null when it never is. */
export function freeWordOf({ type }: ServerSessionEvent): string | null {
  if (type === 'command.ehlo' || type === 'command.helo') return 'hello';
  return type === 'command.rset' || type === 'command.starttls' ? type : null;
}

/** Where the session stands, for a software that offers by it. */
export const standingOf = ({
  secured,
  extended,
  identity,
  knownAtHello,
  peer,
}: ServerSessionContext): Standing => ({
  secured,
  extended,
  identified: identity !== null,
  clientAddress: peer.ipAddress,
  knownAtHello,
});

/** What a guard, an action or an effect of the server's session is given. */
import type { Standing } from '../software/serverSoftware';
import type { ServerSessionContext, ServerSessionEvent } from './serverSession';

export interface ServerArguments {
  readonly context: ServerSessionContext;
  readonly event: ServerSessionEvent;
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

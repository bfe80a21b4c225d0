/**
 * What a server's station tells its receiver about a message that is to be judged: who sent it,
 * and what that client said of itself. RFC 5321 §3.3, RFC 7208 §2.2.
 */
import type { ServerSessionContext } from '../machines/serverSession';
import type { MessageFacts } from '../software/authentication/authenticate';
import { softwareOf } from '../software/serverSoftware';
import type { TlsFacts } from '../software/traceHeaders';

/** On a text dialogue nobody says what a handshake has agreed on. */
export const USUAL_TLS: TlsFacts = { version: '1.3', suite: 'TLS_AES_256_GCM_SHA384' };

/** The facts by which a message is judged. The time is that of the connection. */
export function messageFacts(
  { peer, helloName, settings }: ServerSessionContext,
  sender: string,
  lines: readonly string[],
): MessageFacts {
  return {
    clientAddress: peer.ipAddress,
    helloName: helloName ?? '',
    sender,
    lines,
    receiver: settings.hostName,
    epochSeconds: Math.floor((peer.connectedEpochMs ?? 0) / 1000),
  };
}

/** Whether the client has made too many errors; nobody looks while an answer is awaited. */
export const hasReachedLimit = (
  { settings, errorCount }: ServerSessionContext,
  state: string,
): boolean =>
  !/^(?:closed|judging|verifying)/u.test(state) &&
  errorCount >= softwareOf(settings).limits(settings).errors;

/**
 * What a server's session is judged by at a command: who the client is, what it has said so far,
 * and what the host remembers of it. Asking counts: it is an attempt, and one more of its kind.
 */
import type { ServerQuestion, ServerSessionContext } from '../machines/serverSession';
import type { RecipientFacts } from '../software/serverSoftware';
import type { Parameter } from '../smtp/path';
import type { ClientMemory } from './clientMemory';

type Question = Extract<ServerQuestion, { readonly kind: 'recipient' }>;

/** What MAIL's SIZE says, RFC 1870 §6. */
function declaredIn(parameters: readonly Parameter[]): number | null {
  const size = parameters.find(({ name }) => name === 'SIZE')?.value ?? '';
  return /^\d+$/u.test(size) ? Number(size) : null;
}

/** @param isAddressed is false for VRFY, which asks without sending. */
export function recipientFactsOf(
  { stage, sender, recipient }: Question,
  context: ServerSessionContext,
  memory: ClientMemory,
  isAddressed: boolean,
  hasPipelined: boolean,
): RecipientFacts {
  const { peer, helloName, pendingGreeting, identity, secured, transaction, namedCount } = context;
  const isRecipient = stage === 'rcpt' && isAddressed;
  return {
    clientAddress: peer.ipAddress,
    clientName: peer.hostName,
    reverseName: peer.reverseName ?? peer.hostName,
    helloName: pendingGreeting?.name ?? helloName,
    identity,
    sender,
    recipient,
    stage,
    secured,
    hasPipelined,
    recipientCount: transaction?.recipients.length ?? 0,
    namedCount,
    remembered: {
      messages: stage === 'mail' ? memory.count('messages') : memory.recent('messages'),
      recipients: isRecipient ? memory.count('recipients') : memory.recent('recipients'),
      firstTriedMsAgo: stage === 'rcpt' ? memory.attempt(sender, recipient) : null,
      mailbox: memory.mailbox(recipient),
      declaredOctets: declaredIn(transaction?.parameters ?? []),
    },
  };
}

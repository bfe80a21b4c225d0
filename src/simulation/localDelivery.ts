/**
 * Mail for a server's own users: whether an address is one of theirs, and putting a message into
 * such a mailbox. Bob's mailbox at the MX is not meant here; his server judges before it stores.
 */
import { sameAddress, sameDomain, splitAddress } from '../smtp/address';
import { deliveredLines } from '../software/traceHeaders';
import type { World } from '../world/worldSchema';
import { epochMsOf } from './messageText';
import { originOf } from './noticeDesk';
import type { NoticeKind, QueuedMessage, RelayingServer } from './relayingServer';
import type { Story } from './story';

/** What virtual(8) writes to the log, and into a receipt. */
export const DELIVERED_HERE = {
  status: '2.0.0',
  detail: 'delivery via virtual: delivered to maildir',
  said: null,
} as const;

export type LocalVerdict = 'elsewhere' | 'mailbox' | 'unknown-user';

/** The addresses that have a mailbox on a relaying server. */
function mailboxesOf(
  world: World,
  { station, hostName, relay }: RelayingServer,
): readonly string[] {
  const postmaster = `postmaster@${originOf(hostName, relay.myorigin)}`;
  switch (station) {
    case 'submission':
      return [...world.submission.accounts.flatMap(({ addresses }) => addresses), postmaster];
    case 'sender':
      return [world.sender.address, postmaster];
    case 'mx':
      return [...world.mx.recipients, postmaster];
    default:
      return [];
  }
}

/** The domains whose mail a relaying server keeps, by its own parameters. */
function ownDomains({ submission }: World, { station }: RelayingServer): readonly string[] {
  if (station !== 'submission') return [];
  return submission.software === 'postfix'
    ? (submission.parameters.mydestination ?? [])
    : (submission.parameters.local_domains ?? []);
}

/** Whether a relaying server keeps mail for an address itself. */
export function judgeLocal(world: World, server: RelayingServer, address: string): LocalVerdict {
  if (mailboxesOf(world, server).some((own) => sameAddress(own, address))) return 'mailbox';
  const { domain } = splitAddress(address);
  const isOwn = domain !== null && ownDomains(world, server).some((own) => sameDomain(own, domain));
  return isOwn ? 'unknown-user' : 'elsewhere';
}

const KINDS: Readonly<Record<string, NoticeKind>> = {
  failed: 'failure',
  delayed: 'delay',
  delivered: 'success',
  relayed: 'success',
};

/** What a message from the null path reports, by its first Action field; RFC 3464 §2.3.3. */
function noticeKindOf({ notice, sender, lines }: QueuedMessage): NoticeKind | null {
  if (notice !== undefined) return notice;
  const action = lines.map((line) => /^Action: (\w+)$/u.exec(line)?.[1]).find((word) => word);
  return sender === '' && action !== undefined ? (KINDS[action] ?? null) : null;
}

/** Puts a message into the mailbox of one of the server's own users. */
export function storeLocally(
  story: Story,
  { station }: RelayingServer,
  message: QueuedMessage,
  recipient: string,
): void {
  const { queueId, sender } = message;
  const notice = noticeKindOf(message);
  const epochMs = epochMsOf(story.world.startsAt) + story.nowMs();
  const { software } = story.world.submission;
  const lines = [...deliveredLines(software, { sender, recipient, epochMs }), ...message.lines];
  if (notice !== null) {
    const body = { kind: notice, queueId, recipient, lines };
    story.record(station, 'notice.deliver', { type: 'mailbox:notice_stored', ...body });
    return;
  }
  const rule = 'receiver.inbox';
  const body = { queueId, recipient, folder: 'inbox', lines } as const;
  story.record(station, rule, { type: 'mailbox:message_stored', ...body });
  const fate = { status: 'delivered', deliveredTo: 'inbox', rule, detail: '' } as const;
  story.fates.set(`stored ${recipient}`, fate);
}

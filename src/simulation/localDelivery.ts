/**
 * Mail for a server's own users: whether an address is one of theirs, and putting a message into
 * such a mailbox. Bob's mailbox at the MX is not meant here; his server judges before it stores.
 */
import { sameAddress, sameDomain, splitAddress } from '../smtp/address';
import type { World } from '../world/worldSchema';
import { originOf } from './noticeDesk';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import type { Story } from './story';

export type LocalVerdict = 'elsewhere' | 'mailbox' | 'unknown-user';

/** The addresses that have a mailbox on a relaying server. */
function mailboxesOf(world: World, { station, hostName }: RelayingServer): readonly string[] {
  const postmaster = `postmaster@${originOf(hostName, world.submission.relay.myorigin)}`;
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

/** A message in a mailbox, with what Postfix's delivery agents put above it (local(8)). */
export const deliveredLines = (
  sender: string,
  recipient: string,
  lines: readonly string[],
): readonly string[] => [
  `Return-Path: <${sender}>`,
  `X-Original-To: ${recipient}`,
  `Delivered-To: ${recipient}`,
  ...lines,
];

/** Puts a message into the mailbox of one of the server's own users. */
export function storeLocally(
  story: Story,
  { station }: RelayingServer,
  message: QueuedMessage,
  recipient: string,
): void {
  const { queueId, sender, notice } = message;
  const lines = deliveredLines(sender, recipient, message.lines);
  if (notice !== undefined) {
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

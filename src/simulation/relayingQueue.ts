/**
 * A server's queue as it runs: one delivery for each domain of a message's recipients, and one into
 * the mailboxes of the server's own users.
 */
import { splitAddress } from '../smtp/address';
import type { TakeMessage } from './listeners';
import { DELIVERED_HERE, judgeLocal, storeLocally } from './localDelivery';
import { createNoticeDesk } from './noticeDesk';
import { MessageInQueue } from './queuedMessage';
import { Delivery } from './relayDelivery';
import type { QueuedMessage, RelayingServer } from './relayingServer';
import type { Story } from './story';

/** Queues a message: one delivery for each domain among its recipients. */
export function queueMessage(
  story: Story,
  server: RelayingServer,
  message: QueuedMessage,
  takeMessage: TakeMessage,
): void {
  // A notice is in the queue as soon as it is written.
  if (message.notice === undefined) {
    story.record(server.station, 'queue.accept', {
      type: 'queue:message_accepted',
      queueId: message.queueId,
      sender: message.sender,
      recipients: message.recipients,
      lines: message.lines,
    });
  }
  const desk = createNoticeDesk(story, server, (notice) =>
    queueMessage(story, server, notice, takeMessage),
  );
  const inQueue = new MessageInQueue(story, server, message, desk);
  const isElsewhere = (recipient: string): boolean =>
    judgeLocal(story.world, server, recipient) === 'elsewhere';
  const byDomain = new Map<string, string[]>();
  for (const recipient of message.recipients.filter(isElsewhere)) {
    const domain = (splitAddress(recipient).domain ?? server.hostName).toLowerCase();
    byDomain.set(domain, [...(byDomain.get(domain) ?? []), recipient]);
  }
  for (const [domain, recipients] of byDomain) {
    const part = { ...message, recipients };
    const delivery = new Delivery(story, server, part, domain, takeMessage, inQueue);
    const start = (): void => delivery.tell({ type: 'message.queued' });
    inQueue.begin();
    story.after(story.world.submission.queueDelayMs, start);
  }
  const own = message.recipients.filter((recipient) => !isElsewhere(recipient));
  if (own.length > 0) deliverHere(story, server, message, own, inQueue);
}

/** A message that a server has put into its own mailboxes: a receipt may be owed. */
export function noteStored(
  story: Story,
  server: RelayingServer,
  message: QueuedMessage,
  takeMessage: TakeMessage,
): void {
  const desk = createNoticeDesk(story, server, (notice) =>
    queueMessage(story, server, notice, takeMessage),
  );
  const inQueue = new MessageInQueue(story, server, message, desk);
  inQueue.begin();
  for (const address of message.recipients) {
    inQueue.noteDelivered({ address, ...DELIVERED_HERE }, true);
  }
  inQueue.end();
}

/** For the server’s own users no other server is needed. */
function deliverHere(
  story: Story,
  server: RelayingServer,
  message: QueuedMessage,
  recipients: readonly string[],
  inQueue: MessageInQueue,
): void {
  inQueue.begin();
  story.after(story.world.submission.queueDelayMs, () => {
    for (const address of recipients) {
      if (judgeLocal(story.world, server, address) === 'mailbox') {
        storeLocally(story, server, message, address);
        inQueue.noteDelivered({ address, ...DELIVERED_HERE }, true);
        continue;
      }
      const detail = `unknown user: "${splitAddress(address).localPart.toLowerCase()}"`;
      const { queueId } = message;
      story.record(server.station, 'queue.bounce', {
        type: 'queue:message_bounced',
        queueId,
        recipients: [address],
        dsn: '5.1.1',
        detail,
        relay: 'local',
        reply: null,
      });
      const fate = { status: 'bounced', deliveredTo: null, rule: 'queue.bounce', detail } as const;
      if (message.notice === undefined) story.fates.set(`${queueId} ${address}`, fate);
      inQueue.noteFailed({ address, status: '5.1.1', detail, said: null });
    }
    inQueue.end();
  });
}

/**
 * Writes a server's notices and puts them into its queue: each is a message of its own, with the
 * null path as its sender, or with the double-bounce address when it is for the postmaster.
 * Simplified: whatever the server's software, its notices read as Postfix's (bounce(5)).
 */
import type { NoticeClass } from '../machines/notice';
import { postfixNotice } from '../software/postfix/notice';
import { postfixTimeMs } from '../software/postfix/postfixTime';
import { NOTHING_ASKED, requestFor } from '../smtp/deliveryNotice';
import { octetLength } from '../smtp/lines';
import { epochMsOf } from './messageText';
import type { QueuedMessage, RelayingServer, SettledRecipient } from './relayingServer';
import type { Story } from './story';

/** The envelope’s sender of a notice to the postmaster (double_bounce_sender). */
export const DOUBLE_BOUNCE = 'double-bounce';

export interface NoticeText {
  readonly kind: 'failure' | 'delay' | 'success';
  readonly to: 'sender' | 'postmaster';
  readonly about: QueuedMessage;
  readonly arrivedMs: number;
  readonly recipients: readonly (SettledRecipient & { readonly isFinal?: boolean })[];
}

export interface NoticeDesk {
  readonly classes: readonly NoticeClass[];
  /** Zero when nobody is warned. */
  readonly delayWarningMs: number;
  readonly send: (text: NoticeText) => void;
}

const RULES = {
  failure: 'notice.bounce',
  delay: 'notice.delay',
  success: 'notice.success',
} as const;

/** `$mydomain` is the host's name without its first label, postconf(5). */
export const originOf = (hostName: string, myorigin: string): string =>
  myorigin
    .replace('$mydomain', hostName.split('.').slice(1).join('.') || hostName)
    .replace('$myhostname', hostName);

const actionOf = (kind: NoticeText['kind'], isFinal: boolean) => {
  if (kind === 'success') return isFinal ? 'delivered' : 'relayed';
  return kind === 'delay' ? 'delayed' : 'failed';
};

/** A desk of a server; `queue` takes what is written here as any other message. */
export function createNoticeDesk(
  story: Story,
  server: RelayingServer,
  queue: (notice: QueuedMessage) => void,
): NoticeDesk {
  const { relay } = server;
  const startMs = epochMsOf(story.world.startsAt);
  const delayWarningMs = postfixTimeMs(relay.delay_warning_time);

  /** RET, and the bound on what is sent back (bounce_size_limit); RFC 3461 §4.3. */
  const isHeadersOnly = ({ kind, to, about }: NoticeText): boolean => {
    const { returns } = about.request ?? NOTHING_ASKED;
    const octets = about.lines.reduce((sum, line) => sum + octetLength(line) + 2, 0);
    const isTooLong = relay.bounce_size_limit > 0 && octets > relay.bounce_size_limit;
    if (kind !== 'failure' || isTooLong) return true;
    return to === 'postmaster' ? about.sender !== '' : returns === 'HDRS';
  };

  const send = (text: NoticeText): void => {
    const { kind, to, about, arrivedMs } = text;
    const origin = originOf(server.hostName, relay.myorigin);
    const isPostmasterCopy = to === 'postmaster';
    const address = isPostmasterCopy ? `postmaster@${origin}` : about.sender;
    const noticeId = story.nextQueueId('postfix');
    const request = about.request ?? NOTHING_ASKED;
    const lines = postfixNotice({
      kind,
      isPostmasterCopy,
      hostName: server.hostName,
      origin,
      noticeId,
      to: address,
      nowEpochMs: startMs + story.nowMs(),
      queueId: about.queueId,
      sender: about.sender,
      arrivedEpochMs: startMs + arrivedMs,
      lines: about.lines,
      envelopeId: request.envelopeId,
      headersOnly: isHeadersOnly(text),
      recipients: text.recipients.map((recipient) => ({
        ...recipient,
        originalRecipient:
          requestFor(request, recipient.address).originalRecipient ?? `rfc822;${recipient.address}`,
        action: actionOf(kind, recipient.isFinal === true),
      })),
      delayWarningMs,
      lifetimeMs: postfixTimeMs(relay.maximal_queue_lifetime),
      isInternational: about.isInternational === true,
      isThreaded: relay.enable_threaded_bounces,
    });
    const sender = isPostmasterCopy ? `${DOUBLE_BOUNCE}@${origin}` : '';
    const rule = isPostmasterCopy ? 'notice.tell-postmaster' : RULES[kind];
    story.record(server.station, rule, {
      type: 'queue:notice_written',
      kind,
      queueId: noticeId,
      about: about.queueId,
      sender,
      recipient: address,
      lines,
    });
    const recipients = [address];
    const isInternational = about.isInternational === true;
    const notice = { queueId: noticeId, sender, recipients, lines, notice: kind, isInternational };
    queue({ ...notice, body: '8BITMIME' });
  };

  return { classes: relay.notify_classes, delayWarningMs, send };
}

/**
 * One message in a server's queue, over all its recipients: how each was settled, and what is owed
 * to the sender when no delivery of it is under way any more. That is when a queue looks at its log
 * of failures, and why two refused recipients are told in one notice (RFC 3461 §5.2.8).
 */
import { noticeMachine } from '../machines/noticeMachine';
import type { NoticeEffect, NoticeEvent } from '../machines/notice';
import { NOTHING_ASKED, requestFor, wantsNotice } from '../smtp/deliveryNotice';
import { createRunner } from './machineRunner';
import { DOUBLE_BOUNCE, type NoticeDesk, type NoticeText } from './noticeDesk';
import type { QueuedMessage, RelayingServer, SettledRecipient } from './relayingServer';
import type { Story } from './story';

const senderKind = (sender: string): 'sender' | 'nobody' | 'double-bounce' => {
  if (sender === '') return 'nobody';
  return sender.startsWith(`${DOUBLE_BOUNCE}@`) ? 'double-bounce' : 'sender';
};

export class MessageInQueue {
  readonly arrivedMs: number;
  private readonly owed;
  private underWay = 0;
  private hasWarned = false;
  private failed: readonly SettledRecipient[] = [];
  private delivered: readonly (SettledRecipient & { readonly isFinal: boolean })[] = [];
  private readonly deferred = new Map<string, SettledRecipient>();

  constructor(
    private readonly story: Story,
    private readonly server: RelayingServer,
    readonly message: QueuedMessage,
    private readonly desk: NoticeDesk,
  ) {
    this.arrivedMs = story.nowMs();
    this.owed = createRunner<typeof noticeMachine, NoticeEffect>(noticeMachine, {
      from: senderKind(message.sender),
      classes: desk.classes,
    });
  }

  /** A delivery of some of its recipients begins. */
  begin(): void {
    this.underWay += 1;
  }

  /** A delivery is over for now; the last one looks at what is owed. */
  end(): void {
    this.underWay -= 1;
    if (this.underWay === 0) this.look();
  }

  noteFailed(recipient: SettledRecipient): void {
    this.deferred.delete(recipient.address);
    this.failed = [...this.failed, recipient];
  }

  noteDeferred(recipient: SettledRecipient): void {
    this.deferred.set(recipient.address, recipient);
  }

  /** `isFinal`: into a mailbox here; otherwise another server has it now. */
  noteDelivered(recipient: SettledRecipient, isFinal: boolean): void {
    this.deferred.delete(recipient.address);
    this.delivered = [...this.delivered, { ...recipient, isFinal }];
  }

  private look(): void {
    this.lookAtSuccess();
    const { failed } = this;
    this.failed = [];
    if (failed.length > 0) this.tell('recipients.failed', failed);
    if (this.isDelayed()) {
      this.hasWarned = true;
      this.tell('recipients.delayed', [...this.deferred.values()]);
    }
  }

  private lookAtSuccess(): void {
    const asked = this.delivered.filter(
      ({ address, passedOn }) => passedOn !== true && this.wants(address, 'SUCCESS'),
    );
    this.delivered = [];
    const isAnswerable = this.message.sender !== '';
    if (isAnswerable && asked.length > 0) this.tell('recipients.delivered', asked);
  }

  private isDelayed(): boolean {
    const { delayWarningMs } = this.desk;
    const ageMs = this.story.nowMs() - this.arrivedMs;
    const isDue = delayWarningMs > 0 && ageMs >= delayWarningMs;
    return isDue && !this.hasWarned && this.deferred.size > 0;
  }

  private wants(address: string, about: 'SUCCESS' | 'FAILURE' | 'DELAY'): boolean {
    return wantsNotice(requestFor(this.message.request ?? NOTHING_ASKED, address), about);
  }

  private tell(type: NoticeEvent['type'], recipients: readonly SettledRecipient[]): void {
    const about = { 'recipients.failed': 'FAILURE', 'recipients.delayed': 'DELAY' } as const;
    const word = type === 'recipients.delivered' ? 'SUCCESS' : about[type];
    const asked = recipients.filter(({ address }) => this.wants(address, word));
    const move = this.owed.send({ type, wanted: asked.length > 0 });
    const { station } = this.server;
    const instance = `${station}.notice.${this.message.queueId}`;
    this.story.noteMove(station, instance, 'notice', type, move);
    for (const effect of move.effects) {
      if (effect.type === 'writeNotice') {
        const isCopy = effect.params.to === 'postmaster';
        this.write(effect.params, isCopy ? recipients : asked);
      } else this.drop(recipients, move.rule);
    }
  }

  private write(
    params: Extract<NoticeEffect, { type: 'writeNotice' }>['params'],
    recipients: readonly SettledRecipient[],
  ): void {
    const text: NoticeText = {
      ...params,
      about: this.message,
      arrivedMs: this.arrivedMs,
      recipients,
    };
    this.desk.send(text);
  }

  private drop(
    recipients: readonly SettledRecipient[],
    rule: Parameters<Story['record']>[1],
  ): void {
    this.story.record(this.server.station, rule, {
      type: 'queue:message_dropped',
      queueId: this.message.queueId,
      recipients: recipients.map(({ address }) => address),
    });
  }
}

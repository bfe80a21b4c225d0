/**
 * The facts, events and effects of what a queue owes a message's sender: what `noticeMachine` is
 * told when a round of deliveries is over, and what it gives back.
 */

/** What the postmaster is told as well (notify_classes); the last two are never noticed here. */
export type NoticeClass = 'bounce' | '2bounce' | 'delay' | 'resource' | 'software';

export interface NoticeInput {
  /** Who sent the message: a person, a server by the null path, or a notice to the postmaster. */
  readonly from: 'sender' | 'nobody' | 'double-bounce';
  readonly classes: readonly NoticeClass[];
}

export type NoticeContext = NoticeInput;

/** `wanted` is false when the sender asked not to be told, RFC 3461 §4.1. */
export type NoticeEvent = {
  readonly type: 'recipients.failed' | 'recipients.delayed' | 'recipients.delivered';
  readonly wanted: boolean;
};

export type NoticeEffect =
  | {
      readonly type: 'writeNotice';
      readonly params: {
        readonly kind: 'failure' | 'delay' | 'success';
        readonly to: 'sender' | 'postmaster';
      };
    }
  | { readonly type: 'dropMessage' };

/**
 * Rules of the parts that decide about a message: the queue that relays it (`queue.…`) and the
 * receiving side's judgement (`receiver.…` for what it looks up, `recipient.…` and `sender.…` for
 * the verdicts).
 */
import { cite } from '../../rfc/citation';

export const DELIVERY_RULES = {
  'queue.accept': [cite('RFC5321', '6.1'), cite('RFC5321', '4.2.5')],
  'queue.look-up-mx': [cite('RFC5321', '5.1')],
  'queue.look-up-address': [cite('RFC5321', '5.1')],
  'queue.use-domain-address': [cite('RFC5321', '5.1')],
  'queue.no-such-domain': [cite('RFC5321', '5.1')],
  'queue.connect': [cite('RFC5321', '5.1'), cite('RFC5321', '4.5.4.2')],
  'queue.connected': [cite('RFC5321', '5.1')],
  'queue.try-next-host': [cite('RFC5321', '5.1')],
  'queue.defer': [cite('RFC5321', '4.5.4.1')],
  'queue.retry': [cite('RFC5321', '4.5.4.1')],
  'queue.bounce': [cite('RFC5321', '6.1'), cite('RFC3464', '2')],
  'queue.expire': [cite('RFC5321', '4.5.4.1')],
  'queue.delivered-in-part': [cite('RFC5321', '3.3'), cite('RFC5321', '6.1')],
  'queue.delivered': [cite('RFC5321', '6.1')],
  'receiver.look-up-reverse-name': [cite('RFC8601', '3')],
  'receiver.reverse-name-known': [cite('RFC8601', '3')],
  'receiver.hold-question': [cite('RFC8601', '3')],
  'receiver.look-up-spf': [cite('RFC7208', '4.4')],
  'receiver.take-for-relay': [cite('RFC5321', '6.1'), cite('RFC6409', '3.1')],
  'receiver.inbox': [cite('RFC5321', '6.1')],
  'receiver.spam-folder': [cite('RFC7208', '8.4'), cite('RFC8601', '3')],
  'recipient.accepted': [cite('RFC5321', '3.3')],
  'recipient.unknown-user': [cite('RFC5321', '3.3'), cite('RFC3463', '3.2')],
  'recipient.relay-denied': [cite('RFC5321', '7.9'), cite('RFC5068', '3.2')],
  'recipient.relay-deferred': [cite('RFC5321', '7.9'), cite('RFC5068', '3.2')],
  'recipient.put-off': [cite('RFC6647', '2.4')],
  'recipient.access-denied': [cite('RFC6409', '6.2')],
  'client-host.access-denied': [cite('RFC5321', '7.9')],
  'sender.not-logged-in': [cite('RFC6409', '4.3'), cite('RFC6409', '6.1')],
  'sender.not-owned': [cite('RFC6409', '6.1')],
} as const;

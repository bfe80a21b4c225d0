/**
 * Rules of what a queue owes the sender of a message: a notice about a failure, a delay or a
 * success, and when there is none. RFC 5321 §6.1, RFC 3461 §4.1 and §5.2, RFC 3464 §2.
 */
import { cite } from '../../rfc/citation';

export const NOTICE_RULES = {
  'notice.bounce': [cite('RFC5321', '6.1'), cite('RFC3464', '2'), cite('RFC3461', '5.2.6')],
  'notice.delay': [cite('RFC5321', '4.5.4.1'), cite('RFC3461', '5.2.5')],
  'notice.success': [cite('RFC3461', '5.2.3'), cite('RFC3461', '5.2.2')],
  'notice.unwanted': [cite('RFC3461', '4.1')],
  'notice.drop-bounce': [cite('RFC5321', '4.5.5'), cite('RFC5321', '6.1')],
  'notice.wait-quietly': [cite('RFC5321', '4.5.5')],
  'notice.tell-postmaster': [cite('RFC5321', '4.5.1'), cite('RFC5321', '6.1')],
  'notice.deliver': [cite('RFC5321', '6.1')],
} as const;

/**
 * Lessons of what a queue owes the sender: a notice about a failure, a delay or a success, and when
 * there is none. RFC 5321 §6.1, RFC 3461 §4.1, RFC 3464 §2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { lesson, text, type Lesson } from './explanation';
import { atStart, inSentence, senderNameOf } from './parties';

/** Who keeps the queue: the provider’s server, or the sender when it is a mail server itself. */
const queueKeeper = (facts: StepFacts): string =>
  facts.senderKind === 'mail-server' ? senderNameOf(facts) : 'the server';

export const NOTICE_LESSONS = {
  'notice.bounce': (facts) =>
    lesson(
      'A bounce is a message that a server writes to the sender',
      text`${atStart(queueKeeper(facts))} had said 250, so it owes an answer. It writes a message
        with three parts: a text for people, a report for programs, and the message itself. It
        comes from the empty path “<>”, so that nobody answers it.`,
    ),
  'notice.delay': () =>
    lesson(
      'A warning: the message is late, and still on its way',
      text`Nothing has to be sent again. The queue goes on trying until the message is too old, and
        says in this notice until when.`,
    ),
  'notice.success': () =>
    lesson(
      'A receipt, because the sender asked for one',
      text`With NOTIFY=SUCCESS at RCPT a sender asks to be told of success as well. It says that the
        message is in a mailbox, or with a server that tells no more. It does not say that
        anybody has read it.`,
    ),
  'notice.unwanted': () =>
    lesson(
      'The sender did not want to be told, so nothing is written',
      text`NOTIFY at RCPT names what the sender wants to hear of. NEVER means nothing at all.`,
    ),
  'notice.drop-bounce': () =>
    lesson(
      'A bounce that cannot be delivered ends here',
      text`Its sender is the empty path, and nobody can be told about it. Without this rule
        two servers could send each other notices for ever.`,
    ),
  'notice.wait-quietly': () =>
    lesson(
      'A notice that is late is tried again without a word',
      text`Nobody is warned about a notice.`,
    ),
  'notice.tell-postmaster': () =>
    lesson(
      'The postmaster is told as well',
      text`Every domain has an address for its mail system’s keeper. What is told there is the
        server’s own choice.`,
    ),
  'notice.deliver': (facts) =>
    lesson(
      `The notice is in ${inSentence(facts.senderName)}’s own mailbox`,
      text`It came back without a journey: the mailbox is on the server that wrote it. The message
        is ${inSentence(facts.senderName)}’s business again.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * The last lesson of a story: how it ended, in one sentence, and what is left of it: who has the
 * message, and what strangers have read. RFC 5321 §6.1, RFC 3207 §6.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Paragraph, text } from './explanation';
import { ownerOf } from './parties';
import { reasonText } from './reasonText';

function headingOf({ outcome, recipient }: StepFacts): string {
  const owner = ownerOf(recipient);
  switch (outcome?.status) {
    case undefined:
      return 'The end';
    case 'delivered':
      if (outcome.deliveredTo === 'impostor') return 'Delivered to an impostor';
      return outcome.deliveredTo === 'spam'
        ? `Delivered, but into ${owner} spam folder`
        : `Delivered: the message is in ${owner} inbox`;
    case 'deferred':
      return 'Not delivered yet: the message waits in the queue';
    case 'bounced':
      return 'Not delivered: the sender gets the message back';
    case 'rejected':
      return 'Refused: the message is still with its sender';
    case 'aborted':
      return 'Given up: the message is still with its sender';
    case 'discarded':
      return 'Accepted and thrown away';
  }
}

function exposureOf({ exposed, outcome }: StepFacts): Paragraph {
  if (exposed.credentials) {
    return text`Strangers on the way could read the password. They can log in with it until it is
      changed.`;
  }
  if (exposed.message) {
    return text`The message crossed in the clear: strangers on the way could read it.`;
  }
  return outcome?.status === 'delivered'
    ? text`TLS sealed each leg by itself: nobody between the servers could read the message. The
        servers themselves can.`
    : text`Neither a password nor a message was readable on the way.`;
}

/** What is said at the end of a story. */
export function storyEnd(facts: StepFacts): Explanation {
  const { detail, outcome } = facts;
  return lesson(
    headingOf(facts),
    outcome === null ? null : [reasonText(outcome.rule, detail, outcome)],
    exposureOf(facts),
  );
}

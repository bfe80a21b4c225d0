/**
 * The last lesson of a story: how it ended, in one sentence, and what is left of it: who has the
 * message, and what strangers have read. RFC 5321 §6.1, RFC 3207 §6.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Paragraph, text } from './explanation';
import { ownerOf } from './parties';
import { reasonWords } from './reasonText';

const secretOf = ({ isToken }: StepFacts['exposed']): string =>
  isToken === true ? 'token' : 'password';

function failureHeading(words: string, { exposed }: StepFacts): string {
  return exposed.credentials
    ? `${words}: the message was not sent, but the ${secretOf(exposed)} is out`
    : `${words}: the message is still with its sender`;
}

function headingOf(facts: StepFacts): string {
  const { outcome, recipient, inboxCount = 0 } = facts;
  const owner = ownerOf(recipient);
  switch (outcome?.status) {
    case undefined:
      return 'The end';
    case 'delivered':
      if (outcome.deliveredTo === 'impostor') return 'Delivered to an impostor';
      if (outcome.deliveredTo === 'spam') return `Delivered, but into ${owner} spam folder`;
      return inboxCount > 1
        ? `Delivered: ${inboxCount} messages are in ${owner} inbox`
        : `Delivered: the message is in ${owner} inbox`;
    case 'deferred':
      return 'Not delivered yet: the message waits in the queue';
    case 'bounced':
      return 'Not delivered: the sender gets the message back';
    case 'rejected':
      return failureHeading('Refused', facts);
    case 'aborted':
      return failureHeading('Given up', facts);
    case 'discarded':
      return 'Accepted and thrown away';
  }
}

/** The whole way was sealed: by one TLS session, or by one on each leg. */
function sealed({ inboxCount = 1, legs }: StepFacts): Paragraph {
  const [messages, them] = inboxCount > 1 ? ['the messages', 'them'] : ['the message', 'it'];
  return legs > 1
    ? text`TLS sealed the way, each leg by itself: nobody between could read ${messages}. Every
      server that had ${them} could.`
    : text`TLS sealed the way from the sender to the server that took ${them}: nobody between could
      read ${messages}. That server could.`;
}

function exposureOf(facts: StepFacts): Paragraph | null {
  const { exposed, inboxCount = 1, outcome } = facts;
  if (exposed.credentials) {
    return exposed.isToken === true
      ? text`Strangers could read the token. They can log in with it until it runs out or is taken
          back.`
      : text`Strangers could read the password. They can log in with it until it is changed.`;
  }
  if (exposed.message) {
    return inboxCount > 1
      ? text`The messages crossed in the clear: strangers on the way could read them.`
      : text`The message crossed in the clear: strangers on the way could read it.`;
  }
  if (outcome?.status === 'delivered') return sealed(facts);
  // Where no connection came about there was nothing to overhear.
  return outcome?.rule.startsWith('sending.') === true
    ? null
    : text`Neither a password nor the message was readable on the way.`;
}

/** What is said at the end of a story. */
export function storyEnd(facts: StepFacts): Explanation {
  const { detail, inboxCount = 1, outcome } = facts;
  return lesson(
    headingOf(facts),
    outcome === null ? null : reasonWords(outcome.rule, detail, { ...outcome, inboxCount }),
    exposureOf(facts),
  );
}

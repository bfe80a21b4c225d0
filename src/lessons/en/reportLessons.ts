/**
 * Lessons of the moment when a program tells its user how it went. The rule that decided may be the
 * session's or the program's own; what the user can conclude is said here. RFC 5321 §4.2.1, §6.1.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Paragraph, text, wire } from './explanation';
import { atStart, senderNameOf } from './parties';

const passwordIsOut = ({ exposed }: StepFacts): Paragraph | null =>
  exposed.credentials
    ? text`The password has crossed in the clear all the same. It is known to strangers until it is
      changed.`
    : null;

/** Success: a server has taken the message over, no more and no less. */
export function sent(facts: StepFacts): Explanation {
  return lesson(
    '“Sent” means that a server has taken the message',
    text`${atStart(senderNameOf(facts))} reports success. What it knows is the reply
      ${wire(facts.detail, 'to the message')}: the responsibility has moved. Whether a reader will
      ever see the message, it does not know.`,
    text`The server delivers it, tries again for days if it has to, or writes back that it could
      not.`,
    passwordIsOut(facts),
  );
}

/** A reply said no: 5 is final, 4 is for now. */
export function refused(facts: StepFacts): Explanation {
  const isTemporary = facts.detail.startsWith('4');
  return lesson(
    isTemporary
      ? 'Refused for now: a code that begins with 4 is temporary'
      : 'Refused: a code that begins with 5 is final',
    text`${atStart(senderNameOf(facts))} passes on what the server said:
      ${wire(facts.detail, 'no')}. ${
        isTemporary
          ? 'The same try may work later.'
          : 'The same try will be refused again until something is changed.'
      } The message is still with its sender.`,
    passwordIsOut(facts),
  );
}

/** No reply said no: the program itself would not, or could not, go on. */
export function gaveUp(facts: StepFacts): Explanation {
  return lesson(
    facts.exposed.credentials
      ? 'The client gives up and tells its user why'
      : 'The client gives up, and no password has crossed in the clear',
    text`${atStart(senderNameOf(facts))} reports: ${wire(facts.detail, 'the connection failed')}.
      The message is still with its sender.`,
    passwordIsOut(facts),
  );
}

/** What is said at the report, when the program's own rule has no lesson about it. */
export const reported = (facts: StepFacts): Explanation =>
  /^[45]\d\d/u.test(facts.detail) ? refused(facts) : gaveUp(facts);

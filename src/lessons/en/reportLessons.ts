/**
 * Lessons of the moment when a program tells its user how it went. The rule that decided may be the
 * session's or the program's own; what the user can conclude is said here. RFC 5321 §4.2.1, §6.1.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Paragraph, text, wire } from './explanation';
import { atStart, senderNameOf } from './parties';
import { ownWords } from './ownWords';
import { reportWords } from './reportText';

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
    passwordIsOut(facts) ?? ownWords(facts),
  );
}

const tells = (rule: RuleId, facts: StepFacts): Paragraph => [
  `${atStart(senderNameOf(facts))} reports: “`,
  ...reportWords(rule, facts),
  '”',
];

/** A real program's own words stand in the place of ours. */
const tellsOrQuotes = (rule: RuleId, facts: StepFacts): Paragraph =>
  ownWords(facts) ?? tells(rule, facts);

/** A reply said no: 5 is final, 4 is for now. */
function refused(rule: RuleId, facts: StepFacts): Explanation {
  const isTemporary = facts.detail.startsWith('4');
  return lesson(
    isTemporary
      ? 'Refused for now: a code that begins with 4 is temporary'
      : 'Refused: a code that begins with 5 is final',
    tellsOrQuotes(rule, facts),
    isTemporary
      ? text`The same try may work later.`
      : text`The same try will be refused again until something is changed.`,
    passwordIsOut(facts),
  );
}

/** No reply said no: the program itself would not, or could not, go on. */
function gaveUp(rule: RuleId, facts: StepFacts): Explanation {
  return lesson(
    facts.exposed.credentials
      ? 'The client gives up and tells its user why'
      : 'The client gives up, and no password has crossed in the clear',
    tellsOrQuotes(rule, facts),
    passwordIsOut(facts),
  );
}

/** What is said at a report that is no success; `rule` decided, in the session or around it. */
export const notSent = (rule: RuleId, facts: StepFacts): Explanation =>
  /^[45]\d\d/u.test(facts.detail) ? refused(rule, facts) : gaveUp(rule, facts);

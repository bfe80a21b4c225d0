/**
 * Finds the lesson of a rule and fills it with what the moment shows. The record is typed by every
 * rule there is, so a new rule without a lesson does not compile.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { ACCESS_LESSONS } from './accessLessons';
import { AUTHENTICATION_LESSONS } from './authenticationLessons';
import { BOX_LESSONS } from './boxLessons';
import { CHUNK_LESSONS } from './chunkLessons';
import { CLIENT_LOGIN_LESSONS } from './clientLoginLessons';
import { CLIENT_MAIL_LESSONS } from './clientMailLessons';
import { CLIENT_SESSION_LESSONS } from './clientSessionLessons';
import type { Explanation, Lesson } from './explanation';
import { HANDSHAKE_LESSONS } from './handshakeLessons';
import { NAME_POLICY_LESSONS } from './namePolicyLessons';
import { LIMIT_LESSONS } from './limitLessons';
import { NETWORK_LESSONS } from './networkLessons';
import { NOTICE_LESSONS } from './noticeLessons';
import { POSTSCREEN_LESSONS } from './postscreenLessons';
import { QUEUE_LESSONS } from './queueLessons';
import { RECEIVER_LESSONS, stored } from './receiverLessons';
import { RELAY_ROUTE_LESSONS } from './relayRouteLessons';
import { notSent } from './reportLessons';
import { SENDING_LESSONS } from './sendingLessons';
import { MECHANISM_LESSONS } from './mechanismLessons';
import { SERVER_LOGIN_LESSONS } from './serverLoginLessons';
import { SERVER_MAIL_LESSONS } from './serverMailLessons';
import { SERVER_POLICY_LESSONS } from './serverPolicyLessons';
import { SERVER_SESSION_LESSONS } from './serverSessionLessons';
import { hiddenReply } from './smugglingLessons';
import { storyEnd } from './storyEnd';

const LESSONS: Readonly<Record<RuleId, Lesson>> = {
  ...SERVER_SESSION_LESSONS,
  ...SERVER_LOGIN_LESSONS,
  ...MECHANISM_LESSONS,
  ...SERVER_MAIL_LESSONS,
  ...SERVER_POLICY_LESSONS,
  ...LIMIT_LESSONS,
  ...POSTSCREEN_LESSONS,
  ...CHUNK_LESSONS,
  ...NAME_POLICY_LESSONS,
  ...CLIENT_SESSION_LESSONS,
  ...CLIENT_LOGIN_LESSONS,
  ...CLIENT_MAIL_LESSONS,
  ...ACCESS_LESSONS,
  ...SENDING_LESSONS,
  ...QUEUE_LESSONS,
  ...RELAY_ROUTE_LESSONS,
  ...NOTICE_LESSONS,
  ...RECEIVER_LESSONS,
  ...AUTHENTICATION_LESSONS,
  ...BOX_LESSONS,
  ...HANDSHAKE_LESSONS,
  ...NETWORK_LESSONS,
};

/** These say themselves what a program's user can conclude. */
const isProgramsOwn = (rule: RuleId): boolean => rule.startsWith('sending.');

/** The heading and paragraphs for a step whose rule is `rule` and which shows `facts`. */
export function explainStep(rule: RuleId, facts: StepFacts): Explanation {
  if (facts.hiddenCommand !== null && facts.kind === 'line') return hiddenReply(facts);
  switch (facts.kind) {
    case 'end':
      return storyEnd(facts);
    case 'stored':
      return stored(facts);
    case 'report':
      return isProgramsOwn(rule) ? LESSONS[rule](facts) : notSent(rule, facts);
    default:
      return LESSONS[rule](facts);
  }
}

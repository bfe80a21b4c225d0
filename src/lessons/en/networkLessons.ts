/**
 * Lessons of what happens below SMTP: DNS, TCP, and a firewall on the way. RFC 9293 §3.5, §3.8,
 * RFC 5068 §4.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { atStart, clientName, duration, serverName } from './parties';
import { connecting } from './portLessons';
import { storyEnd } from './storyEnd';

/** Why 25 is closed, and what may not be. */
const why25 = ({ port }: StepFacts): Paragraph | null =>
  port === 25
    ? text`Infected computers send spam straight to other people’s servers on 25, where no login is
        asked for. So access networks close it. 587 and 465 stay open: there somebody has to log in,
        and RFC 5068 forbids access networks to block 587.`
    : null;

function drop(facts: StepFacts): Explanation {
  const { attempt, port } = facts;
  if (attempt > 1) {
    return lesson(
      `Try ${attempt}: dropped again, and again without a word`,
      text`TCP does not know that a firewall is there. It takes the silence for a lost packet and
        tries once more after a pause.`,
    );
  }
  return lesson(
    'The firewall drops the first packet and says nothing',
    text`${atStart(clientName(facts))} gets neither a yes nor a no for port ${String(port ?? '')}. From
      its side the server might as well be switched off.`,
    why25(facts),
  );
}

export const NETWORK_LESSONS = {
  'dns.query': (facts) =>
    lesson(
      'A question to DNS',
      text`The question is for the ${facts.query?.recordType ?? ''} record of
        ${wire(facts.query?.name, 'a name')}.`,
    ),
  'dns.answer': (facts) =>
    lesson(
      facts.answer?.status === 'found' ? 'DNS has an answer' : 'DNS has no answer',
      facts.answer?.status === 'found'
        ? text`${wire(facts.query?.name, 'The name')} leads to ${wire(facts.answer.values[0], 'this')}.`
        : text`For ${wire(facts.query?.name, 'this name')} there is no
            ${facts.query?.recordType ?? ''} record to be had.`,
    ),
  'tcp.syn': connecting,
  'tcp.syn-again': (facts) =>
    lesson(
      `No answer yet, so TCP asks again: try ${facts.attempt}`,
      text`A lost packet would have the same effect, so TCP repeats its question, after longer and
        longer pauses.`,
    ),
  'tcp.established': connecting,
  'tcp.refused': (facts) =>
    lesson(
      'A reset is a quick no',
      text`Nothing listens on port ${String(facts.port ?? '')} there, and the host says so at once.`,
    ),
  'tcp.gave-up': (facts) =>
    lesson(
      'TCP gives up',
      text`After ${duration(facts.timeMs)} and ${String(facts.attempt)} tries without any answer the
        system reports a time-out.`,
    ),
  'tcp.close': () =>
    lesson('The connection is closed in order', text`Each side says that it has nothing to add.`),
  'tcp.reset': () =>
    lesson(
      'The connection is cut off',
      text`A reset ends it at once. What was on its way is lost.`,
    ),
  'firewall.drop': drop,
  'firewall.reset': (facts) =>
    lesson(
      'The firewall answers in the server’s place, with no',
      text`The reset comes back as if nothing listened on port ${String(facts.port ?? '')}.
        ${atStart(serverName(facts))} never saw the question.`,
      why25(facts),
    ),
  'firewall.prohibit': (facts) =>
    lesson(
      'The firewall says openly that this is prohibited',
      text`An ICMP message comes back in place of an answer. It is the honest way to block: the client
        learns at once that waiting is in vain.`,
      why25(facts),
    ),
  'story.end': storyEnd,
} satisfies Partial<Record<RuleId, Lesson>>;

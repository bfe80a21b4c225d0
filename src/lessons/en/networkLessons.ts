/**
 * Lessons of what happens below SMTP: DNS, TCP, and a firewall on the way. RFC 9293 §3.5, §3.8,
 * RFC 5068 §4.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { atStart, clientName, duration, isSecondLeg, portName, serverName } from './parties';
import { connecting } from './portLessons';
import { storyEnd } from './storyEnd';

/** How long this connection has been asked for, in whole seconds where it takes seconds. */
const waitedInWords = ({ sinceOpeningMs, timeMs }: StepFacts): string => {
  const waitedMs = sinceOpeningMs ?? timeMs;
  return duration(waitedMs < 1000 ? Math.round(waitedMs) : Math.round(waitedMs / 1000) * 1000);
};

/** Why 25 is closed, and what may not be. Between two servers it is the receiving side's wall. */
function why25(facts: StepFacts): Paragraph | null {
  if (facts.port !== 25) return null;
  return isSecondLeg(facts)
    ? text`The call comes from outside: this firewall stands before the recipient’s server. Mail
      from other servers comes in on 25 and on no other port, since an MX record has no place for
      one. A domain that closes 25 there gets no mail from other servers.`
    : text`Infected computers send spam straight to other people’s servers on 25, where no login is
      asked for. So many networks close it. 587 and 465 stay open, since there somebody has to log
      in; RFC 5068 says nothing for or against closing 25, and tells access networks not to block
      587.`;
}

/** Eleven drops in a row would say the same; the waiting itself is what there is to see. */
function drop(facts: StepFacts): Explanation {
  const { attempt } = facts;
  if (attempt === 1) {
    return lesson(
      'A firewall drops the first packet and says nothing',
      text`${atStart(clientName(facts))} gets neither a yes nor a no for ${portName(facts)}. From
        its side the server might as well be switched off.`,
      why25(facts),
    );
  }
  const waited = waitedInWords(facts);
  const sinceFirst = text`${atStart(waited)} have passed since the first try.`;
  if (attempt === 2) {
    return lesson(
      'Try 2: TCP takes the silence for a lost packet and asks again',
      text`It does not know that a firewall is there, and the program above it knows nothing yet: it
        waits.`,
    );
  }
  return attempt < 7
    ? lesson(`Try ${attempt}: dropped as well, and again without a word`, sinceFirst)
    : lesson(`Try ${attempt}: the pauses grow longer, the answer stays away`, [
        ...sinceFirst,
        ' A program that waits like this seems to hang.',
      ]);
}

export const NETWORK_LESSONS = {
  'dns.query': (facts) =>
    lesson(
      'A question to DNS',
      text`The question is for the ${facts.query?.recordType ?? 'address'} record of
        ${wire(facts.query?.name, 'a name')}.`,
    ),
  'dns.answer': (facts) =>
    lesson(
      facts.answer?.status === 'found' ? 'DNS has an answer' : 'DNS has no answer',
      facts.answer?.status === 'found'
        ? text`${wire(facts.query?.name, 'The name')} leads to
          ${wire(facts.answer.values[0], 'this')}.`
        : text`For ${wire(facts.query?.name, 'this name')} there is no
          ${facts.query?.recordType ?? 'such'} record to be had.`,
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
      'The no is back at the client, and there is no connection',
      text`It took ${waitedInWords(facts)}. ${atStart(clientName(facts))} cannot tell whether the
        server said so or somebody on the way.`,
    ),
  'tcp.gave-up': (facts) =>
    lesson(
      'TCP gives up',
      text`For ${waitedInWords(facts)} there was no answer at all. Now the system reports a time-out
        to the program that asked.`,
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
      text`The reset comes back as if nothing listened on ${portName(facts)}.
        ${atStart(serverName(facts))} never saw the question.`,
      why25(facts),
    ),
  'firewall.prohibit': (facts) =>
    lesson(
      'The firewall says openly that this is prohibited',
      text`An ICMP message comes back in place of an answer. The client learns at once that waiting
        is in vain.`,
      why25(facts),
    ),
  'network.cut': (facts) =>
    lesson(
      'The line breaks, and the reply is lost',
      text`${atStart(serverName(facts))} has heard the last command and answered it.
        ${atStart(clientName(facts))} never sees the answer, and cannot know whether there was
        one.`,
    ),
  'story.end': storyEnd,
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * Lessons of a box on the path that changes what passes, by each way of keeping a line open, and
 * of the server that runs what a box put in behind STARTTLS.
 * RFC 3207 §6, RFC 4954 §9, RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import type { Interference } from '../../trace/traceEvent';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { atStart, clientName, isRelay, serverName } from './parties';

const DEMANDS: Readonly<Record<NonNullable<StepFacts['tlsDemand']>, string>> = {
  dane: 'The signed record of the host’s key makes TLS a duty here, by DANE',
  'mta-sts': 'The domain’s policy, by MTA-STS, makes TLS a duty here',
  setting: 'The relay is set to require TLS here',
};

/** What a relay does without an offer of TLS: that depends on whether TLS was a wish. */
const relayWithoutOffer = ({ tlsDemand }: StepFacts): Paragraph =>
  tlsDemand === null
    ? text`Nothing requires TLS on this way, so this mail may now go in the clear.`
    : text`${DEMANDS[tlsDemand]}. So the mail does not go in the clear: it waits, and the box has
      won a delay and nothing to read.`;

function removed(facts: StepFacts, { removed: lines }: Interference): Explanation {
  return lesson(
    'A box on the way took STARTTLS out of the reply',
    text`The server sent ${wire(lines[0], 'its offer of STARTTLS')}; it never arrives. What comes in
      the clear can be changed, even a list of offers, and ${clientName(facts)} cannot see that
      something is missing.`,
    isRelay(facts)
      ? relayWithoutOffer(facts)
      : text`Now the client’s own setting decides: require TLS and stop, or use it if available and
        go on in the clear.`,
  );
}

function replaced(facts: StepFacts, interference: Interference): Explanation {
  const [offer] = interference.added;
  if (offer === undefined) return removed(facts, interference);
  return lesson(
    'A box took STARTTLS out of the reply and put in an offer to log in',
    text`${wire(interference.removed[0], 'The offer of STARTTLS')} is gone; ${wire(offer, 'AUTH')}
      is the box’s own. ${atStart(serverName(facts))} does not offer a login on an open line, but
      ${clientName(facts)} cannot know that: it sees a server that wants the password now.`,
  );
}

function masked({ removed: lines, added }: Interference): Explanation {
  return lesson(
    'A box on the way wrote over STARTTLS, so that nobody recognises it',
    text`${wire(lines[0], 'The offer of STARTTLS')} arrives as ${wire(added[0], 'something else')}:
      as long as before, and an offer no more. Some firewalls have done this as delivered, to be
      able to read the mail that passes.`,
  );
}

function refusedInPlace({ added }: Interference): Explanation {
  return lesson(
    'A box answers STARTTLS in the server’s place, with no',
    text`${wire(added[0], 'The refusal')} did not come from the server, which never saw the
      question. A client that requires TLS stops here; one that uses it if available goes on in the
      clear.`,
  );
}

function injected(facts: StepFacts, { added }: Interference): Explanation {
  return lesson(
    'A box on the way put a command in behind STARTTLS',
    text`${wire(added[0], 'The command')} is the box’s own and travels in the same write. It came in
      the clear, so ${serverName(facts)} has to throw it away before the handshake. A server that
      keeps it runs it under TLS, as if ${clientName(facts)} had sent it.`,
  );
}

/** What a box did to a reply, as the client is about to be misled by it. */
export function interferedReply(facts: StepFacts): Explanation {
  const { interference } = facts;
  switch (interference?.way) {
    case 'masked-starttls':
      return masked(interference);
    case 'replaced-starttls':
      return replaced(facts, interference);
    case 'refused-starttls':
      return refusedInPlace(interference);
    case 'removed-starttls':
      return removed(facts, interference);
    case 'injected-after-starttls':
      return injected(facts, interference);
    case undefined:
      return lesson(
        'A box on the way changed this reply',
        text`What comes in the clear can be changed, and nobody at either end can see it.`,
      );
  }
}

export const BOX_LESSONS = {
  'box.remove-starttls': interferedReply,
  'box.mask-starttls': interferedReply,
  'box.replace-starttls': interferedReply,
  'box.refuse-starttls': interferedReply,
  'box.inject-after-starttls': interferedReply,
  'starttls.keep-buffered': () =>
    lesson(
      'What came in the clear after STARTTLS is kept, and will pass for the client’s',
      text`Anybody on the way could have put it there. This server keeps what it has read across the
        handshake and runs it under TLS, before the client’s first command. Its reply is sealed and
        comes where the client expects another one: from now on each reply is one command late.`,
      text`Postfix before 2.7.3 and several other servers had this flaw (CVE-2011-0411).`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * Lessons of the receiving side's judgement: who calls, whether a recipient is accepted, and which
 * folder the message goes to. Points for the spam folder are a world's own, no standard's.
 * RFC 7208 §2, §8, RFC 8601 §3, RFC 5321 §7.9, RFC 6409 §4.3, §6.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import type { ScoreReason } from '../../trace/traceEvent';
import { findingsInWords } from './authenticationLessons';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName, isRelay, ownerOf, replyCode } from './parties';

const REASONS: Readonly<Record<ScoreReason['reason'], string>> = {
  'no-reverse-name': 'the caller’s address has no name',
  'spf-fail': 'the sender’s domain says that this address may not send for it',
  'spf-softfail': 'the sender’s domain doubts this address',
  'spf-none': 'the sender’s domain does not say who may send for it',
  'dmarc-fail': 'nothing proves the domain in From, and that domain asks receivers to act on it',
};

/** `its address has no name (3), … (4)`. */
const reasonsInWords = (reasons: readonly ScoreReason[]): string =>
  reasons.map(({ reason, points }) => `${REASONS[reason]} (${points})`).join(', ');

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const found = ({ answer }: StepFacts): string | null =>
  answer?.status === 'found' ? (answer.values[0] ?? null) : null;

function reverseName(facts: StepFacts): Explanation {
  const name = found(facts);
  const asked = wire(facts.query?.name, 'the address');
  if (facts.answer !== null && name === null) {
    return lesson(
      'The caller’s address has no name',
      text`Before it greets, the MX asks DNS who ${asked} is, and learns nothing. Mail servers have
        a name for their address; the address of a home connection often has none, or one that gives
        it away.`,
    );
  }
  return lesson(
    'Who is calling? The MX asks DNS for the name of the address',
    text`Before it greets, it asks for ${asked}, the caller’s address written backwards${
      name === null ? '' : ', and learns '
    }${wire(name, '')}. It is a hint and no proof; many receivers distrust an address without a
      name.`,
    text`The name that the caller will give in EHLO need not be this one: a server must not refuse
      for that alone.`,
  );
}

function spamFolder(facts: StepFacts): Explanation {
  const { reasons, score, threshold } = facts;
  return lesson(
    'Accepted, and put into the spam folder',
    score === null || threshold === null || reasons.length === 0
      ? text`The server took the message and does not trust it.`
      : text`The message has ${String(score)} points, and from ${String(threshold)} on this server
        uses the spam folder: ${reasonsInWords(reasons)}. The points are this receiver’s own; no
        standard sets them.`,
    findingsInWords(facts.authentication),
    text`The sender will get a 250 and learn nothing of it. Had the message come through a provider,
      it would have come from an address with a name and a fitting SPF record.`,
  );
}

function inbox(facts: StepFacts): Explanation {
  const { reasons, score, threshold } = facts;
  return lesson(
    `Nothing speaks against it: the message goes to ${ownerOf(facts.recipient)} inbox`,
    reasons.length === 0 || score === null || threshold === null
      ? text`Neither the caller’s address nor what its domain says in DNS gave this receiver a
        reason for doubt. Nobody logged in; this is what vouches for mail between servers.`
      : text`The message has ${String(score)} points, fewer than the ${String(threshold)} of the
        spam folder: ${reasonsInWords(reasons)}. The points are this receiver’s own; no standard
        sets them.`,
    findingsInWords(facts.authentication),
  );
}

/** The message lies in its folder; why was said at the verdict. */
export function stored(facts: StepFacts): Explanation {
  const { inboxCount = 0, recipient, score, threshold } = facts;
  if (score === null || threshold === null) {
    return lesson(
      'The message is in strange hands',
      text`Whoever answered in the server’s place has it now and can read it: TLS ends where the
        answer came from.`,
    );
  }
  const isSpam = score >= threshold;
  return lesson(
    !isSpam && inboxCount > 1
      ? `Now ${inboxCount} messages lie in ${ownerOf(recipient)} inbox`
      : `The message lies in ${ownerOf(recipient)} ${isSpam ? 'spam folder' : 'inbox'}`,
    text`Here SMTP ends. ${atStart(ownerOf(recipient))} program fetches mail by another protocol,
      IMAP or POP, as a rule on 993 or 995. Those ports do not send.`,
  );
}

function relayDenied(facts: StepFacts): Explanation {
  return lesson(
    '“Relay access denied”: not my user, and you are not logged in',
    text`${lineOf(facts, 'The refusal')}: a server takes mail for its own users from anybody, and
      mail for others only from its own users. ${wire(facts.recipient, 'The recipient')} has no
      mailbox here, and nobody has logged in.`,
    facts.port === 25 && !isRelay(facts)
      ? text`On 587 or 465 ${clientName(facts)} could log in, and the same server would pass the
        mail on. One that passed it on for strangers would be an open relay, soon full of spam.`
      : text`A server that passed mail on for strangers would be an open relay, soon full of
        spam.`,
  );
}

function notLoggedIn(facts: StepFacts): Explanation {
  return lesson(
    'Submission asks for a login, and there was none',
    text`${lineOf(facts, 'The refusal')}: a provider passes mail on for users it knows. This address
      belongs to one of them, and whoever uses it has to log in first.`,
    text`MAIL was still answered with yes, because this server judges the sender when it knows a
      recipient. ${wire(replyCode(facts), 'The code')} is its choice; RFC 6409 names 530 for a
      missing login.`,
  );
}

const denied = (heading: string): Lesson => {
  return (facts) =>
    lesson(
      heading,
      text`${lineOf(facts, 'The refusal')}: the server’s own rules say no. The words in it are for
        people; programs go by the code.`,
    );
};

export const RECEIVER_LESSONS = {
  'receiver.look-up-reverse-name': reverseName,
  'receiver.reverse-name-known': reverseName,
  'receiver.hold-question': () =>
    lesson(
      'One question after the other',
      text`The server waits for DNS before it decides anything.`,
    ),
  'receiver.take-for-relay': (facts) =>
    lesson(
      'Accepted for somebody else: the message goes into the queue',
      text`${ownerOf(facts.recipient)} mailbox is not on this server. The message waits in the queue
        for its next leg, under the number ${wire(facts.queueId, 'it was given')}.`,
    ),
  'receiver.discard': () =>
    lesson(
      'The server said yes and threw the message away',
      text`A rule of its own keeper says DISCARD. The sender takes the message for delivered, and
        nobody gets a notice. RFC 5321 allows this for attacks and warns of it otherwise.`,
    ),
  'receiver.inbox': inbox,
  'receiver.spam-folder': spamFolder,
  'recipient.accepted': (facts) =>
    lesson(
      'This recipient is taken',
      text`${wire(facts.recipient, 'The recipient')} has a mailbox here, or the sender may have mail
        relayed.`,
    ),
  'recipient.unknown-user': (facts) =>
    lesson(
      'There is no such mailbox, and the sender learns it at once',
      text`${lineOf(facts, 'The refusal')}: ${wire(replyCode(facts), 'The code')} says that the
        address is the problem. What is refused at once needs no notice later.`,
    ),
  'recipient.relay-denied': relayDenied,
  'recipient.odd-address': (facts) =>
    lesson(
      'An address with signs that could lead elsewhere is refused',
      text`${lineOf(facts, 'The refusal')}: signs such as @ and % once told servers to relay.`,
    ),
  'recipient.too-many-bad': (facts) =>
    lesson(
      'A client that guesses addresses is stopped',
      text`${lineOf(facts, 'The refusal')}: more than half of the recipients do not exist.`,
    ),
  'recipient.relay-deferred': relayDenied,
  'recipient.put-off': (facts) =>
    lesson(
      'Not now: the server asks to try again later',
      text`${lineOf(facts, 'The reply')} is temporary, as its first digit says. A real mail server
        keeps the message and comes back; most programs that send spam do not.`,
    ),
  'recipient.access-denied': denied('The server’s rules refuse this recipient'),
  'client-host.access-denied': denied('The server’s rules refuse this caller'),
  'sender.not-logged-in': notLoggedIn,
  'sender.not-owned': (facts) =>
    lesson(
      'Logged in as one, sending as another: refused',
      text`${lineOf(facts, 'The refusal')}: a provider may tie a login to its own addresses, so that
        one user cannot write in the name of another.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

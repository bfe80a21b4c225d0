/**
 * Lessons of the queue that relays a message: which host takes mail for a domain, what happens
 * when it does not, and how long it is tried. RFC 5321 §4.5.4.1, §5.1, §6.1.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, domainOf, ownerOf, pause, senderNameOf } from './parties';
import { connecting } from './portLessons';
import { askPolicy, askSmarthost } from './relayRouteLessons';

/** Who relays: the provider's server, or the sender when it is a mail server itself. */
const relayName = (facts: StepFacts): string =>
  facts.senderKind === 'mail-server' ? senderNameOf(facts) : 'the submission server';

const Relay = (facts: StepFacts): string => atStart(relayName(facts));

const HALF_AN_HOUR_MS = 1_800_000;

const found = ({ answer }: StepFacts): string | null =>
  answer?.status === 'found' ? (answer.values[0] ?? null) : null;

function lookUpMx(facts: StepFacts): Explanation {
  const host = found(facts);
  return lesson(
    'Which server takes mail for a domain? Its MX record says so',
    text`${Relay(facts)} asks DNS where mail for
      ${wire(facts.query?.name, domainOf(facts.recipient))}
      goes${host === null ? '.' : '. The answer is '}${wire(host, '')}${
        host === null ? '' : ': a preference and a host.'
      }`,
    text`An MX record has no place for a port. That is why mail between servers always goes to
      25.`,
  );
}

/** The first question of a new try is about the MX, a policy or an address, as the relay is set. */
function askAgain(facts: StepFacts): Explanation {
  switch (facts.query?.recordType) {
    case 'TXT':
      return askPolicy(facts);
    case 'A':
    case 'AAAA':
      return askSmarthost(facts);
    default:
      return lookUpMx(facts);
  }
}

function retry(facts: StepFacts): Explanation {
  if (facts.kind === 'lookup') return askAgain(facts);
  return lesson(
    'The time has come: the queue tries again',
    text`${Relay(facts)} begins with DNS, since the host may have changed.`,
  );
}

function defer(facts: StepFacts): Explanation {
  const { nextTryMs, timeMs } = facts;
  const waitMs = nextTryMs === null ? null : nextTryMs - timeMs;
  const wait = waitMs === null ? 'later' : `in ${pause(waitMs)}`;
  return lesson(
    'Not now: the message waits in the queue',
    text`${wire(facts.detail, 'It could not be delivered')}. A temporary failure is no failure yet:
      the queue tries again ${wait}, and goes on for days.`,
    waitMs !== null && waitMs < HALF_AN_HOUR_MS
      ? text`RFC 5321 wants half an hour or more between two tries, and has room for other
        strategies. Postfix begins with five minutes, and waits longer from try to try.`
      : null,
  );
}

const bounce = (heading: string): Lesson => {
  return (facts) =>
    lesson(
      heading,
      text`${wire(facts.detail, 'It could not be delivered')}. ${Relay(facts)} had taken the
        responsibility, so it owes the sender a notice: a message with an empty sender’s address, so
        that no notice about the notice can follow.`,
    );
};

function accept(facts: StepFacts): Explanation {
  return facts.senderKind === 'mail-server'
    ? lesson(
        'A message waits in the queue for its way out',
        text`${Relay(facts)} has a message for ${wire(facts.recipient, 'somebody')} and keeps it,
          under the number ${wire(facts.queueId, 'it was given')}, until another server has taken
          it.`,
      )
    : lesson(
        'The server stores the message before it says yes',
        text`${ownerOf(facts.recipient)} mailbox is not here. ${Relay(facts)} puts the message into
          its queue, under the number ${wire(facts.queueId, 'it was given')}, and will bring it to
          the server of ${wire(domainOf(facts.recipient), 'the recipient')}.`,
      );
}

export const QUEUE_LESSONS = {
  'queue.accept': accept,
  'queue.look-up-mx': lookUpMx,
  'queue.look-up-address': (facts) => {
    const address = found(facts);
    const which = address === null ? '' : ', which is ';
    return lesson(
      'The MX record gives a name; connecting takes an address',
      text`One more question to DNS: the address of
        ${wire(facts.query?.name, 'the host')}${which}${wire(address, '')}.`,
    );
  },
  'queue.use-domain-address': (facts) =>
    lesson(
      'No MX record: then the domain’s own address is its mail server',
      text`DNS knows ${wire(facts.query?.name, 'the domain')} and has no MX record for it. SMTP then
        uses the address of the domain itself.`,
    ),
  'queue.no-such-domain': bounce('There is no such domain, so nobody can take this mail'),
  'queue.connect': connecting,
  'queue.connected': (facts) =>
    lesson(
      'The servers are connected, and nothing has been said yet',
      text`${Relay(facts)} waits for the greeting, as every client does.`,
    ),
  'queue.try-next-host': (facts) =>
    facts.kind === 'waited'
      ? lesson(
          'Silence from the first host: the relay waits before it gives it up',
          text`${Relay(facts)} has asked for a connection and heard nothing. A host that is down and
            one behind a firewall that drops look the same from here.`,
          text`The wait is the relay’s own: thirty seconds in Postfix. Each host that is down costs
            every message that long.`,
        )
      : lesson(
          'This host did not take it; the next one may',
          text`A domain may name several hosts. They are tried in the order of their preference,
            ${wire(facts.query?.name, 'the next one')} now.`,
        ),
  'queue.defer': defer,
  'queue.retry': retry,
  'queue.retry-with-policy': retry,
  'queue.bounce': bounce('A final no: the sender gets the message back'),
  'queue.expire': bounce('Tried for days in vain: the sender gets the message back'),
  'queue.delivered': (facts) =>
    lesson(
      'Delivered to the next server, so the queue forgets it',
      text`${wire(facts.detail, 'The reply')} is the receipt. The sending server writes it to its
        log; it is what an administrator looks for when somebody asks where a message is.`,
    ),
  'queue.delivered-in-part': (facts) =>
    lesson(
      'Taken for some recipients, refused for others',
      text`One message can have several recipients, and the server answers for each of them at RCPT.
        For those it took, ${wire(facts.detail, 'the reply')} is the receipt; the sending server
        still owes an answer for the others.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

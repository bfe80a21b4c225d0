/**
 * Lessons of a server for fetching mail that a sending client was pointed at: IMAP and POP3 greet,
 * refuse and leave in a language of their own. RFC 9051 §2.2.1, §7.1, RFC 1939 §3, RFC 8314 §3.1.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName, duration, portName } from './parties';

const isImap = ({ port }: StepFacts): boolean => port === 143 || port === 993;

const protocolName = (facts: StepFacts): string => (isImap(facts) ? 'IMAP' : 'POP3');

const first = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

function greet(facts: StepFacts): Explanation {
  return lesson(
    `A greeting in ${protocolName(facts)}: this port gives mail out and takes none`,
    text`${first(facts, 'The greeting')} does not begin with the three digits that every reply of
      SMTP begins with. Here a client reads its mailbox.`,
    facts.secured
      ? text`TLS went well: it seals any protocol and says nothing about which one is spoken under
          it. So 993, 995 and 465 look alike until the first line.`
      : text`On 143 and 110 this line can be read on the way, as the greeting on 587 can.`,
  );
}

export const ACCESS_LESSONS = {
  'access.await-handshake': (facts) =>
    lesson(
      'On 993 and 995, as on 465, the client speaks first, and it speaks TLS',
      text`The server on ${portName(facts)} says nothing before the handshake. A client that waits
        for a greeting here waits in vain.`,
    ),
  'access.greet': greet,
  'access.greet-under-tls': greet,
  'access.secured': (facts) =>
    lesson(
      `${protocolName(facts)} has its own way to start TLS`,
      text`The session goes on under TLS without a second greeting, as after STARTTLS in SMTP.`,
    ),
  'access.unknown-command': (facts) =>
    lesson(
      `EHLO means nothing in ${protocolName(facts)}`,
      isImap(facts)
        ? text`In IMAP the first word of a line is a name for the command, chosen by the client, and
            the command comes second. So the server answers under the first word:
            ${first(facts, 'BAD')}.`
        : text`The server does not know the command and says so: ${first(facts, '-ERR')}. It has no
            number that a client of SMTP could read.`,
    ),
  'access.too-many-commands': (facts) =>
    lesson(
      'After the third command it does not know, the server leaves',
      text`Its last words are ${first(facts, 'a goodbye')}. Nothing was sent and nothing was
        refused: the two never spoke the same language.`,
    ),
  'access.list-capabilities': (facts) =>
    lesson(
      `${protocolName(facts)} lists what it offers, as EHLO does in SMTP`,
      text`Nothing in this list is about sending.`,
    ),
  'access.noop': () =>
    lesson('Nothing is done, and the server says so', text`It only shows that it is there.`),
  'access.start-tls': (facts) =>
    lesson(
      `${protocolName(facts)} begins TLS on a port that starts readable`,
      text`${first(facts, 'OK')}: the handshake that follows is the same as everywhere. RFC 8314
        prefers 993 and 995 for the same reason as 465: no readable beginning.`,
    ),
  'access.tls-active': () =>
    lesson('TLS is already on', text`It can be started once on a connection.`),
  'access.log-out': (facts) =>
    lesson('The server says goodbye', text`${first(facts, 'Goodbye')}: the session is over.`),
  'access.unreadable': (facts) =>
    lesson(
      'A TLS handshake where lines are expected',
      text`${atStart(clientName(facts))} began TLS at once, and ${portName(facts)} begins in the
        clear. The server takes the octets for a command it does not know.`,
    ),
  'access.idle': (facts) =>
    lesson(
      'The server ends the wait',
      text`Nobody logged in for ${duration(facts.durationMs)}. Its last words:
        ${first(facts, 'none')}.`,
    ),
  'access.handshake-timeout': () =>
    lesson(
      'No handshake came, and the server leaves',
      text`Both sides waited for the other one to speak.`,
    ),
  'access.handshake-failed': () =>
    lesson('The handshake failed', text`Without TLS nothing is said on this port.`),
  'access.connection-lost': () =>
    lesson('The client is gone', text`The server closes its side as well.`),
  'access.after-close': () =>
    lesson('The session is over', text`What still arrives is not looked at.`),
} satisfies Partial<Record<RuleId, Lesson>>;

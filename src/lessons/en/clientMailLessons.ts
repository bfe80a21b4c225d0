/**
 * Lessons of a client's side from the envelope to the goodbye. The envelope decides where mail
 * goes; what the reader sees is in the message. RFC 5321 §3.3, §4.1.1, §6.1, RFC 2920 §3.1.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import {
  atStart,
  clientName,
  domainOf,
  isOwnDomain,
  isRelay,
  isSecondLeg,
  serverName,
} from './parties';
import { hidesAnEnd, sendHiddenEnd } from './smugglingLessons';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Client = (facts: StepFacts): string => atStart(clientName(facts));

const headerLine = ({ lines }: StepFacts, name: string): string | undefined =>
  lines.find((line) => line.toLowerCase().startsWith(`${name}:`));

const readable = ({ secured }: StepFacts): Paragraph | null =>
  secured ? null : text`This line is not sealed: whoever is on the way can read it.`;

function sendEnvelope(facts: StepFacts): Explanation {
  if (isSecondLeg(facts)) {
    return lesson(
      'The same envelope is written again for the next server',
      text`${Client(facts)} opens the envelope with ${lineOf(facts, 'MAIL')}. Nobody has logged in
        here, so the address is a claim. ${atStart(serverName(facts))} can compare it with what DNS
        says about the sender’s domain.`,
      readable(facts),
    );
  }
  return lesson(
    'MAIL FROM says who gets the mail back if it fails',
    text`The mail is put into an envelope, and ${lineOf(facts, 'MAIL')} is its sender’s address. A
      notice that it could not be delivered goes there. The From line that the reader will see is
      another one; it belongs to the message.`,
    isRelay(facts) ? text`Nobody has logged in here, so the address is a claim.` : null,
    readable(facts),
  );
}

function nameRecipient(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'RCPT');
  if (isRelay(facts)) {
    return lesson(
      'RCPT TO asks the server for one of its own mailboxes',
      text`With ${line} ${clientName(facts)} asks ${serverName(facts)} whether it takes mail for
        this address. The envelope decides where the mail goes, not the To line of the message.`,
      readable(facts),
    );
  }
  return lesson(
    'RCPT TO decides where the mail goes, not the To line',
    text`${line} names a recipient in the envelope. Servers go by this line alone; the To line of
      the message is for the reader’s eyes.`,
    isOwnDomain(facts)
      ? null
      : text`${wire(domainOf(facts.recipient), 'The domain')} is not this server’s own domain. To
        take the mail is to relay it, and a server does that for its own users only.`,
    readable(facts),
  );
}

function sendMessage(facts: StepFacts): Explanation {
  const from = headerLine(facts, 'from');
  const received = headerLine(facts, 'received');
  if (hidesAnEnd(facts)) return sendHiddenEnd(facts);
  if (received !== undefined) {
    return lesson(
      'The same message, with a line more on top',
      text`${wire(received, 'The Received line')} was put there by the server that took the message.
        Each server adds such a line above the others, so the way of a message can be read backwards
        in its header.`,
      readable(facts),
    );
  }
  return lesson(
    'Now the message itself: header, empty line, text and a final dot',
    text`${Client(facts)} sends what the reader will see. ${wire(from, 'The From line')} is part of
      it; servers go by the envelope and do not need this line to match.`,
    text`A line that begins with a dot gets a second one, so that only a lone dot ends the
      message.`,
    readable(facts),
  );
}

function accepted(facts: StepFacts): Explanation {
  return isRelay(facts)
    ? lesson(
        'Taken: the sender may forget the message',
        text`The 250 after the final dot moves the responsibility. ${Client(facts)} says
          ${lineOf(facts, 'goodbye')}; from now on the message is the receiver’s to deliver.`,
      )
    : lesson(
        'The message is handed over, so the client says goodbye',
        text`${Client(facts)} has its 250 and says ${lineOf(facts, 'goodbye')}. It can be switched
          off now: the rest of the way is the server’s work.`,
      );
}

const leaving = (facts: StepFacts) =>
  text`${Client(facts)} says ${lineOf(facts, 'goodbye')} and leaves. The message was not taken.`;

export const CLIENT_MAIL_LESSONS = {
  'client.send-envelope': sendEnvelope,
  'client.pipeline-envelope': (facts) =>
    lesson(
      'The whole envelope in one write saves round trips',
      text`The server offers PIPELINING, so ${clientName(facts)} sends sender, recipients and DATA
        without waiting in between. The server still answers each line, in order.`,
      readable(facts),
    ),
  'client.name-recipient': nameRecipient,
  'client.next-recipient': (facts) =>
    lesson(
      'One envelope may have several recipients',
      text`The recipient before was accepted. ${lineOf(facts, 'RCPT')} names the next; each one gets
        a reply of its own.`,
    ),
  'client.ask-to-send': (facts) =>
    lesson(
      'DATA asks whether the message may come now',
      text`The envelope is complete. After ${lineOf(facts, 'DATA')} the server can still say no
        before a single line of the message is sent.`,
    ),
  'client.await-pipelined': (facts) =>
    lesson(
      'The replies come one by one, in the order of the commands',
      text`${Client(facts)} has sent several commands at once and counts the replies.`,
    ),
  'client.envelope-refused': (facts) =>
    lesson(
      'The sender’s address was refused, so there is nothing to go on with',
      facts.lines.length === 0
        ? text`The server refused the envelope’s sender. Without one no recipient can be named.`
        : leaving(facts),
    ),
  'client.recipient-refused': (facts) =>
    lesson(
      'One recipient was refused; the others are still asked for',
      text`A refusal counts for its own recipient only. ${Client(facts)} goes on with
        ${lineOf(facts, 'the next')}.`,
    ),
  'client.no-recipient-left': (facts) =>
    lesson(
      'Nobody is left to send it to, so the client leaves',
      text`No recipient was accepted, and an envelope without recipients cannot be sent.`,
      leaving(facts),
    ),
  'client.send-message': sendMessage,
  'client.send-nothing': (facts) =>
    lesson(
      'Asked for the message, with nobody to get it: only the final dot',
      text`All recipients were refused, but DATA had been sent along with them and was allowed.
        ${Client(facts)} ends it with ${lineOf(facts, 'the final dot')} alone.`,
    ),
  'client.data-refused': (facts) =>
    lesson('The message may not come, so the client leaves', leaving(facts)),
  'client.message-accepted': accepted,
  'client.message-refused': (facts) =>
    lesson(
      'The message was sent and refused: the server does not keep it',
      text`After the final dot came a refusal and not a 250. ${Client(facts)} is still the one who
        has the message.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * Lessons of a server's side of the mail: envelope, DATA and the moment when the responsibility
 * moves. RFC 5321 §3.3, §4.1.1, §4.2.5, §6.1, RFC 1870.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import {
  atStart,
  clientName,
  isImpostor,
  isOwnDomain,
  isRelay,
  ownerOf,
  serverName,
} from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Server = (facts: StepFacts): string => atStart(serverName(facts));

const reply = (heading: string, why: string): Lesson => {
  return (facts) => lesson(heading, text`${lineOf(facts, 'The reply')}: ${why}`);
};

function mailAccept(facts: StepFacts): Explanation {
  return isRelay(facts)
    ? lesson(
        'The MX notes the sender; it will judge later',
        text`${lineOf(facts, 'The reply')} promises nothing. Whether this caller may send for that
          domain is a question the MX can ask DNS.`,
      )
    : lesson(
        'The envelope is open; nothing has been promised yet',
        text`${lineOf(facts, 'The reply')} takes note of the sender. Many servers judge the sender
          only when they know a recipient, so a refusal may still come.`,
      );
}

function rcptAccept(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'The reply');
  if (isImpostor(facts)) {
    return lesson(
      'The impostor takes mail for anybody',
      text`${line} costs it nothing: it wants the message, not to deliver it.`,
    );
  }
  if (isRelay(facts) || isOwnDomain(facts)) {
    return lesson(
      'Mail for its own users is taken from anybody',
      text`${line}: ${wire(facts.recipient, 'the recipient')} has its mailbox here, so no login is
        asked for. That is why a stranger can write to you, and why spam comes in on 25.`,
    );
  }
  return lesson(
    'For a user who is logged in, the server relays anywhere',
    text`${line}: ${serverName(facts)} has no mailbox for ${wire(facts.recipient, 'the recipient')}
      and takes the mail all the same, because it knows who sends it.`,
  );
}

function dataStart(facts: StepFacts): Explanation {
  return isRelay(facts)
    ? lesson(
        'The MX is ready for the message',
        text`${lineOf(facts, 'The reply')}: sender and recipient will do. What is left to judge is
          the message itself.`,
      )
    : lesson(
        'The server is ready for the message',
        text`A code that begins with 3 is neither yes nor no: it says go on. And
          ${lineOf(facts, 'the reply')} says how the message ends, with a line that holds only a
          dot.`,
      );
}

function dataAccept(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'The reply');
  if (isImpostor(facts)) {
    return lesson(
      'The impostor has the message, and the sender has a receipt',
      text`${line} looks like any other. Whether the message ever goes on is up to somebody whom
        nobody knows.`,
    );
  }
  if (isRelay(facts)) {
    return lesson(
      'With this 250 the recipient’s server takes the message over',
      text`${line}: ${serverName(facts)} is responsible now. Whether the message lies in the inbox
        or in the spam folder is its own business; the sender is not told.`,
    );
  }
  return lesson(
    'With this 250 the provider takes the responsibility',
    text`${line}: ${serverName(facts)} now has to deliver the message, or write back that it could
      not. It says nothing about ${ownerOf(facts.recipient)} inbox; the message has come half the
      way.`,
  );
}

export const SERVER_MAIL_LESSONS = {
  'mail.accept': mailAccept,
  'mail.nested': reply(
    'One envelope at a time',
    'an envelope is open already. RSET would throw it away.',
  ),
  'mail.helo-first': reply('First the hello, then the envelope', 'EHLO comes first.'),
  'mail.syntax': reply('MAIL needs an address in angle brackets', 'so it has to look.'),
  'mail.bad-address': reply(
    'This is not an address',
    'the sender’s address cannot be read. An empty one, for notices, would be allowed.',
  ),
  'mail.unsupported-option': reply(
    'Only what was offered may be used',
    'the command carries an option that was not on the list.',
  ),
  'mail.bad-option': reply(
    'An option has a form of its own',
    'the name of the option is known, and what it is given is not understood.',
  ),
  'mail.bad-size': reply('A size is a number', 'the size that was announced cannot be read.'),
  'mail.too-large': reply(
    'Too large, and known before the message is sent',
    'the client announced the size with MAIL, so nothing was sent in vain.',
  ),
  'mail.no-space': reply(
    'A full disk is a reason to wait, not to give up',
    'the disk of its queue has too little room for a message. The client keeps it and tries again.',
  ),
  'rcpt.ask': (facts) =>
    lesson(
      'The server thinks about this recipient',
      text`${Server(facts)} asks whether the mailbox is its own, and if it is not, whether
        ${clientName(facts)} may send there.`,
    ),
  'rcpt.accept': rcptAccept,
  'rcpt.refuse': (facts) =>
    lesson('This recipient is refused', text`${lineOf(facts, 'The refusal')} is the reason.`),
  'rcpt.need-mail': reply('First the sender, then the recipients', 'no envelope is open.'),
  'rcpt.syntax': reply('RCPT needs an address in angle brackets', 'so it has to look.'),
  'rcpt.bad-address': reply('This is not an address', 'the recipient’s address cannot be read.'),
  'rcpt.unsupported-option': reply(
    'Only what was offered may be used',
    'the command carries an option that was not on the list.',
  ),
  'rcpt.bad-option': reply(
    'An option has a form of its own',
    'the name of the option is known, and what it is given is not understood. NOTIFY, for one, ' +
      'takes NEVER, or some of SUCCESS, FAILURE and DELAY.',
  ),
  'rcpt.too-many': reply(
    'Enough recipients for one envelope',
    'the code is a temporary one, so the rest can go in the next envelope.',
  ),
  'data.start': dataStart,
  'data.need-rcpt': reply('First a recipient, then the message', 'there is no envelope to fill.'),
  'data.no-recipients': reply(
    'An envelope without recipients cannot be sent',
    'every recipient was refused.',
  ),
  'data.syntax': reply('DATA stands alone', 'nothing may follow it.'),
  'data.judge': (facts) =>
    lesson(
      'The final dot has come, and the server decides',
      text`${Server(facts)} has the whole message and has not answered yet. Until it does, the
        message is the client’s.`,
    ),
  'data.accept': dataAccept,
  'data.too-large': reply(
    'Too large: sent in full and refused',
    'the limit was exceeded. A client that announces the size with MAIL learns it earlier.',
  ),
  'vrfy.ask': (facts) =>
    lesson(
      'The server is asked whether a mailbox exists',
      text`${Server(facts)} looks the address up.`,
    ),
  'vrfy.answer': reply(
    'An answer that promises little',
    'the address looks right. Whether mail for it is taken shows only when mail comes.',
  ),
  'vrfy.refuse': (facts) =>
    lesson('This address is not for you', text`${lineOf(facts, 'The refusal')} is the reason.`),
  'vrfy.syntax': reply('VRFY needs an address', 'none was given.'),
  'vrfy.disabled': reply(
    'The server does not tell who has a mailbox',
    'lists of valid addresses are what senders of spam look for.',
  ),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * What is said when a server limits, delays or refuses by its own measure: at the connection, at
 * the greeting, at MAIL, RCPT and DATA, and for commands that are not everybody's.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { lesson, text, wire, type Lesson } from './explanation';
import { atStart, serverName } from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Server = (facts: StepFacts): string => atStart(serverName(facts));

const reply =
  (heading: string, why: string): Lesson =>
  (facts) =>
    lesson(heading, text`${lineOf(facts, 'The reply')}: ${why}`);

/** The server looks at its lists before it answers. */
const asks =
  (heading: string): Lesson =>
  (facts) =>
    lesson(
      heading,
      text`${Server(facts)} is set up to judge at once. Most servers wait until RCPT, where they
        know who wrote and to whom, so that their log says more.`,
    );

export const LIMIT_LESSONS = {
  'connect.too-many': reply(
    'Too much of one client at once, and the server hangs up',
    'it counts connections by address. A mail server comes again later; a flood is kept out.',
  ),
  'connect.ask': asks('Before it greets, the server judges the client’s address'),
  'connect.refuse': reply(
    'The refusal comes in the place of the greeting',
    'the client may only say QUIT now.',
  ),
  'session.access-denied': reply(
    'The client was turned away, and only QUIT is of use',
    'the server has said no at the connection; whatever comes now is answered with that.',
  ),
  'helo.ask': asks('The server judges the name in the greeting'),
  'helo.refuse': reply(
    'The greeting itself is refused',
    'the client has not introduced itself, so it cannot go on.',
  ),
  'mail.ask': asks('The server judges the sender before it answers'),
  'mail.refuse': reply(
    'The message is refused at its first command',
    'nothing has been opened that RSET would have to close.',
  ),
  'data.ask': asks('The server judges once more before it takes the message'),
  'data.restricted': reply(
    'DATA is refused, although the recipients were taken',
    'the message as a whole breaks a rule that no single recipient shows.',
  ),
  'data.bare-line-feed': reply(
    'A line ended in a bare line feed, so the message is refused',
    'a line ends in CRLF and nothing else. Servers that disagree about it take two messages for ' +
      'one, or one for two; that is SMTP smuggling.',
  ),
  'session.bare-line-feed': reply(
    'A command ended in a bare line feed, and the server hangs up',
    'a line ends in CRLF. Who sends other line ends may be hiding commands in a message.',
  ),
  'starttls.too-many': reply(
    'Too many handshakes of one client: no more TLS for now',
    'a handshake costs the server much more than it costs the client.',
  ),
  'auth.too-many': reply(
    'Too many logins of one client in a short time',
    'guessing passwords needs many tries. The limit makes it slow.',
  ),
  'recipient.mailbox-full': reply(
    'The mailbox is full, and the sender learns it at once',
    'the server asked how much room is left before it took the message. Had it not, it would ' +
      'have had to send a bounce.',
  ),
  'sender.spf-fail': reply(
    'The sender’s domain says that this client may not send for it',
    'the MX asked a program that reads SPF before it answered RCPT. Nothing of the message has ' +
      'been sent yet.',
  ),
  'sender.unknown-user': reply(
    'The sender’s address should be one of this server’s, and is none',
    'the domain is its own, so it knows who is there.',
  ),
  'client-host.too-frequent': reply(
    'One client sends too much in a short time, and has to wait',
    'the code is a temporary one: a mail server keeps the message and tries again.',
  ),
} satisfies Partial<Record<RuleId, Lesson>>;

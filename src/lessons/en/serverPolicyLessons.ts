/**
 * What is said when a server's own policy decides: what it asks for before it takes mail, how much
 * it puts up with, and the commands that it answers or does not.
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

export const SERVER_POLICY_LESSONS = {
  'session.quit-syntax': reply('QUIT stands alone', 'nothing may follow it.'),
  'session.help': reply(
    'The server lists its commands',
    'HELP is for a person who talks to it by hand. No mail program asks.',
  ),
  'session.too-many-unknown': reply(
    'Too many words that are no commands: the server hangs up',
    'a mail program knows the language. Who does not is lost, or looks for weak spots.',
  ),
  'session.too-many-idle': reply(
    'Many commands and no mail: the server hangs up',
    'a connection costs the server something. One that sends no mail is only in the way.',
  ),
  'session.last-error-told': (facts) =>
    lesson(
      'That was one error too many, and the last reply said so',
      text`${Server(facts)} closes the connection. A client that goes on making mistakes is not a
        mail program.`,
    ),
  'session.out-of-sync': reply(
    'The client did not wait for its turn, and is sent away',
    'more had come than may come before an answer. Programs that send spam often talk without ' +
      'listening, so some servers watch for it.',
  ),
  'etrn.in-transaction': reply(
    'One thing at a time',
    'an envelope is open, and ETRN belongs to no envelope.',
  ),
  'etrn.syntax': reply('ETRN names one domain', 'there is none here, or more than one.'),
  'etrn.bad-name': reply('ETRN names one domain', 'this cannot be the name of one.'),
  'proxy.in-transaction': reply(
    'One thing at a time',
    'who is spoken for has to be said before an envelope is opened.',
  ),
  'proxy.syntax': reply(
    'A proxy has to say for whom it speaks',
    'the command needs names with values.',
  ),
  'proxy.refuse': reply(
    'Only hosts that are named may speak for others',
    'anybody else could give himself any name and address in this way.',
  ),
  'etrn.refuse': reply(
    'The server delivers nothing on demand here',
    'ETRN asks a server to send what waits in its queue for a domain. It does so for the domains ' +
      'it holds mail for, and for no others.',
  ),
  'session.data-timeout': reply(
    'The message stopped in the middle, and the server gave up waiting',
    'no lone dot came, so the message was never whole. Nothing of it is kept.',
  ),
  'mail.unqualified': reply(
    'A sender without a domain could be anybody',
    'replies and bounces go to this address, so it has to work from everywhere.',
  ),
  'mail.needs-tls': (facts) =>
    lesson(
      'No mail before TLS: that is this server’s rule',
      text`${lineOf(facts, 'The refusal')} comes at MAIL. ${Server(facts)} let the client talk until
        here; the words are its operator’s.`,
    ),
  'mail.needs-login': (facts) =>
    lesson(
      'No mail without a login: that is what a submission server is for',
      text`${lineOf(facts, 'The refusal')} comes at MAIL. ${Server(facts)} sends on only what its
        own users write, and only a login shows who they are.`,
    ),
  'rcpt.unqualified': reply(
    'A recipient without a domain could be anywhere',
    'the part behind the @ says which server is responsible.',
  ),
  'vrfy.bad-address': reply('This is not an address', 'there is nothing to look for.'),
  'vrfy.unqualified': reply(
    'The server only looks at whole addresses',
    'a name without a domain is not one of its mailboxes.',
  ),
  'expn.disabled': reply(
    'The server does not tell who is on a list',
    'members of mailing lists would be a gift to senders of spam.',
  ),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * What is said while postscreen stands between a client and the mail server: a test of patience,
 * a look at blocklists, and a small engine that lets nobody's mail in. RFC 5321 §4.3.1.
 */
import type { PostscreenRuleId } from '../../trace/rules';
import { lesson, text, wire, type Lesson } from './explanation';
import { atStart } from './parties';

const says =
  (heading: string, why: string): Lesson =>
  (facts) =>
    lesson(heading, text`${wire(facts.lines[0], 'Here')}: ${why}`);

const plain =
  (heading: string, why: string): Lesson =>
  () =>
    lesson(heading, text`${atStart(why)}`);

export const POSTSCREEN_LESSONS = {
  'postscreen.trust': plain(
    'A known client goes straight through',
    'postscreen lets clients of its own networks, and those that have passed before, speak with ' +
      'the mail server at once. Only strangers are tried.',
  ),
  'postscreen.deny': says(
    'A client on the list of the unwelcome still gets a greeting',
    'it may speak, so that the log shows who it wrote to, and will hear no at RCPT.',
  ),
  'postscreen.turn-away': says(
    'The door stays shut',
    'the client’s address is on the server’s own list, and 521 says that no mail is taken here.',
  ),
  'postscreen.tease': says(
    'Half a greeting, to see who cannot wait',
    'the hyphen behind 220 says that a line is to follow. A mail server waits for it; a program ' +
      'that only wants to be rid of its mail often does not.',
  ),
  'postscreen.early-talk': plain(
    'The client spoke before the greeting was over',
    'RFC 5321 lets the server speak first. Whoever talks into the greeting has not read it, and ' +
      'that is held against it.',
  ),
  'postscreen.end-early-talk': says(
    'Speaking too early ends the connection here',
    'the client talked into the greeting, and this server hangs up on that.',
  ),
  'postscreen.hear-list': plain(
    'While the client waits, blocklists are asked',
    'each is a zone of DNS: an answer for the client’s address means that it is listed. Each ' +
      'list has a weight, and the sum decides.',
  ),
  'postscreen.end-listed': says(
    'Listed by enough blocklists, and the connection ends',
    'the weights reach the server’s threshold. The lists decide what they list, the server what ' +
      'it makes of that.',
  ),
  'postscreen.pass': plain(
    'The client has waited: now the mail server itself speaks',
    'postscreen hands the connection over, and the mail server ends the greeting. It remembers ' +
      'the client, so that the next connection waits for nothing.',
  ),
  'postscreen.take-over': says(
    'The greeting is whole, but the mail server is not behind it',
    'postscreen goes on itself, with an engine that knows the commands and takes no recipient.',
  ),
  'postscreen.take-over-mid-talk': plain(
    'The answer comes only after the wait',
    'the client has already said what it wanted, so nothing more is said to greet it. Postscreen ' +
      'answers in the mail server’s place.',
  ),
  'postscreen.note-pipelining': plain(
    'More came than was asked for',
    'this list offers no PIPELINING, so each command must wait for its reply. The client did not.',
  ),
  'postscreen.end-pipelining': says(
    'Sending on without an answer ends the connection here',
    'PIPELINING was not offered, and this server hangs up on a client that does it all the same.',
  ),
  'postscreen.note-bare-newline': plain(
    'A line ended in a bare line feed',
    'SMTP’s lines end in CRLF. A program that does not know that is seldom a mail server.',
  ),
  'postscreen.end-bare-newline': says(
    'A bare line feed ends the connection here',
    'SMTP’s lines end in CRLF, and this server hangs up on a client that ends them otherwise.',
  ),
  'postscreen.overlook': plain(
    'Something was wrong, and is overlooked',
    'the server is set up to let this pass; the client is tried again when it comes back.',
  ),
  'postscreen.note-no-smtp': says(
    'That was no command of SMTP',
    'it is held against the client. Browsers and proxies talk like that when they are misused to ' +
      'send mail.',
  ),
  'postscreen.refuse-recipient': says(
    'No recipient is taken here',
    '450 asks an unknown client to come again, and then it is known; 550 tells a suspect that ' +
      'its mail is not wanted.',
  ),
  'postscreen.refuse-question': says(
    'Nor is any question answered',
    'whether an address exists is nothing that a stranger is told at the door.',
  ),
  'postscreen.too-many-commands': says(
    'Enough talked without any mail',
    'postscreen takes few commands from one client, and its engine was never meant for more.',
  ),
} satisfies Record<PostscreenRuleId, Lesson>;

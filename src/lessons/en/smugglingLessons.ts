/**
 * Lessons of SMTP smuggling: a dot behind a bare line feed ends a message for one server and is
 * text for another, and what follows becomes commands. RFC 5321 §2.3.8, §4.1.1.4, §4.5.2.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, text, wire } from './explanation';
import { atStart, clientName, serverName } from './parties';

/** Whether a message has a dot that some servers take for its end and others for text. */
export const hidesAnEnd = ({ lines }: StepFacts): boolean =>
  lines.some((line) => line.includes('\n.'));

/** The message goes out, with an end in its text that its sender does not see. */
export function sendHiddenEnd(facts: StepFacts): Explanation {
  const place = facts.lines.findIndex((line) => line.includes('\n.'));
  return lesson(
    'One message is sent, and in its text hides the end of a message',
    text`Behind ${wire(facts.lines[place]?.split('\n')[0], 'its text')} comes a bare line feed, then
      a dot, and then ${wire(facts.lines[place + 1], 'what looks like a command')}.
      ${atStart(clientName(facts))} ends a line at CRLF only, so all of this is text to it, and the
      message ends at the last dot.`,
    text`A dot that begins a line gets a second one, but this dot begins none. A server that takes a
      bare line feed for the end of a line sees the message end there, and commands behind it.`,
  );
}

const HEADINGS: readonly (readonly [RegExp, string])[] = [
  [/^MAIL\b/iu, 'A second message begins, with a sender out of the first one’s text'],
  [/^RCPT\b/iu, 'The hidden message gets its recipient, out of the text as well'],
  [/^DATA\b/iu, 'The hidden message may come, and it is there already'],
  [/^\.$/u, 'A second message is taken, which its sender never knew of'],
];

/** A reply to a command that a client never gave. */
export function hiddenReply(facts: StepFacts): Explanation {
  const { hiddenCommand, lines } = facts;
  const command = hiddenCommand ?? '';
  const reply = wire(lines[0], 'The reply');
  const isRefused = /^[45]/u.test(lines[0] ?? '');
  const found = HEADINGS.find(([pattern]) => pattern.test(command));
  const born =
    command === '.'
      ? text`${reply} answers the last dot. ${atStart(clientName(facts))} meant it to end its one
        message; to ${serverName(facts)} it ended another, which began at the hidden dot.`
      : text`${reply} answers ${wire(command, 'a command')}, a line in the text of the message.
        ${atStart(clientName(facts))} gave no such command: to ${serverName(facts)} the message had
        ended at the dot behind the bare line feed.`;
  return lesson(
    isRefused || found === undefined ? 'The server answers a command that nobody gave' : found[1],
    born,
    isRefused || command !== '.'
      ? null
      : text`The hidden message comes from the same address as the first, so all that speaks for
        ${clientName(facts)} speaks for it too.`,
  );
}

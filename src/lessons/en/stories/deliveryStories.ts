/**
 * Words of the stories about the way between servers. RFC 5321 §4.5.4.1, §5.1, §6.1.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const DELIVERY_STORIES = {
  'unknown-recipient': {
    title: 'A mistyped recipient',
    question: 'Why did the error come as a mail and not at once?',
    brief:
      'Alice wrote bbo where bob was meant. Her provider cannot know that and says 250. ' +
      'Watch who finds out, and who has to tell her.',
    takeaway:
      'After its 250 the provider is answerable for the message. When the MX refuses it for ' +
      'good, the provider owes the sender a bounce. 550 alone says no more than “no”; 5.1.1 ' +
      'says that there is no such mailbox.',
  },
  'mx-fallback': {
    title: 'The first MX does not answer',
    question: 'What happens when a mail server is down?',
    brief:
      'Bob’s domain has two MX hosts, and the first does not answer. Watch how long the relay ' +
      'waits there and in which order it tries them.',
    takeaway:
      'The host with the lower number is tried first, then the next. Should none answer, the ' +
      'message waits in the queue and is tried again for days. MX records name hosts, never ' +
      'a port: between servers it is always 25.',
  },
  'lost-reply-duplicate': {
    title: 'The same mail twice',
    question: 'Why did the message arrive two times?',
    brief:
      'Bob’s server takes the message and says 250, and just then the connection breaks. Watch ' +
      'what the relay knows, what it does, and how many messages Bob has in the end.',
    takeaway:
      'A sender that has not seen the 250 must try again: a message sent twice is a nuisance, a ' +
      'message lost is a loss. So a server should answer the final dot at once and do its checks ' +
      'before it or later. Both copies have the same Message-ID; that is how a mail program can ' +
      'tell.',
  },
  'too-large': {
    title: 'A message that is too large',
    question: 'Who says that a message is too large, and when?',
    brief:
      'Bob’s server takes small messages only; the limit is set low so that the story stays ' +
      'short. Watch the number in its reply to EHLO, the number behind MAIL, and how much of ' +
      'the message was sent.',
    takeaway:
      'SIZE lets a server refuse before the message crosses the wire. Alice’s provider had ' +
      'accepted the message, so it owes her a bounce. Attachments grow by a third in base64, ' +
      'so a limit is reached earlier than it seems.',
  },
  postscreen: {
    title: 'Tried at the door',
    question: 'Why does the greeting take six seconds, and why must the mail come twice?',
    brief:
      'The MX has postscreen before it. Watch the greeting that begins and does not end, who ' +
      'answers after it, and how different the second visit is.',
    takeaway:
      'A stranger is made to wait and is tried for how it speaks, by an engine that takes no ' +
      'mail. A real mail server waits, is put off once with 450, comes again and goes straight through.',
  },
  greylisted: {
    title: 'Come again in five minutes',
    question: 'Why does the first mail from somebody take so long?',
    brief:
      'Bob’s MX puts off whoever it does not know. Watch what the relay makes of a 450, when it ' +
      'comes again, and what the MX says then.',
    takeaway:
      'A 4xx reply is no refusal: the message stays in the relay’s queue, and the next try ' +
      'succeeds. Programs that send spam often try once. The price is the wait of an honest ' +
      'stranger, here as long as the relay’s own pause between two tries.',
  },
  'mailbox-full': {
    title: 'The mailbox is full',
    question: 'Who tells the sender that a mailbox is full?',
    brief:
      'Bob’s mailbox has no room left. His MX asks how full it is before it answers RCPT. Watch ' +
      'who writes the bounce, and what is said in it.',
    takeaway:
      'A refusal at RCPT leaves the message with the relay, and the relay tells Alice. An MX ' +
      'that accepts first and finds the mailbox full afterwards has to write the bounce itself, ' +
      'to an address that may be forged.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

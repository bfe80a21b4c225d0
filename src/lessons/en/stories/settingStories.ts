/**
 * Words of the stories in which a setting or a network is in the way. RFC 4954 §6, RFC 5068 §4.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const SETTING_STORIES = {
  'isp-drops-25': {
    title: '25 dropped on the way',
    question: 'Why is 25 blocked?',
    brief:
      'A script at home wants to deliver straight to Bob’s server. Watch how often it asks, ' +
      'how long it waits for an answer that never comes, and who keeps it from coming.',
    takeaway:
      'Many access networks close 25 for outgoing connections, because infected computers send ' +
      'spam that way. It is their choice; no RFC demands it. Nothing is broken: 587 and 465 ' +
      'stay open, and the provider brings the mail to its goal.',
  },
  'isp-rejects-25': {
    title: '25 refused on the way',
    question: '“Connection refused” on 25: who refuses?',
    brief:
      'The same script, and a firewall that answers. Watch how quickly the no comes back, and ' +
      'that Bob’s server never saw the question.',
    takeaway:
      'An open refusal is there at once; a dropped packet takes minutes to notice. Both can ' +
      'mean that the network wants nobody on 25. The way out is the same: 587 or 465 at the ' +
      'provider.',
  },
  'tls-to-587': {
    title: 'TLS spoken to 587',
    question: '“Wrong version number”: why?',
    brief:
      'A client that is set to TLS from the start is pointed at 587. Both sides speak first: ' +
      'the server greets in the clear while the client starts TLS. Watch what each makes of ' +
      'the other’s octets.',
    takeaway:
      'The error speaks of a setting, not of an old version of TLS. TLS from the start, often ' +
      'called SSL/TLS, belongs to 465; STARTTLS belongs to 587.',
  },
  'starttls-to-465': {
    title: 'STARTTLS tried on 465',
    question: 'It hangs on 465: why?',
    brief:
      'A client that is set to STARTTLS is pointed at 465. Watch two programs wait for each ' +
      'other, each for a good reason, until a time-out ends it.',
    takeaway:
      'On 465 the server says nothing before TLS. Who waits for a greeting there sees no ' +
      'error, only silence. With 465 the setting is TLS from the start.',
  },
  'imap-port-993': {
    title: 'The outgoing server set to 993',
    question: 'What is the difference between 465, 993 and 995?',
    brief:
      'Alice copied the port of her incoming server into the settings of the outgoing one. The ' +
      'host is right, and so is “SSL/TLS”. Watch that TLS succeeds, and what is said under it.',
    takeaway:
      '993 is IMAP under TLS and 995 is POP under TLS, 143 and 110 the same protocols starting ' +
      'readable: they fetch mail. 465 and 587 send it. All of them can be sealed; what is ' +
      'spoken under the seal differs, and a client that sends finds no SMTP there.',
  },
  'wrong-password': {
    title: 'A wrong password',
    question: 'What does 535 mean?',
    brief:
      'Everything is right but the password. Watch that the line is sealed before it is sent, ' +
      'how long the server takes to answer, and that the refusal speaks of the login alone.',
    takeaway:
      '535 is about login and password. When you see it, the network, the port and TLS have ' +
      'all done their part.',
  },
  'no-auth-587': {
    title: '587 without a login',
    question: 'What does 530 mean, or 553 “not logged in”?',
    brief:
      'A client without a login gets as far as the recipient. Watch which commands are ' +
      'answered with yes, and where the server says what it wants.',
    takeaway:
      'Submission needs a login. 530 says that something has to come first, TLS or a login. ' +
      'This server’s 553 says that the address belongs to a user, and that nobody has logged ' +
      'in as that user. Neither is about a wrong password.',
  },
  'sender-not-owned': {
    title: 'Somebody else’s address',
    question: 'What does 553 “not owned by user” mean?',
    brief:
      'Alice is logged in and sends as carol@example.org. Watch that the login and MAIL FROM ' +
      'are accepted, and at which command the server objects.',
    takeaway:
      'The password was right. The server knows which addresses a login may use, and this ' +
      'one is not among them. Send with your own address, or have the other one added to ' +
      'your account.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

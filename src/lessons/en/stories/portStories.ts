/**
 * Words of the stories about the ports and who uses which. RFC 6409 §3.1, RFC 8314 §3.3, §7.3.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const PORT_STORIES = {
  'submit-587': {
    title: '587 with STARTTLS',
    question: 'What is the difference between 25 and 587?',
    brief:
      'Alice’s client hands a message to her provider on 587, and the provider brings it to ' +
      'Bob’s server on 25. Watch where the line is sealed, where the client logs in, and that ' +
      'nobody logs in on the second leg.',
    takeaway:
      'On 587 users hand mail to their own provider, logged in and, after STARTTLS, sealed. On ' +
      '25 servers hand mail to each other, without a login. A message usually travels both.',
  },
  'submit-465': {
    title: '465, TLS from the start',
    question: 'What is 465 for?',
    brief:
      'The same client, provider and message as on 587, now on 465. Watch that TLS comes ' +
      'before the first word of SMTP: there is no readable part, and no STARTTLS to take away.',
    takeaway:
      '465 does the job of 587 with TLS from the first octet. Both end alike, sealed and ' +
      'logged in. 465 gets there in fewer round trips, and it is the recommended one for new ' +
      'set-ups.',
  },
  'relay-25': {
    title: 'Server to server on 25',
    question: 'What is the difference between submission and relay?',
    brief:
      'A mail server of its own brings a message straight to Bob’s server. Watch how it finds ' +
      'that server in DNS, that nobody asks it for a password, and by what it is judged ' +
      'instead.',
    takeaway:
      'Submission: a user hands mail to their own provider on 587 or 465, logged in. Relay: ' +
      'one server hands mail to another on 25, as strangers; its address, its name and DNS ' +
      'records have to vouch for it.',
  },
  'provider-25': {
    title: 'A client on its provider’s 25',
    question: 'Can I send through my provider’s port 25?',
    brief:
      'Alice’s client has the right server and the wrong port. Watch what is missing in the ' +
      'server’s list, and what it says to a recipient who lives elsewhere.',
    takeaway:
      'On 25 a provider takes mail for its own users from anybody, and passes nothing on for ' +
      'people it does not know. The same provider takes this mail on 587 or 465, where Alice ' +
      'can log in.',
  },
  'app-465': {
    title: 'A password reset on 465',
    question: 'Which port does an application use?',
    brief:
      'A shop’s web application, written with nodemailer, sends a password reset through the ' +
      'shop’s provider. Watch that it logs in as a mail client does, with a login of its own, ' +
      'and that the provider does the rest.',
    takeaway:
      'An application submits as a person’s client does: 465, or 587 with STARTTLS required, ' +
      'and a login. It needs no port 25 and no mail server of its own. In most libraries 465 ' +
      'goes with the switch called “secure”, “SSL” or “implicit TLS”; nodemailer’s is “secure”.',
  },
  'port-2525': {
    title: '2525 where 587 is closed',
    question: 'Is 2525 an official port?',
    brief:
      'Alice’s ISP closes 25, 465 and 587, and her provider also listens on 2525. Watch ' +
      'that the dialogue is that of 587, word for word: only the number differs.',
    takeaway:
      '2525 is a custom of mail providers. In the registry the number belongs to a service ' +
      'that has nothing to do with mail. It behaves as 587 does, so STARTTLS must be ' +
      'required there too. Closing 587 is against RFC 5068 §4.1.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

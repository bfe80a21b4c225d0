/**
 * The words of each scenario: a title, the question a person would ask, what to watch for, and what
 * to take away. Keyed by the scenario's id; the world and the goal are in `scenarios/`.
 */

export type ScenarioId =
  | 'submit-587'
  | 'submit-465'
  | 'relay-25'
  | 'provider-25'
  | 'isp-drops-25'
  | 'isp-rejects-25'
  | 'strip-587-opportunistic'
  | 'strip-587-hidden-auth'
  | 'strip-587-required'
  | 'tls-to-587'
  | 'starttls-to-465'
  | 'wrong-password'
  | 'no-auth-587'
  | 'home-direct-25';

export interface ScenarioText {
  readonly title: string;
  readonly question: string;
  /** What happens and what to watch for, before the first step. */
  readonly brief: string;
  /** What one should be able to say afterwards. */
  readonly takeaway: string;
}

export const SCENARIO_TEXTS: Readonly<Record<ScenarioId, ScenarioText>> = {
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
  'strip-587-opportunistic': {
    title: 'STARTTLS stripped, TLS “if available”',
    question: 'Can someone strip STARTTLS?',
    brief:
      'A box on the way changes one reply: it takes the offer of STARTTLS out and puts an ' +
      'offer to log in. Watch what a client does that uses TLS only if available, and when the ' +
      'server’s refusal arrives.',
    takeaway:
      'Whoever can change what passes can remove the offer. Then “use TLS if available” means ' +
      '“send the password in the clear”, and the server cannot prevent it. Set the client to ' +
      'require TLS, or use 465.',
  },
  'strip-587-hidden-auth': {
    title: 'STARTTLS stripped, AUTH hidden',
    question: 'Does hiding AUTH until TLS protect the password?',
    brief:
      'This box only takes STARTTLS away, and this server offers AUTH under TLS only. Watch ' +
      'what is left for a client that would have gone on without TLS.',
    takeaway:
      'Here nothing leaks, because no login was on offer. It does not protect against a box ' +
      'that adds the offer itself. Only the client can insist on TLS.',
  },
  'strip-587-required': {
    title: 'STARTTLS stripped, TLS required',
    question: '465 or 587?',
    brief:
      'The box that adds an offer to log in meets a client that requires TLS. Watch where the ' +
      'client stops, and ask yourself what the box could have removed on 465.',
    takeaway:
      'With TLS required on both sides, 587 is as safe as 465: the client stops before it says ' +
      'anything secret. 465 has no offer that could be removed and needs fewer round trips. ' +
      'Where you can choose, take 465; else 587 with TLS required.',
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
  'home-direct-25': {
    title: 'Straight from home on 25',
    question: 'Why did it land in spam?',
    brief:
      'Port 25 is open for once, and a script at home delivers straight to Bob’s server. Watch ' +
      'what the server looks up about the caller, and what it makes of it.',
    takeaway:
      'Accepted is not trusted. The home address has no name and is not in the domain’s SPF ' +
      'record, so nobody vouches for the message. Through the provider the same message comes ' +
      'from an address that has both.',
  },
};

const isScenarioId = (id: string): id is ScenarioId => Object.hasOwn(SCENARIO_TEXTS, id);

/** The words of a scenario. Throws an Error that names the id when there are none. */
export function scenarioText(id: string): ScenarioText {
  if (!isScenarioId(id)) throw new Error(`The scenario ${id} has no words.`);
  return SCENARIO_TEXTS[id];
}

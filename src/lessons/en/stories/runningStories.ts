/**
 * Words of the stories about running a mail server and a network with mail in it. RFC 8314 §4,
 * RFC 5068 §3, §4. Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const RUNNING_STORIES = {
  'enable-submission': {
    title: 'A new Postfix refuses 587',
    question: 'What do I have to enable in Postfix?',
    brief:
      'A mail server was installed, and mail for its users arrives on 25. Its first user sets up ' +
      'a client. Watch how fast the answer on 587 comes, and what it means.',
    takeaway:
      'Refused at once: nothing listens. Postfix opens 587 and 465 when the services submission ' +
      'and submissions are switched on in master.cf, with a login, and TLS required on 587 and ' +
      'at once on 465. 25 stays as it is, for mail coming in.',
  },
  'exim-465': {
    title: 'The same provider on Exim',
    question: 'What do I have to enable in Exim?',
    brief:
      'The provider runs Exim. It tells its services apart by the port a client comes to: ' +
      'daemon_smtp_ports says where it listens, tls_on_connect_ports where TLS comes first. ' +
      'Watch the order of things; only the words are others.',
    takeaway:
      'In Exim, tls_on_connect_ports only says how 465 behaves: the port must be listed in ' +
      'daemon_smtp_ports as well. AUTH is offered in the clear unless auth_advertise_hosts makes ' +
      'it depend on TLS. The protocol, and what a client sees of it, is the same.',
  },
  'firewall-office': {
    title: 'Two offices and their firewalls',
    question: 'Which ports does a firewall open for mail?',
    brief:
      'Alice’s office has no mail server: it closes 25 to the outside and lets 465 and 587 ' +
      'out. Bob’s office has its own MX and lets 25 in. Watch which connection meets which ' +
      'firewall.',
    takeaway:
      'Out: 465 and 587 for everybody, 25 only for a mail server that delivers itself. In: ' +
      '25 only where an MX stands, 465 and 587 only where a server offers submission. An MX ' +
      'behind a closed 25 gets no mail: senders try no other port.',
  },
  'firewall-office-mx': {
    title: 'An office with a mail server of its own',
    question: 'What must be open for an office’s own mail server?',
    brief:
      'This office delivers its mail itself. Its firewall lets 25 out for that one server and ' +
      'keeps it closed for everybody else inside. Watch that the server needs no other port to ' +
      'deliver.',
    takeaway:
      'Out: 25 from the mail server only, since every MX is reached there. In: 25 from anybody, ' +
      'or no mail arrives; 465 and 587 where its users send from outside. Where the access ' +
      'network closes 25, a server has to apply for it or send through a smarthost.',
  },
  'firewall-mx-closed': {
    title: 'An MX behind a closed 25',
    question: 'Is it enough to open 465 and 587 for incoming mail?',
    brief:
      'Bob’s office has opened 465 and 587 to the world and closed 25, since 465 is the secure ' +
      'one. Watch where Alice’s provider knocks, and what becomes of the message.',
    takeaway:
      'Between servers there is no choice of port: an MX record names a host and no port, so ' +
      'senders try 25 and nothing else. With 25 closed the message waits in the sender’s queue ' +
      'and comes back after days. TLS on 25 is STARTTLS, which the MX offers.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

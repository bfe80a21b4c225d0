/**
 * Words of the stories in which somebody on the way does more than listen. RFC 3207 §6.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const ATTACK_STORIES = {
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
  'strip-25-mta-sts': {
    title: 'STARTTLS stripped, and a policy that forbids it',
    question: 'Does MTA-STS help against stripping?',
    brief:
      'The same box, but Bob’s domain publishes an MTA-STS policy. Watch where the relay ' +
      'gets it and what it does when STARTTLS is missing.',
    takeaway:
      'Under “enforce” the mail waits and is not sent in the clear. A certificate alone ' +
      'proves little: without a policy or DNSSEC, even the name of the MX may be forged.',
  },
  'strip-25-dane': {
    title: 'STARTTLS stripped, and DANE demands it',
    question: 'Does DANE help against stripping?',
    brief:
      'Bob’s zone is signed and says which key his MX has. Watch what the relay asks DNS, and ' +
      'what it makes of a reply without STARTTLS.',
    takeaway:
      'A proved TLSA record makes TLS a duty from the first mail on. No authority has to vouch ' +
      'for the key, and an expired certificate is no fault: the key counts.',
  },
  'first-contact-mta-sts': {
    title: 'The first mail under MTA-STS',
    question: 'Does MTA-STS protect the first message?',
    brief:
      'The relay has never sent to Bob’s domain, and somebody keeps back the answer about its ' +
      'policy. Watch how the mail goes.',
    takeaway:
      'What the relay does not know of it cannot obey: the mail goes in the clear. A policy that ' +
      'was fetched once is remembered for as long as it says, so long times are good.',
  },
  'smarthost-587': {
    title: 'A mail server that sends through its provider',
    question: 'Which port for a smarthost?',
    brief:
      'Alice’s own mail server may not use 25, and sends everything through her provider. Watch ' +
      'which port it takes and how it says who it is.',
    takeaway:
      'A smarthost is used like a submission server: 587 or 465, TLS, and a login. The provider ' +
      'then relays on 25 to the MX. Postfix needs relayhost, a password map and encrypt.',
  },
  'null-mx': {
    title: 'A domain that takes no mail',
    question: 'What does an MX record of a single dot mean?',
    brief: 'Bob’s domain says in DNS that it takes no mail at all. Watch how long the relay tries.',
    takeaway:
      'It does not try: a null MX is a clear answer, and the sender hears of it at once. Without ' +
      'it, a domain that has no mail server may cost days of retries.',
  },
  'strip-25-opportunistic': {
    title: 'STARTTLS stripped between servers',
    question: 'Can someone strip STARTTLS between servers?',
    brief:
      'Alice submits on 465, sealed. On the way from her provider to Bob’s MX a box takes ' +
      'STARTTLS out of the reply. Watch what the provider does, and whether anybody is told.',
    takeaway:
      'Between servers TLS is taken when offered, so without the offer the message goes in ' +
      'the clear, and nobody hears of it. Your client’s settings cannot change that. The ' +
      'receiving domain can, with MTA-STS or DANE.',
  },
  'impostor-587-unverified': {
    title: 'An impostor, and no check',
    question: 'Is it safe to ignore certificate warnings?',
    brief:
      'A box on the way answers in the server’s name, and this client does not check ' +
      'certificates. Watch that TLS works, and with whom.',
    takeaway:
      'TLS without a check seals the line to whoever answers. The impostor got the password ' +
      'and the message, and the client reported success. Never switch the check off to make ' +
      'an error go away.',
  },
  'impostor-465-verified': {
    title: 'An impostor meets a client that checks',
    question: 'Does 465 protect against an impostor?',
    brief:
      'The same box answers on 465, and this client checks the certificate. Watch what the ' +
      'impostor cannot show, and what it has learned by then.',
    takeaway:
      '465 cannot be stripped, but only the check keeps impostors out. With TLS from the ' +
      'start and the check on, an attacker can stop the mail and no more.',
  },
  'starttls-injection': {
    title: 'A stranger’s command is run under TLS',
    question: 'Can someone put commands into a session before TLS seals it?',
    brief:
      'A box on the way lets STARTTLS pass and puts a command of its own behind it. The server ' +
      'has an old flaw: it keeps what came in the clear. Watch what the client gets for its EHLO.',
    takeaway:
      'The client took the reply to the stranger’s RSET for the reply to its own EHLO, saw no ' +
      'offers, and gave up. Replies carry no name of their command. A server has to throw away ' +
      'what came before the handshake; then the same box changes nothing. On 465 there is no ' +
      'readable line to put anything in.',
  },
  'starttls-injection-fixed': {
    title: 'The same command is thrown away',
    question: 'What does a server do about commands that came before TLS?',
    brief:
      'The same box puts the same command behind STARTTLS, and this server forgets whatever came ' +
      'in the clear. Watch what the client gets for its EHLO now.',
    takeaway:
      'The injected command was never run, the replies fit their commands, and the message is ' +
      'delivered. RFC 3207 asks both sides to forget what was said before TLS; the buffer is ' +
      'part of that.',
  },
  smuggling: {
    title: 'One message is sent, and two arrive',
    question: 'What is SMTP smuggling?',
    brief:
      'An old relay of Alice’s provider sends one message. In its text stands a dot behind a ' +
      'bare line feed, and commands behind the dot. Watch where Bob’s MX sees the end of the ' +
      'message.',
    takeaway:
      'Only CRLF, dot, CRLF ends a message. The provider passed the bare line feed on as text; ' +
      'the MX took it for the end of a line, so a forged message came with the provider’s good ' +
      'name. With smtpd_forbid_bare_newline = normalize the same octets are one message, and ' +
      'with reject they are refused.',
  },
  'smuggling-fixed': {
    title: 'The hidden message is refused',
    question: 'How does an MX keep smuggled messages out?',
    brief:
      'The same message with the same hidden one, sent to an MX that takes no bare line feeds. ' +
      'Watch the reply after the dot.',
    takeaway:
      'Only CRLF ends a line here, so the dot behind the bare line feed ended nothing, and the ' +
      'message as a whole is refused. Nothing was taken, so nobody can be deceived by it.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

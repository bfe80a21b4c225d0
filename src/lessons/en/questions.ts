/**
 * The questions that people ask about the ports, each with an answer of a few sentences, the
 * clauses behind it and the scenarios that show it. What is to be configured is written as the
 * programs want it. RFC 8314 §3, §7.3, RFC 6409 §3.1, RFC 5068 §3, §4, RFC 5321 §5.1.
 */
import { cite, type Citation } from '../../rfc/citation';
import { EXIM_LINES, FIREWALL_LINES, POSTFIX_LINES, type Configuration } from './configurations';
import type { ScenarioId } from './scenarioText';

export interface Question {
  readonly id: string;
  readonly question: string;
  /** Two to five sentences. */
  readonly answer: string;
  readonly cites: readonly Citation[];
  /** The scenarios that show it, the best one first. */
  readonly scenarios: readonly [ScenarioId, ...ScenarioId[]];
  readonly configurations?: readonly Configuration[];
}

export const QUESTIONS: readonly Question[] = [
  {
    id: '25-or-587',
    question: 'What is the difference between 25 and 587?',
    answer:
      '587 is the way in for a provider’s own users: they log in and, after STARTTLS, hand their ' +
      'mail over under TLS. 25 is the way between servers: the sender’s server finds the ' +
      'recipient’s MX in DNS and connects there, as a rule without a login. A message usually ' +
      'travels both, first 587 or 465 and then 25.',
    cites: [cite('RFC6409', '3.1'), cite('RFC5321', '5.1')],
    scenarios: ['submit-587', 'relay-25'],
  },
  {
    id: '465-history',
    question: 'What is 465 for, and what is its history?',
    answer:
      '465 does the job of 587 with TLS from the first octet: no readable beginning, and no ' +
      'STARTTLS that somebody could take away. It was once assigned as smtps, and that was ' +
      'revoked, because an MX record names no port and servers would have gone on using 25. ' +
      'Clients used it all the same, and RFC 8314 registered it again in 2018 as submissions. ' +
      'For new set-ups it is the recommended one.',
    cites: [cite('RFC8314', '3.3'), cite('RFC8314', '7.3'), cite('RFC9325', '3.2')],
    scenarios: ['submit-465'],
  },
  {
    id: 'why-25-is-blocked',
    question: 'Why is 25 blocked?',
    answer:
      'Compromised machines send spam from it, straight to strangers’ servers. So most access ' +
      'networks close it for their customers, by silence or by a refusal at once. 465 and 587 ' +
      'stay open, because there a login is asked for; an access network must not close 587. No ' +
      'RFC demands that 25 be blocked, and a server that needs it can apply for it.',
    cites: [cite('RFC5068', '4'), cite('RFC5068', '4.1')],
    scenarios: ['isp-drops-25', 'isp-rejects-25'],
  },
  {
    id: 'client-on-25',
    question: 'What if 25 is not blocked: may a client use it?',
    answer:
      'It would speak to strangers’ servers from an address without a name, a reputation, an ' +
      'SPF record or a DKIM signature. Nobody vouches for it, so its mail is refused or lands in ' +
      'the spam folder. The right way is to submit to one’s own provider, on 465 or 587, and to ' +
      'let the provider relay it under its own name.',
    cites: [cite('RFC5068', '3.1'), cite('RFC6409', '3.1'), cite('RFC7208', '2.4')],
    scenarios: ['home-direct-25', 'provider-25'],
  },
  {
    id: '465-or-587',
    question: '465 or 587?',
    answer:
      '465, where client and server both have it: it is recommended for new set-ups, has no ' +
      'readable beginning and needs fewer round trips. 587 is as good in practice when both ' +
      'sides require STARTTLS. What is not good is 587 with TLS “if available”: whoever stands ' +
      'on the way can take the offer out, and the password crosses in the clear.',
    cites: [cite('RFC8314', '3.3'), cite('RFC9325', '3.2'), cite('RFC3207', '6')],
    scenarios: ['strip-587-required', 'submit-465', 'strip-587-opportunistic'],
  },
  {
    id: 'submission-or-relay',
    question: 'What is the difference between submission and relay?',
    answer:
      'Submission: a user or a program hands mail to its own provider, logged in. Relay: one ' +
      'provider hands mail to another on 25, not logged in; its address, its name and its ' +
      'domain’s DNS records have to vouch for it. The language is the same, the trust is not.',
    cites: [cite('RFC6409', '3.1'), cite('RFC5068', '3.1'), cite('RFC5321', '2.1')],
    scenarios: ['relay-25', 'submit-587'],
  },
  {
    id: '465-993-995',
    question: 'What is the difference between 465, 993 and 995?',
    answer:
      'All three begin with TLS, and then other languages are spoken: SMTP on 465, IMAP on 993, ' +
      'POP on 995. 465 and 587 send mail; 993 and 995, and 143 and 110 without TLS at first, ' +
      'fetch it. A client whose outgoing server is set to 993 gets a greeting of IMAP and stops.',
    cites: [cite('RFC8314', '3.1'), cite('RFC8314', '3.2'), cite('RFC8314', '3.3')],
    scenarios: ['imap-port-993', 'submit-465'],
  },
  {
    id: 'mail-client',
    question: 'Which port does a mail client use?',
    answer:
      '465 with “SSL/TLS”, or 587 with “STARTTLS”, at its own provider, with a login. The ' +
      'setting must require TLS, and the check of the certificate stays on. Never 25, which is ' +
      'for servers.',
    cites: [cite('RFC8314', '3.3'), cite('RFC8314', '5.2')],
    scenarios: ['submit-465', 'submit-587', 'provider-gmail'],
  },
  {
    id: 'application',
    question: 'Which port does an application use?',
    answer:
      'The same two: 465, or 587 with STARTTLS required, as its library supports, and a login ' +
      'of its own at the provider. A password reset or an invoice is submitted just as a ' +
      'person’s mail is. It needs no mail server of its own and no port 25.',
    cites: [cite('RFC6409', '3.1'), cite('RFC8314', '3.3')],
    scenarios: ['app-465'],
  },
  {
    id: 'smarthost',
    question: 'Which port does a server behind a provider use?',
    answer:
      '587 with STARTTLS required, or 465, at the provider, with credentials as a client has ' +
      'them. To the provider such a server is a client like any other; the provider relays its ' +
      'mail on 25, under a name that is known. This is called a smarthost, and it is the way ' +
      'out where 25 is closed.',
    cites: [cite('RFC6409', '3.1'), cite('RFC8314', '3.3'), cite('RFC5068', '3.1')],
    scenarios: ['smarthost-587', 'submit-465'],
  },
  {
    id: 'mail-server',
    question: 'Which port does a mail server of its own use?',
    answer:
      '25, to the recipient’s MX, which it finds in DNS. It does not log in there: its address ' +
      'needs a reverse name, and its domain needs records that name it as a sender. TLS is used ' +
      'when the MX offers STARTTLS. Between servers there is no other port, since an MX record ' +
      'cannot name one.',
    cites: [cite('RFC5321', '5.1'), cite('RFC8314', '7.3'), cite('RFC7435', '4')],
    scenarios: ['relay-25', 'mx-fallback'],
  },
  {
    id: 'enable',
    question: 'What do I enable in Postfix and in Exim?',
    answer:
      'Two services for your users: 587 with TLS required and 465 with TLS at once, both with a ' +
      'login and for nobody without one. 25 stays open without a login, for mail coming in. In ' +
      'Postfix each is a service in master.cf; Exim decides by the port it listens on. Versions ' +
      'below TLS 1.2 and weak ciphers are switched off. Hosted providers have all this done.',
    cites: [cite('RFC8314', '4'), cite('RFC6409', '4.3'), cite('RFC8997', '3')],
    scenarios: ['enable-submission', 'exim-465', 'weak-ciphers'],
    configurations: [POSTFIX_LINES, EXIM_LINES],
  },
  {
    id: 'firewall',
    question: 'What do I open in a firewall?',
    answer:
      'Out: 465 and 587 for every client; 25 for nobody but a mail server that delivers itself. ' +
      'In: 25 only where an MX stands, 465 and 587 only where a server offers submission. An MX ' +
      'with 25 closed gets no mail, however open 465 is.',
    cites: [cite('RFC5068', '3.1'), cite('RFC5068', '4.1'), cite('RFC5321', '5.1')],
    scenarios: ['firewall-office', 'firewall-office-mx', 'firewall-mx-closed'],
    configurations: [FIREWALL_LINES],
  },
];

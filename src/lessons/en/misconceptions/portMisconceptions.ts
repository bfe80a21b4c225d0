/** What is told wrongly about the ports. RFC 8314 §3.3, §7.3, RFC 6409 §3.1, RFC 5068 §4. */
import { cite } from '../../../rfc/citation';
import type { Misconception } from './misconception';

export const PORT_MISCONCEPTIONS: readonly Misconception[] = [
  {
    number: 1,
    claim: '465 is deprecated.',
    correction:
      '465 is the registered service submissions since 2018, and TLS from the first octet is the ' +
      'recommended form.',
    cites: [cite('RFC8314', '3.3'), cite('RFC8314', '7.3'), cite('RFC9325', '3.2')],
    at: { rules: ['tcp.established'], ports: [465] },
  },
  {
    number: 2,
    claim: '465 is SMTPS by RFC 8314.',
    correction:
      'RFC 8314 registers it as submissions. The name smtps meant mail between servers, and its ' +
      'registration stays revoked.',
    cites: [cite('RFC8314', '7.3')],
    at: { rules: ['tls.implicit-established'], ports: [465] },
  },
  {
    number: 3,
    claim: '465 was deprecated in favour of STARTTLS.',
    correction:
      'No RFC had specified it. Its registration was revoked because an MX record cannot name a ' +
      'port, so servers would have gone on using 25. Clients never stopped using it.',
    cites: [cite('RFC8314', '7.3')],
    at: { rules: ['handshake.client-hello'], ports: [465] },
  },
  {
    number: 4,
    claim: '465 belongs to mail alone.',
    correction:
      'The registry has a second service on TCP 465, urd, older than the new registration. That ' +
      'two share a number was allowed once, as an exception.',
    cites: [cite('RFC8314', '7.3')],
    at: { rules: ['client.say-ehlo'], ports: [465] },
  },
  {
    number: 5,
    claim: '587 is the secure port.',
    correction:
      '587 begins in the clear, and RFC 6409 only allows STARTTLS there. It is secure when both ' +
      'sides require TLS, and then as secure as 465.',
    cites: [cite('RFC6409', '7'), cite('RFC8314', '3.3')],
    at: { rules: ['session.greet'], ports: [587] },
  },
  {
    number: 6,
    claim: '587 without TLS is fine, since one logs in.',
    correction:
      'A login seals nothing: PLAIN and LOGIN can be read by anybody on the way. Submission in ' +
      'the clear is to be switched off.',
    cites: [cite('RFC8314', '4.1'), cite('RFC4954', '9')],
    at: { rules: ['client.log-in-in-clear'] },
  },
  {
    number: 10,
    claim: 'Port 25 is for clients too.',
    correction:
      'Clients submit on 465 or 587. A provider that still takes its users’ mail on 25 should ' +
      'move them there.',
    cites: [cite('RFC5068', '3.1'), cite('RFC8314', '4')],
    at: { rules: ['tcp.established'], ports: [25], from: 'program' },
  },
  {
    number: 11,
    claim: 'Port 25 is always in the clear.',
    correction: 'Between servers STARTTLS is common: it is used when both sides know it.',
    cites: [cite('RFC7435', '4'), cite('RFC3207', '4')],
    at: { rules: ['handshake.established'], ports: [25] },
  },
  {
    number: 12,
    claim: 'A public MX should enforce STARTTLS.',
    correction:
      'It must not require it for mail to its own users. A domain that wants TLS lets senders ' +
      'enforce it, by MTA-STS or DANE.',
    cites: [cite('RFC3207', '4'), cite('RFC8461', '4'), cite('RFC7672', '2.2')],
    at: { rules: ['starttls.accept'], ports: [25] },
  },
  {
    number: 13,
    claim: 'Providers forward mail to each other on 587 or 465.',
    correction: 'Between servers it is 25, always: an MX record names a host and no port.',
    cites: [cite('RFC8314', '7.3'), cite('RFC5321', '5.1')],
    at: { rules: ['queue.look-up-mx'] },
  },
  {
    number: 34,
    claim: '2525 is an official port for mail.',
    correction:
      'The registry gives it to another service. Providers of mail offer it by custom, as a ' +
      'second 587.',
    cites: [cite('RFC6409', '3.1')],
    at: { rules: ['tcp.established'], ports: [2525] },
  },
  {
    number: 35,
    claim: '110, 143, 993 and 995 send mail.',
    correction: 'They fetch it, by POP and IMAP. Mail is sent by SMTP.',
    cites: [cite('RFC8314', '3.1'), cite('RFC8314', '3.2'), cite('RFC8314', '3.3')],
    at: { rules: ['access.greet', 'access.greet-under-tls'] },
  },
  {
    number: 37,
    claim: 'By RFC, an access network must block 25.',
    correction:
      'BCP 134 takes no position on 25. What it does say is that 587 must not be blocked.',
    cites: [cite('RFC5068', '4'), cite('RFC5068', '4.1')],
    at: {
      rules: ['firewall.drop', 'firewall.reset', 'firewall.prohibit'],
      ports: [25],
      from: 'program',
    },
  },
  {
    number: 40,
    claim: 'RFC 8460 specifies SMTPS and 465.',
    correction: 'RFC 8460 is about reports on TLS between servers. 465 is in RFC 8314.',
    cites: [cite('RFC8460', '1'), cite('RFC8314', '7.3')],
    at: { rules: ['session.ehlo'], ports: [465] },
  },
];

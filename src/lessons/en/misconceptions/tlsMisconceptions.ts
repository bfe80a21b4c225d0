/** What is told wrongly about TLS and logins. RFC 3207 §4, RFC 8314 §3, RFC 4954 §6, RFC 7672. */
import { cite } from '../../../rfc/citation';
import type { Misconception } from './misconception';

export const TLS_MISCONCEPTIONS: readonly Misconception[] = [
  {
    number: 7,
    claim: 'One is the “SSL” port, the other the “TLS” port.',
    correction:
      'Both speak TLS, 1.2 or newer; SSL is banned. What differs is when TLS begins: at once, or ' +
      'after STARTTLS.',
    cites: [cite('RFC9325', '3.1.1'), cite('RFC8314', '3')],
    at: { rules: ['handshake.established'], ports: [465] },
  },
  {
    number: 8,
    claim: 'STARTTLS is a weaker encryption.',
    correction:
      'It is the same TLS with the same ciphers. Weak is the readable beginning, in which ' +
      'somebody can take the offer away or slip in commands.',
    cites: [cite('RFC8314', '3.3'), cite('RFC8314', 'A')],
    at: { rules: ['handshake.established'], ports: [587] },
  },
  {
    number: 9,
    claim: 'STARTTLS is a version of TLS.',
    correction:
      'It is a command of SMTP, answered by 220, 454 or 501. The version of TLS is settled in ' +
      'the handshake that follows.',
    cites: [cite('RFC3207', '4')],
    at: { rules: ['starttls.accept'], ports: [587, 2525] },
  },
  {
    number: 14,
    claim: 'After STARTTLS the session goes on where it was.',
    correction:
      'Everything is forgotten and EHLO is said again. On 587 no second greeting comes; on 465 ' +
      'the only greeting comes inside TLS.',
    cites: [cite('RFC3207', '4.2')],
    at: { rules: ['client.say-ehlo-again'] },
  },
  {
    number: 15,
    claim: 'AUTH must be listed before STARTTLS.',
    correction:
      'A good server lists it only afterwards, so that no client is tempted to send its password ' +
      'in the clear.',
    cites: [cite('RFC3207', '4.2'), cite('RFC4954', '4')],
    at: { rules: ['session.ehlo'], ports: [587, 2525], secured: false },
  },
  {
    number: 16,
    claim: 'Hiding AUTH until TLS prevents the theft of passwords.',
    correction:
      'Not against somebody who can change what passes: the offer is put in on the way. Only a ' +
      'client that insists on TLS and checks the certificate is safe.',
    cites: [cite('RFC3207', '6'), cite('RFC4954', '9'), cite('RFC8314', '5.2')],
    at: { rules: ['box.replace-starttls'] },
  },
  {
    number: 17,
    claim: '465 is faster because of TLS 1.3.',
    correction:
      'It saves two or three round trips over 587 with either version. TLS 1.3 itself saves ' +
      'nothing on 465: the greeting waits for the client’s last flight.',
    cites: [cite('RFC8446', '2'), cite('RFC5246', '7.3')],
    at: { rules: ['auth.accept'], ports: [465] },
  },
  {
    number: 18,
    claim: 'A wrong password is answered by 530.',
    correction:
      '530 says that something has to come first. A wrong password is 535 5.7.8; a server that ' +
      'cannot check right now says 454 4.7.0.',
    cites: [cite('RFC4954', '6')],
    at: { rules: ['auth.refuse'] },
  },
  {
    number: 19,
    claim: '535 means the wrong port, and 538 asks for TLS.',
    correction:
      '535 means wrong credentials. 538 is history: a server of today does not offer a mechanism ' +
      'that it would not take.',
    cites: [cite('RFC4954', '6')],
    at: { rules: ['client.login-refused'] },
  },
  {
    number: 30,
    claim: 'A valid certificate on the MX proves that it is the right server.',
    correction:
      'The name of the MX came from DNS, and without DNSSEC or MTA-STS it may be forged. A ' +
      'certificate for a forged name proves nothing.',
    cites: [cite('RFC7672', '1.3.2')],
    at: { rules: ['handshake.server-flight'], ports: [25] },
  },
  {
    number: 33,
    claim: 'TLS makes mail end-to-end encrypted.',
    correction:
      'TLS seals one leg. Each server on the way has the message as it was written, and the next ' +
      'leg is sealed anew, or not.',
    cites: [cite('RFC3207', '6')],
    at: { rules: ['queue.accept'], from: 'program' },
  },
  {
    number: 36,
    claim: '“Wrong version number” means an old TLS.',
    correction:
      'As a rule TLS was spoken to a port that begins in the clear, such as 587 with the setting ' +
      'for 465.',
    cites: [cite('RFC8446', '5.1')],
    at: { rules: ['handshake.wrong-version-number'] },
  },
];

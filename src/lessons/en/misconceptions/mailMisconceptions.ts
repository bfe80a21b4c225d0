/** What is told wrongly about replies, delivery and identity. RFC 5321 §4, §6, RFC 7208 §2. */
import { cite } from '../../../rfc/citation';
import type { Misconception } from './misconception';

export const MAIL_MISCONCEPTIONS: readonly Misconception[] = [
  {
    number: 20,
    claim: '550 means that the user does not exist.',
    correction:
      '550 is any refusal by the receiver, also of policy and of relaying. The enhanced code ' +
      'behind it says which: 5.1.1 is the unknown user.',
    cites: [cite('RFC5321', '4.2.2'), cite('RFC5321', '7.9'), cite('RFC3463', '3.2')],
    at: { rules: ['recipient.unknown-user', 'recipient.relay-denied'] },
  },
  {
    number: 21,
    claim: 'A code that begins with 4 means that the mail has failed.',
    correction:
      'It means not now. The queue keeps the message and tries again, as a rule for four or ' +
      'five days.',
    cites: [cite('RFC5321', '4.2.1'), cite('RFC5321', '4.5.4.1')],
    at: { rules: ['queue.defer'], detail: /(?:^|[ :])4\d\d[ -]/u },
  },
  {
    number: 22,
    claim: '552 means too many recipients.',
    correction: 'Too many recipients is 452. 552 is about size: of a message, or of a mailbox.',
    cites: [cite('RFC5321', '4.5.3.1.10'), cite('RFC1870', '6')],
    at: { rules: ['mail.too-large', 'data.too-large'] },
  },
  {
    number: 23,
    claim: 'A line feed, a dot and a line feed end a message.',
    correction:
      'Only CRLF, a dot and CRLF do. A server that takes other line ends lets somebody smuggle a ' +
      'second message in.',
    cites: [cite('RFC5321', '4.1.1.4'), cite('RFC5321', '2.3.8')],
    at: { rules: ['data.start'] },
  },
  {
    number: 24,
    claim: 'The name in EHLO must match the reverse name, or mail is refused.',
    correction:
      'A server must not refuse mail because the name and the address do not match. A look at ' +
      'the reverse name is a receiver’s own policy.',
    cites: [cite('RFC5321', '4.1.4'), cite('RFC8601', '3')],
    at: { rules: ['client.say-ehlo'], ports: [25] },
  },
  {
    number: 25,
    claim: 'SPF checks the From header.',
    correction:
      'SPF looks at the name in HELO and at MAIL FROM. What a reader sees as From is tied to it ' +
      'by DMARC only.',
    cites: [cite('RFC7208', '2.3'), cite('RFC7208', '2.4'), cite('RFC7489', '3.1.2')],
    at: { rules: ['receiver.look-up-spf'] },
  },
  {
    number: 26,
    claim: 'DMARC needs SPF and DKIM.',
    correction:
      'One of the two is enough, if it passes for the domain in From. That a large provider asks ' +
      'bulk senders for both is its own rule.',
    cites: [cite('RFC7489', '3.1')],
    at: { rules: ['receiver.look-up-dmarc'] },
  },
  {
    number: 27,
    claim: 'p=reject obliges receivers to reject.',
    correction:
      'It is a request. What is done with a message is each receiver’s decision, and RFC 9989 ' +
      'says that it should not be refused for that alone.',
    cites: [cite('RFC7489', '6.7')],
    at: { rules: ['receiver.refuse-message'] },
  },
  {
    number: 28,
    claim: '5.7.26 is the DMARC code, and DMARC is RFC 7489.',
    correction:
      '5.7.26 means that several checks of the sender failed. There is no code for DMARC alone, ' +
      'and since May 2026 DMARC is RFC 9989.',
    cites: [cite('RFC7372', '3.4')],
    at: { rules: ['message.against-policy'] },
  },
  {
    number: 29,
    claim: 'With pct= a DMARC policy is turned up step by step.',
    correction:
      'RFC 9989 has removed the tag. In its place stands t=y, which asks for one step less than ' +
      'the policy says.',
    cites: [cite('RFC7489', '6.3')],
    at: { rules: ['receiver.refuse-message'] },
  },
  {
    number: 31,
    claim: 'MTA-STS protects the first message.',
    correction:
      'A sender trusts what it learns at first contact. Whoever stands there at that moment can ' +
      'hide the policy.',
    cites: [cite('RFC8461', '10.2')],
    at: { rules: ['queue.no-policy'] },
  },
  {
    number: 32,
    claim: 'DANE needs a certificate from an authority that has not expired.',
    correction:
      'With the usual record the certificate is known by its key: names, dates and authorities ' +
      'are not looked at.',
    cites: [cite('RFC7672', '3.1.1')],
    at: { rules: ['queue.look-up-tlsa'] },
  },
  {
    number: 38,
    claim: 'The sender hears of an error directly from the last server.',
    correction:
      'After its 250 the server that accepted the message owes the sender a notice, and sends it ' +
      'as a mail to the address in MAIL FROM.',
    cites: [cite('RFC5321', '6.1')],
    at: { rules: ['queue.bounce'] },
  },
  {
    number: 39,
    claim: 'VRFY that is switched off is answered by 502.',
    correction:
      'The answer that the standard wants is 252: the server does not say, and takes the mail. ' +
      'Postfix says 502 all the same.',
    cites: [cite('RFC5321', '7.3'), cite('RFC5321', '3.5.3')],
    at: { notShown: 'no client of today says VRFY; the terminal’s talk command shows it' },
  },
];

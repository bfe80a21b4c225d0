/**
 * Words of the stories about what TLS and certificates protect. RFC 8314 §3, RFC 9325 §3.1.1.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const SECURITY_STORIES = {
  'expired-certificate': {
    title: 'An expired certificate',
    question: 'What happens when the certificate has expired?',
    brief:
      'The server’s certificate ran out. Everything else is right. Watch how far the client ' +
      'gets, and that the server hears no login.',
    takeaway:
      'A client that checks certificates stops at an expired one before it logs in. Renewing ' +
      'it is the server’s task. To switch the check off is no remedy: then the client would ' +
      'also accept an impostor.',
  },
  'wrong-name-certificate': {
    title: 'A certificate for another name',
    question: 'What does “hostname mismatch” mean?',
    brief:
      'Alice typed mail.example.org. That name leads to the right server, but its ' +
      'certificate says smtp.example.org. Watch which two names are compared.',
    takeaway:
      'A certificate is checked against the name in the settings, not against the address ' +
      'the name leads to. The remedy is to enter the provider’s own host name, or a ' +
      'certificate that lists both names.',
  },
  'old-tls': {
    title: 'A client from the days of TLS 1.0',
    question: 'Why does an old mail program no longer connect?',
    brief:
      'This client knows TLS 1.0 and nothing newer, and the server takes 1.2 or more. Watch who ' +
      'notices, what it says, and what the client has given away by then.',
    takeaway:
      'TLS 1.0 and 1.1 are withdrawn; for mail 1.2 is the least. The server ends the handshake ' +
      'with an alert, and no password is sent. Update the client. A server that lowers its floor ' +
      'for one old client lowers it for all.',
  },
  'weak-ciphers': {
    title: 'A scanner with worn-out ciphers',
    question: 'Why does the office scanner no longer send mail?',
    brief:
      'A scanner speaks TLS 1.2, on the right port, with the right password. Of ciphers it knows ' +
      'RC4 and 3DES. Watch how much the server says about what is wrong.',
    takeaway:
      'A version in common is not enough: both ends also need a cipher in common, and servers ' +
      'have dropped the weak ones. The client sees “handshake failure”, the server’s log says ' +
      '“no shared cipher”. New firmware for the device is the remedy.',
  },
  'auth-before-tls': {
    title: 'A login before TLS',
    question: 'Is 587 without TLS good enough with a login?',
    brief:
      'This client uses no TLS, and this server offers AUTH in the clear, as Postfix does ' +
      'unless smtpd_tls_auth_only is set. Watch what the Wi-Fi can read when the client logs ' +
      'in.',
    takeaway:
      'A login does not seal anything: AUTH PLAIN and LOGIN are only spelled in base64, and ' +
      'anybody undoes it. 587 is not secure by its number. Require TLS in the client, and ' +
      'AUTH under TLS only on the server.',
  },
  'relay-25-plaintext': {
    title: 'Server to server without TLS',
    question: 'Is port 25 always readable?',
    brief:
      'Bob’s MX offers no STARTTLS. Alice’s server delivers all the same, as most servers ' +
      'do. Watch who between the two can read the whole message.',
    takeaway:
      '25 is sealed when both servers can, and readable when one cannot; the mail goes ' +
      'through either way. TLS on the way to your own provider says nothing about this ' +
      'second part.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

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

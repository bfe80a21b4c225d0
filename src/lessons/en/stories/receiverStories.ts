/**
 * Words of the stories about what a receiver makes of mail. RFC 7208 §2.2, RFC 5321 §7.9.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const RECEIVER_STORIES = {
  'home-direct-25': {
    title: 'Straight from home on 25',
    question: 'Why did it land in spam?',
    brief:
      'Port 25 is open for once, and a script at home delivers straight to Bob’s server. Watch ' +
      'what the server looks up about the caller, and what it makes of it.',
    takeaway:
      'Accepted is not trusted. The home address has no name, the domain’s SPF record does not ' +
      'allow it, and nobody has signed: nothing proves the domain in From. Its DMARC policy asks ' +
      'for refusal; this receiver uses the spam folder instead, as it may. Through the provider ' +
      'the same message comes from an address that has a name and is allowed.',
  },
  'relay-denied': {
    title: 'A stranger asks an MX to pass mail on',
    question: 'What does “Relay access denied” mean?',
    brief:
      'A script hands Bob’s MX a message for another domain. Watch that MAIL is accepted, ' +
      'and what the server asks about the recipient.',
    takeaway:
      'A server on 25 takes mail for its own domains only. Who wants mail passed on has to ' +
      'log in at their own provider, on 465 or 587. A server without this rule is an open ' +
      'relay, and spam would be sent through it within hours.',
  },
  'spf-fail': {
    title: 'A sender’s domain that does not know this address',
    question: 'What does “SPF fail - not authorized” mean?',
    brief:
      'A script at a stranger’s server gives alice@example.org as the sender. Watch what the MX ' +
      'asks DNS before it answers RCPT, and how little of the message has come by then.',
    takeaway:
      'The domain of the sender says in DNS which addresses may send for it, and this one may ' +
      'not. SPF can be judged as early as MAIL and RCPT, so the refusal comes before the ' +
      'message. It looks at the envelope only: a forged From passes it. Mail that was passed ' +
      'on by somebody else fails it too, for all its honesty.',
  },
  'signed-then-changed': {
    title: 'A footer breaks the signature',
    question: 'Why does DKIM fail though nobody forged anything?',
    brief:
      'Alice’s provider signs her message, and a filter of the same provider adds a footer ' +
      'afterwards. Watch what the MX counts anew, and whether it matters.',
    takeaway:
      'DKIM says whether the signed parts are the ones that were sent; it does not ask who ' +
      'changed them, or why. A signature that does not fit is as good as none. Here SPF still ' +
      'proves the domain in From, and for DMARC one of the two is enough. Sign last.',
  },
  'spoofed-dmarc-reject': {
    title: 'In somebody else’s name: refused by DMARC',
    question: 'Why is “rejected by DMARC policy” said when SPF passes?',
    brief:
      'A script at a stranger’s server sends Bob a message From: ceo@example.com. The envelope ' +
      'names the stranger’s own domain, so SPF passes. Watch which domain each check looks at, ' +
      'and when the answer comes.',
    takeaway:
      'SPF looks at the envelope, a reader at From. DMARC ties the two: SPF or DKIM, one is ' +
      'enough, must pass for the domain in From. Here neither does. That domain asks for ' +
      'refusal, and this receiver does as it asks; no standard obliges it to.',
  },
} as const satisfies Readonly<Record<string, ScenarioText>>;

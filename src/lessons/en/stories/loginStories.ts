/**
 * Words of the stories about ways to log in without sending a password. RFC 7628, RFC 7677.
 * Each answers the question that brings a person to the story.
 */
import type { ScenarioText } from '../scenarioText';

export const LOGIN_STORIES = {
  'submit-587-oauth': {
    title: 'A login by token on 587',
    question: 'What is “OAuth2” in a mail client’s settings?',
    brief:
      'Alice’s client holds a token of her provider in the place of her password. Watch where it ' +
      'appears on the wire, and that nothing before or after the login is different.',
    takeaway:
      'OAuth changes what is shown at the login, not the port and not TLS. The password is typed ' +
      'at the provider’s own page; the mail program gets a token that runs out and can be taken ' +
      'back. On the wire the token is as secret as a password.',
  },
  'expired-token': {
    title: 'A token that has run out',
    question: 'The password is right: why does the login fail all the same?',
    brief:
      'The same client with yesterday’s token. Watch the reply to it: a 334, which looks like a ' +
      'question, and what it says when it is decoded.',
    takeaway:
      'A refused token is told in two steps: a 334 with the reason, an empty answer, then 535. ' +
      'The remedy is a new token, which programs fetch by themselves, or to sign in at the ' +
      'provider once more.',
  },
  'impostor-scram': {
    title: 'An impostor is asked for a proof',
    question: 'Is there a login that gives nothing away?',
    brief:
      'A box answers in the server’s name, and this client does not check certificates. It logs ' +
      'in by SCRAM. Watch what the impostor has in its hands when the client leaves.',
    takeaway:
      'With SCRAM both sides prove that they know the password, and neither sends it. The ' +
      'impostor could not, so the client left. It protects the password only: an impostor that ' +
      'offers nothing but PLAIN meets clients that take it. Check certificates all the same.',
  },
} satisfies Readonly<Record<string, ScenarioText>>;

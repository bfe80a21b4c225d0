/**
 * Lessons of the ways to log in that prove something or that carry a token, and of what can go
 * wrong with them on either side. RFC 5802 §3, RFC 7628 §3.2, RFC 4954 §4, §6.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName, isImpostor, serverName } from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Server = (facts: StepFacts): string => atStart(serverName(facts));

const Client = (facts: StepFacts): string => atStart(clientName(facts));

function prove(facts: StepFacts): Explanation {
  if (isImpostor(facts)) {
    return lesson(
      'The impostor owes a proof, and makes one up',
      text`${lineOf(facts, 'The reply')} should prove that this server knows the password. Whoever
        answers here does not know it, so the proof cannot be right.`,
    );
  }
  return lesson(
    'The server proves that it knows the password too',
    text`${lineOf(facts, 'The reply')} is no question. It is computed from the password, and only
      the right server can have done that.`,
    text`The reply 235 cannot carry it, so it comes in one more 334, and the client answers with an
      empty line.`,
  );
}

export const MECHANISM_LESSONS = {
  'auth.prove': prove,
  'auth.token-refused': (facts) =>
    lesson(
      'A 334 can mean no: the token is not taken',
      text`${lineOf(facts, 'The reply')} looks like a question. Decoded, it says why the token was
        refused, and perhaps where to get another one. The refusal with its code, 535, follows when
        the client has taken note.`,
      text`Tokens run out, often after an hour. A program fetches a new one by itself and logs in
        again; its user sees nothing of it.`,
    ),
  'auth.unavailable': (facts) =>
    lesson(
      'Nobody can say at the moment whether the login is right',
      text`${lineOf(facts, 'The reply')}: a code that begins with 4 says that the server is to
        blame. The password may be right; to ask for it again would only mislead.`,
    ),
  'auth.no-logins': (facts) =>
    lesson(
      'The server has no way to log in to offer, and dies of it',
      text`${Server(facts)} should take logins here, and its login server does not answer or has
        nothing left to offer. It closes without a word.`,
      text`From outside this looks like a broken network. The reason stands in the server’s log.`,
    ),
  'auth.too-long': (facts) =>
    lesson(
      'A line of a login may be long, but not endless',
      text`${lineOf(facts, 'The refusal')}: RFC 4954 found 12288 octets enough. Tokens with much in
        them can come near.`,
    ),
  'auth.bad-name': (facts) =>
    lesson(
      'The name of a way to log in has letters, digits, - and _',
      text`${lineOf(facts, 'The refusal')}: with another character in it, it cannot be one.`,
    ),
  'auth.unexpected-initial': (facts) =>
    lesson(
      'Here the server speaks first',
      text`${lineOf(facts, 'The refusal')}: this way of logging in begins with a question of the
        server, so there is nothing yet that the client could answer.`,
    ),
  'client.end-refused-login': (facts) =>
    lesson(
      'The client takes note that its token was refused',
      text`${Client(facts)} answers with ${lineOf(facts, 'an empty line')} and waits for the refusal
        itself. There is nothing to say: a new token makes a new login.`,
    ),
  'client.cancel-login': (facts) =>
    lesson(
      'The client stops: this is not the server that knows the password',
      text`${lineOf(facts, 'The line')} gives the login up. What the server sent does not fit the
        password, so it is not the right one, whatever its certificate says.`,
      text`The password has not been sent. With PLAIN it would be lost by now.`,
    ),
  'client.server-unproved': (facts) =>
    lesson(
      'A yes without a proof is worth nothing',
      text`${Client(facts)} was told that its login is right, but the server has not shown that it
        knows the password. ${Client(facts)} leaves before it says anything about the message.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

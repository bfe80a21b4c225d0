/**
 * Lessons of a server's side of the login. What a login is for is said where it succeeds: it makes
 * the difference between submission and relay. RFC 4954 §4, §6, RFC 6409 §4.3.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName, isImpostor, replyCode, serverName } from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Server = (facts: StepFacts): string => atStart(serverName(facts));

function accept(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'The reply');
  if (isImpostor(facts)) {
    return lesson(
      'The impostor says yes to any password, and now it has one',
      text`${line} did not come from the server. Whoever answers in its place accepts every login:
        the password is all it wants.`,
    );
  }
  return lesson(
    'The login makes it submission: the server knows who is sending',
    text`After ${line} ${serverName(facts)} takes mail for any address in the world from
      ${clientName(facts)}, because it knows whom to hold responsible.`,
    facts.secured
      ? null
      : text`The login was made without TLS. Whoever listened can log in as well.`,
  );
}

function refuse(facts: StepFacts): Explanation {
  return lesson(
    'The login is wrong; the port and TLS are right',
    text`In ${lineOf(facts, 'this refusal')} the code ${wire(replyCode(facts), 'at the beginning')}
      speaks about login and password and about nothing else. It does not say which of the two is
      wrong, so that nobody can find out names by trying.`,
    text`Many servers let the client wait for this answer, to make guessing slow.`,
  );
}

const badBase64 = (facts: StepFacts): Explanation =>
  lesson(
    'A login must be written in Base64',
    text`${lineOf(facts, 'The refusal')}: what came could not be decoded, so no password was
      compared.`,
  );

export const SERVER_LOGIN_LESSONS = {
  'auth.challenge': (facts) =>
    lesson(
      'The server asks for the next part of the login',
      text`${lineOf(facts, 'The reply')} means: go on. What follows the code is a question in
        Base64, or nothing when the way of logging in needs none.`,
    ),
  'auth.check': (facts) =>
    lesson(
      'The server compares login and password',
      text`${Server(facts)} asks its own list of users. Until it has an answer, it reads no further
        command.`,
    ),
  'auth.accept': accept,
  'auth.refuse': refuse,
  'auth.cancel': (facts) =>
    lesson(
      'A lone asterisk takes the login back',
      text`${lineOf(facts, 'The reply')}: the login was given up before it was complete. The
        connection goes on.`,
    ),
  'auth.bad-initial-base64': badBase64,
  'auth.bad-base64': badBase64,
  'auth.bad-mechanism': (facts) =>
    lesson(
      'This way of logging in is not on the list',
      text`${lineOf(facts, 'The refusal')}: only what stands behind AUTH in the reply to EHLO may be
        used.`,
    ),
  'auth.syntax': (facts) =>
    lesson(
      'AUTH needs the name of a way to log in',
      text`${lineOf(facts, 'The reply')} says what the command looks like.`,
    ),
  'auth.already': (facts) =>
    lesson(
      'One login for each connection',
      text`${lineOf(facts, 'The refusal')}: whoever wants to be somebody else opens a new
        connection.`,
    ),
  'auth.in-transaction': (facts) =>
    lesson(
      'It is too late to log in: an envelope is open',
      text`${lineOf(facts, 'The refusal')}: a login comes before MAIL, or after the message.`,
    ),
  'auth.not-enabled': (facts) =>
    lesson(
      facts.port === 25 ? 'There is no login on 25' : 'There is no login at this moment',
      text`${lineOf(facts, 'The refusal')}. ${
        facts.port === 25
          ? 'Servers bring mail here for the domain’s own users, and nobody logs in to do so.'
          : facts.secured
            ? 'AUTH was not on the list.'
            : 'AUTH was not on the list. Many servers offer it only under TLS.'
      }`,
    ),
  'auth.helo-first': (facts) =>
    lesson(
      'First the hello, then the login',
      text`${lineOf(facts, 'The refusal')}: before EHLO nothing has been offered.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

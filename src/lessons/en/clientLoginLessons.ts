/**
 * Lessons of a client's side of the login. Base64 hides nothing, so everything depends on whether
 * the line is sealed. RFC 4954 §4, §6, §9, RFC 8314 §3.3, §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName } from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Client = (facts: StepFacts): string => atStart(clientName(facts));

function logIn(facts: StepFacts): Explanation {
  const { certificate, credentials, mechanism, recordOctets } = facts;
  const unchecked =
    certificate?.checked === false
      ? text`Nobody has checked who is at the other end, so it may be the wrong one who gets it.`
      : null;
  const size = recordOctets === null ? 'a TLS record' : `a TLS record of ${recordOctets} octets`;
  if (credentials === null && mechanism?.startsWith('SCRAM-') === true) {
    return lesson(
      'This way of logging in never sends the password',
      text`${wire(mechanism, 'The mechanism')} begins with the name and a random number. What
        follows are proofs computed from the password, in both directions.`,
      unchecked,
    );
  }
  if (credentials === null) {
    return lesson(
      'The login begins only once the line is sealed',
      text`${Client(facts)} names the way it wants to log in, ${lineOf(facts, 'AUTH')}. The server
        will ask for what it needs, line by line.`,
      unchecked,
    );
  }
  if (credentials.isToken) {
    return lesson(
      'A token in the place of the password travels only once the line is sealed',
      text`This one line carries the login ${wire(credentials.user, 'of the user')} and a bearer
        token, ${wire(credentials.password, 'fetched beforehand')}. The token came from the
        provider’s authorization server, where the password was typed in a browser; this program
        never saw it.`,
      text`A token can be taken back and runs out by itself. Until then it opens the account to
        whoever holds it, so it needs TLS as much as a password does.`,
      unchecked,
    );
  }
  return lesson(
    'The password travels only once the line is sealed',
    text`This one line carries login and password. Base64 hides nothing: decoded, it says
      ${wire(credentials.user, 'the login')} and ${wire(credentials.password, 'the password')}. TLS
      is what protects it: on the way it is ${size} and nothing more.`,
    unchecked,
  );
}

function logInInClear(facts: StepFacts): Explanation {
  const { credentials, interference } = facts;
  const readable =
    credentials === null
      ? text`The login begins without TLS: login and password will follow readable.`
      : text`Everybody on the way reads ${wire(credentials.user, 'the login')} and
        ${wire(credentials.password, 'the password')}. Base64 is a spelling, not encryption.`;
  if (interference !== null && interference.way !== 'injected-after-starttls') {
    return lesson(
      '“Use TLS if available” just gave the password away',
      readable,
      text`The offer of STARTTLS never reached ${clientName(facts)}, so it went on without. A client
        that requires TLS would have stopped, and on 465 there is no offer to remove.`,
    );
  }
  return lesson(
    'This line is not sealed, and the password is in it',
    readable,
    text`Nothing was attacked here: the client was allowed to log in without TLS, and the server
      took it. RFC 8314 wants such logins to end.`,
  );
}

/** Ways to log in in which the client proves that it knows the password and does not send it. */
const PROOFS: ReadonlySet<string> = new Set([
  'CRAM-MD5',
  'DIGEST-MD5',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
]);

function proof(facts: StepFacts): Explanation {
  return lesson(
    'The answer proves that the password is known, and does not say it',
    text`${lineOf(facts, 'The line')} is computed from the password and from what the server has
      just said. It fits this one login and no other, so to repeat it is of no use.`,
    facts.secured
      ? null
      : text`Whoever reads along cannot log in with it, but can try out passwords against it at
        leisure. A weak password is found that way.`,
  );
}

function answerChallenge(facts: StepFacts): Explanation {
  const { credentials, mechanism } = facts;
  if (credentials === null && mechanism !== null && PROOFS.has(mechanism)) return proof(facts);
  const decoded =
    credentials === null
      ? text`${lineOf(facts, 'The line')} is Base64, a spelling that anybody can undo.`
      : text`${lineOf(facts, 'The line')} is Base64, a spelling that anybody can undo: it says
        ${wire(credentials.password, 'the password')}.`;
  return facts.secured
    ? lesson(
        'The answer to the server’s question travels under TLS',
        decoded,
        text`What protects it is TLS and nothing else.`,
      )
    : lesson(
        'The answer to the server’s question can be read by everybody on the way',
        decoded,
        text`Without TLS this part of the login is public.`,
      );
}

function loginMissing(facts: StepFacts): Explanation {
  const { interference, port, secured } = facts;
  if (interference?.way === 'injected-after-starttls') {
    return lesson(
      'The client sees no AUTH, in a reply that may belong to a stranger’s command',
      text`A box put ${wire(interference.added[0], 'a command')} in before TLS. A server that runs
        it under TLS answers it first, and that reply offers nothing; the one that offers AUTH
        comes one place too late. ${Client(facts)} takes the first for the reply to EHLO and
        leaves.`,
      text`TLS and a right certificate do not help: neither says which command a reply is for.`,
    );
  }
  if (interference !== null) {
    return lesson(
      'No AUTH is offered without TLS, so no password was sent',
      text`This server offers AUTH only under TLS, and a box on the way has kept TLS from coming
        about. ${Client(facts)} needs a login, finds no way to make one and leaves.`,
      text`The server’s caution helped here, and it can be got round: a box that adds an offer of
        AUTH gets the password. Only a client that requires TLS is safe.`,
    );
  }
  if (port === 25) {
    return lesson(
      'Port 25 takes no logins, so a client has no business here',
      text`The reply offers no AUTH. On 25 servers take mail for their own users, and nobody logs
        in. ${Client(facts)} wants to log in and leaves; its provider’s 587 or 465 is what it
        needs.`,
    );
  }
  return lesson(
    'The server offers no login that this client can make',
    text`${Client(facts)} is set up to log in, and the reply does not offer its way of doing so.
      ${
        secured
          ? 'It leaves before it names a sender.'
          : 'Many servers offer AUTH only under TLS. It leaves before it names a sender.'
      }`,
  );
}

function loginRefused(facts: StepFacts): Explanation {
  return lesson(
    'Without a login there is no mail, so the client leaves',
    text`${Client(facts)} does not go on after the refusal. The message was never offered: sender
      and recipient come after the login.`,
    facts.exposed.credentials
      ? text`The refusal came after the password: whoever listens on the way has read it by now.`
      : null,
  );
}

function noUsableMechanism(facts: StepFacts): Explanation {
  return lesson(
    'A login is offered, and none that this client would make here',
    text`${Client(facts)} knows other ways to log in than the server offers, or it keeps the ones
      that give the password away for sealed lines. It leaves before it names a sender.`,
    facts.secured
      ? null
      : text`PLAIN and LOGIN hand the password over as it is. A careful program uses them under TLS
          only.`,
  );
}

function tryNextMechanism(facts: StepFacts): Explanation {
  return lesson(
    'Refused once, the client tries its next way to log in',
    text`${Client(facts)} goes on with ${lineOf(facts, 'AUTH')}. The same wrong password will fare
      no better another way, and each try counts at the server as an error.`,
  );
}

export const CLIENT_LOGIN_LESSONS = {
  'client.log-in': logIn,
  'client.log-in-in-clear': logInInClear,
  'client.answer-challenge': answerChallenge,
  'client.login-missing': loginMissing,
  'client.no-usable-mechanism': noUsableMechanism,
  'client.try-next-mechanism': tryNextMechanism,
  'client.login-refused': loginRefused,
} satisfies Partial<Record<RuleId, Lesson>>;

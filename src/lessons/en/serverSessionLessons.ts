/**
 * Lessons of a server's side: greeting, EHLO, TLS and everything that is not login or mail. What
 * port 25, 465 and 587 are for shows in how each begins. RFC 5321 §3.1, §4.1, RFC 3207 §4,
 * RFC 8314 §3.3.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { interferedReply } from './boxLessons';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import {
  atStart,
  clientName,
  duration,
  isRelay,
  isSecondLeg,
  offerOf,
  portName,
  replyCode,
  serverName,
} from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const codeOf = (facts: StepFacts, otherwise: string) => wire(replyCode(facts), otherwise);

const Server = (facts: StepFacts): string => atStart(serverName(facts));

function greet(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'A greeting');
  if (isRelay(facts)) {
    return lesson(
      'Port 25 greets whoever calls, in the clear',
      text`${line} is how ${serverName(facts)} opens every conversation. On 25 it must talk to
        strangers: anybody may have mail for its users. TLS can follow, if both sides have it.`,
    );
  }
  if (facts.port === 25) {
    return lesson(
      'On 25 a provider waits for other servers, not for its users',
      text`${line} comes from the port where mail from outside arrives. The provider’s own users
        have 587 and 465.`,
    );
  }
  return lesson(
    'The server speaks first, and on this port everybody can listen',
    text`${line} is the greeting. A connection to ${String(facts.port ?? 'this port')} starts in the
      clear, so what is said until STARTTLS can be read, and changed, by everybody on the way.`,
  );
}

function ehloUnderTls(facts: StepFacts): Explanation {
  const auth = offerOf(facts, 'AUTH');
  if (auth !== null) {
    return lesson(
      'Under TLS the server offers a login',
      text`${wire(auth, 'AUTH')} names the ways in which a client may log in. Under TLS nobody on
        the way can change this offer, or read what is answered to it.${
          facts.port === 587 ? ' Before TLS this server did not make it.' : ''
        }`,
    );
  }
  return isRelay(facts)
    ? lesson(
        'Under TLS as before: no login between servers',
        text`The list comes sealed now, and there is still no AUTH on it. STARTTLS is gone from it,
          since TLS is up.`,
      )
    : lesson(
        'Even under TLS, no login is offered',
        text`TLS is up and there is no AUTH on the list.${
          facts.port === 25 ? ' On port 25 this server takes mail for its own users only.' : ''
        }`,
      );
}

function ehloInClear(facts: StepFacts): Explanation {
  const starttls = offerOf(facts, 'STARTTLS');
  const auth = offerOf(facts, 'AUTH');
  if (auth !== null) {
    return lesson(
      'A login is on offer although the line is open',
      text`${wire(auth, 'AUTH')} stands in a reply that everybody on the way can read. A client that
        takes it up now gives its password away.`,
    );
  }
  if (isRelay(facts)) {
    return lesson(
      starttls === null ? 'The MX offers no TLS and no login' : 'The MX offers TLS and no login',
      text`Servers that bring mail do not log in on 25, so there is no AUTH on the list.`,
      starttls === null
        ? text`Without it the mail can only go in the clear, or not at all.`
        : text`${wire(starttls, 'STARTTLS')} is on it: the line can be sealed if the caller
          wants.`,
    );
  }
  if (facts.port === 25) {
    return lesson(
      'What is missing in this list is a login',
      text`Each line names something the server can do. There is no AUTH among them: on 25 a
        provider takes mail from other servers, and they do not log in.`,
    );
  }
  return starttls === null
    ? lesson(
        'The server offers neither TLS nor a login',
        text`Each line after the first names something it can do. What a client needs in order to
          send safely is not among them.`,
      )
    : lesson(
        'TLS is on offer; a login is not, as long as the line is open',
        text`${wire(starttls, 'STARTTLS')} is on the list, AUTH is not. This server does not want to
          hear a password that others could hear too; it will offer the login under TLS.`,
      );
}

function ehlo(facts: StepFacts): Explanation {
  if (facts.secured) return ehloUnderTls(facts);
  return facts.interference === null ? ehloInClear(facts) : interferedReply(facts);
}

export const SERVER_SESSION_LESSONS = {
  'session.greet': greet,
  'session.expect-handshake': (facts) =>
    lesson(
      'On 465 the server says nothing until TLS is up',
      text`${Server(facts)} waits for a ClientHello. A greeting in the clear does not exist on this
        port.`,
    ),
  'session.unreadable': (facts) =>
    lesson(
      'The server takes the octets of TLS for a command and cannot read it',
      text`${lineOf(facts, 'The refusal')} is its answer to a ClientHello.
        ${atStart(portName(facts))} expects lines of SMTP at this moment, so each side took the
        other’s language for its own.`,
    ),
  'session.ehlo': ehlo,
  'session.helo': (facts) =>
    lesson(
      'HELO is answered with a name and no list',
      text`${lineOf(facts, 'The reply')} is all there is: without a list no extension may be used,
        so no TLS and no login.`,
    ),
  'session.ehlo-syntax': (facts) =>
    lesson(
      'EHLO needs a name after it',
      text`${lineOf(facts, 'The reply')} says what is missing. A client gives its own host name, or
        its address in brackets.`,
    ),
  'session.quit': (facts) =>
    lesson(
      'The server says goodbye and closes',
      text`${lineOf(facts, 'The goodbye')} ends the conversation in order: nobody has to wonder
        whether something was lost.`,
    ),
  'session.reset': (facts) =>
    lesson(
      'RSET throws the envelope away and keeps the connection',
      text`${lineOf(facts, 'The reply')}: sender and recipients are forgotten, the login and TLS are
        not.`,
    ),
  'session.reset-syntax': (facts) =>
    lesson('RSET stands alone', text`${lineOf(facts, 'The reply')}: nothing may follow it.`),
  'session.noop': (facts) =>
    lesson(
      'NOOP does nothing, and is answered',
      text`${lineOf(facts, 'The reply')} is all it does.`,
    ),
  'session.unknown-command': (facts) =>
    lesson(
      'The server does not know this command',
      text`${lineOf(facts, 'The reply')}: the server stays and waits for the next command. It may
        not hang up because of an unknown one.`,
    ),
  'session.empty-command': (facts) =>
    lesson('An empty line is no command', text`${lineOf(facts, 'The reply')} is the answer.`),
  'session.forbidden-command': (facts) =>
    lesson(
      'This is a line of HTTP, and the server hangs up',
      text`Such lines come from web programs that somebody misuses to send mail. The server says
        ${lineOf(facts, 'goodbye')} and closes.`,
    ),
  'session.timeout': (facts) =>
    lesson(
      'The server has waited long enough',
      text`After ${duration(facts.durationMs)} without a command it says ${lineOf(facts, 'so')} and
        closes.`,
    ),
  'session.too-many-errors': (facts) =>
    lesson(
      'Too many mistakes: the server hangs up',
      text`${lineOf(facts, 'The reply')} ends the connection. It slows down programs that guess.`,
    ),
  'session.hold-until-answered': (facts) =>
    lesson(
      'The server reads on when the last answer is out',
      text`${atStart(clientName(facts))} has sent more already. It waits in line: every command is
        answered, in order.`,
    ),
  'session.after-close': () =>
    lesson(
      'Too late: the connection is closed',
      text`Something still arrived after the end. It changes nothing.`,
    ),
  'session.connection-lost': (facts) =>
    lesson(
      'The client is gone without goodbye',
      text`${Server(facts)} drops what was not finished. Messages it had accepted before stay
        accepted.`,
    ),
  'tls.required-first': (facts) =>
    facts.exposed.credentials
      ? lesson(
          'The server insists on TLS, and its refusal comes too late',
          text`${lineOf(facts, 'The refusal')} means: first TLS, then everything else. The server
            has done its part, but the line with the password had crossed before it could refuse.
            Only the client can keep a password from being sent.`,
        )
      : lesson(
          'First TLS, then everything else: that is what this refusal says',
          text`${lineOf(facts, 'The refusal')} is this server’s answer to nearly every command on an
            open line. ${codeOf(facts, 'It')} says that something has to come first, not that a
            password is wrong.`,
          facts.interference === null
            ? null
            : text`The client did not know: the offer of STARTTLS was taken away on the way.`,
        ),
  'tls.implicit-established': (facts) =>
    lesson(
      'The greeting comes under TLS: on 465 nothing was ever readable',
      text`${lineOf(facts, 'The greeting')} is the same as on 587. From here on both ports are
        alike: EHLO, login, mail.`,
    ),
  'tls.clear-on-implicit': (facts) =>
    lesson(
      'Plain SMTP on 465 is no TLS, so the server hangs up',
      text`${Server(facts)} expected a ClientHello and got readable text. It has no words for that:
        a reply in the clear would be just as unreadable for a client under TLS.`,
    ),
  'tls.handshake-failed': (facts) =>
    lesson(
      'The handshake failed, so there is no conversation',
      text`${Server(facts)} closes the connection. Going back to the clear is not allowed here.`,
    ),
  'tls.handshake-timeout': (facts) =>
    lesson(
      'No handshake came, and the server has waited long enough',
      text`${Server(facts)} waited ${duration(facts.durationMs)} for a ClientHello and closes
        without a word.`,
    ),
  'starttls.accept': (facts) =>
    isSecondLeg(facts)
      ? lesson(
          'The MX agrees: the second leg is sealed by a TLS of its own',
          text`${lineOf(facts, 'The reply')} is the last line of SMTP that can be read on the way
            here. The TLS of the first leg ended at the submission server, which holds the message
            as it was written.`,
        )
      : lesson(
          'The server agrees, and that was the last readable line',
          text`After ${lineOf(facts, 'this reply')} the next octets are the TLS handshake. Who
            listened so far knows the names of two hosts and that mail is coming, not from whom or
            what.`,
        ),
  'starttls.forget-session': (facts) =>
    lesson(
      'TLS is up, and the server forgets what was said before',
      text`Somebody on the way could have put in commands of their own. So ${serverName(facts)}
        starts as if the client had just connected, without a second greeting.`,
    ),
  'starttls.discard-buffered': () =>
    lesson(
      'What came in the clear after STARTTLS is thrown away',
      text`Octets that were sent along behind STARTTLS did not come under TLS. If they were read
        afterwards, a stranger’s command would pass for the client’s; that was a real flaw in many
        servers.`,
    ),
  'starttls.again': (facts) =>
    lesson(
      'TLS is up already, and the server now trusts nothing',
      text`${lineOf(facts, 'The reply')}: whoever asks for TLS inside TLS may be two parties.`,
    ),
  'tls.security-failure': (facts) =>
    lesson(
      'Only QUIT is left',
      text`${lineOf(facts, 'The reply')}: something was wrong with TLS before.`,
    ),
  'starttls.already-active': (facts) =>
    lesson(
      'TLS is up already, and once is enough',
      text`${lineOf(facts, 'The reply')}: a second STARTTLS on the same connection is an error.`,
    ),
  'starttls.syntax': (facts) =>
    lesson('STARTTLS stands alone', text`${lineOf(facts, 'The reply')}: nothing may follow it.`),
  'starttls.not-offered': (facts) =>
    lesson(
      'STARTTLS was not offered here, so it is refused',
      text`${lineOf(facts, 'The reply')} is the answer to a command that was not on the list.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

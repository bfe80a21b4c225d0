/**
 * Lessons of a client's side until the mail begins: greeting, EHLO, the upgrade and how it ends
 * early. Where a box on the path has changed what the client saw, the lesson says so. RFC 3207 §4,
 * §6, RFC 8314 §3.3, §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import {
  atStart,
  clientName,
  duration,
  isRelay,
  isSecondLeg,
  portName,
  serverName,
} from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const Client = (facts: StepFacts): string => atStart(clientName(facts));

function sayEhlo(facts: StepFacts): Explanation {
  const line = lineOf(facts, 'EHLO');
  if (isRelay(facts)) {
    return lesson(
      'EHLO to the MX: a name that nobody has to prove',
      text`${Client(facts)} says who it is with ${line}. Nobody will ask it for a password, so the
        name is only a claim. The reply will list what ${serverName(facts)} offers.`,
    );
  }
  return lesson(
    'EHLO gives a name and asks what the server can do',
    text`${Client(facts)} says ${line}. The name is only a claim: a login comes later, if at all.
      The reply will list what the server offers, and two words in it matter most, STARTTLS and
      AUTH.`,
    facts.secured
      ? null
      : text`This line and its reply are readable on the way, and somebody on the way could change
        them.`,
  );
}

function sayEhloAgain(facts: StepFacts): Explanation {
  if (isSecondLeg(facts)) {
    return lesson(
      'Sealed, so the two servers start over as well',
      text`${lineOf(facts, 'EHLO')} is said a second time, as after every STARTTLS: what came in the
        clear counts no more.`,
    );
  }
  return lesson(
    'After STARTTLS both sides forget what was said and start over',
    text`What was said in the clear may have been changed on the way, so neither side may rely on
      it. The server sends no second greeting. ${Client(facts)} says ${lineOf(facts, 'EHLO')} again,
      and the list it gets now came under TLS.`,
  );
}

function upgrade(facts: StepFacts): Explanation {
  if (isRelay(facts) && facts.tlsDemand !== null) {
    return lesson(
      'Between these two servers TLS is a duty, and here it is on offer',
      text`${serverName(facts) === 'the MX' ? 'The MX' : 'The server'} offers STARTTLS and
        ${clientName(facts)} takes it up. Without the offer it would not deliver: the mail would
        wait in the queue.`,
    );
  }
  if (isRelay(facts)) {
    return lesson(
      'Between servers TLS is used when it is offered, and as a rule not required',
      text`${serverName(facts) === 'the MX' ? 'The MX' : 'The server'} offers STARTTLS and
        ${clientName(facts)} takes it up. Without the offer most servers would deliver in the clear.
        An MX for everybody may not insist on TLS, since every server must be able to reach it.`,
    );
  }
  return lesson(
    'STARTTLS asks, in the clear, to seal the line',
    text`The server offered STARTTLS, so ${clientName(facts)} asks for it. STARTTLS is a command of
      SMTP and not a version of TLS; which version is used is settled in the handshake that
      follows.`,
    text`The offer and this command are readable. That is the weak point${
      facts.port === 587 ? ' of 587' : ''
    }: whoever can remove the offer can keep the line open.`,
  );
}

function whoRemoved({ interference }: StepFacts): Paragraph | null {
  if (interference === null || interference.way === 'injected-after-starttls') return null;
  return interference.way === 'refused-starttls'
    ? text`The refusal did not come from the server: a box on the way gave it in the server’s
      place.`
    : text`The server did offer STARTTLS. A box on the way took
      ${wire(interference.removed[0], 'the offer')} out of the reply.${
        interference.added.length === 0
          ? ''
          : ' What it put in its place does not tempt a client that requires TLS.'
      }`;
}

function starttlsMissing(facts: StepFacts): Explanation {
  return lesson(
    'TLS is required and not to be had, so the client says nothing more',
    text`${Client(facts)} is set to require STARTTLS. The reply to EHLO has no such offer, so it
      leaves with ${lineOf(facts, 'QUIT')}. ${
        isRelay(facts)
          ? 'The message stays in the queue.'
          : 'No login and no mail has been said, so there is nothing to overhear.'
      }`,
    whoRemoved(facts),
  );
}

function starttlsRefused(facts: StepFacts): Explanation {
  return lesson(
    'STARTTLS was refused, and a client that requires TLS stops here',
    text`${Client(facts)} is set to require STARTTLS and got a refusal. It leaves with
      ${lineOf(facts, 'QUIT')} before anything secret is said.`,
    whoRemoved(facts),
  );
}

function awaitGreeting(facts: StepFacts): Explanation {
  if (facts.port === 465) {
    return lesson(
      'The client waits for a greeting; on 465 there is none before TLS',
      text`${Client(facts)} is set to begin in the clear. On 465 the server says nothing until TLS
        is up, so both wait.`,
    );
  }
  return lesson(
    'In SMTP the server speaks first',
    text`${Client(facts)} is connected and says nothing until the greeting has come.`,
  );
}

function startHandshake(facts: StepFacts): Explanation {
  if (facts.port === 465) {
    return lesson(
      'On 465 the client starts TLS before anything else',
      text`Nobody says a word of SMTP before TLS is up. So there is no offer of STARTTLS that could
        be removed on the way.`,
    );
  }
  return lesson(
    'The client starts TLS at once, on a port that begins in the clear',
    text`${Client(facts)} is set to TLS from the start and sends a ClientHello without waiting. On
      ${portName(facts)} the server begins with a greeting in the clear.`,
  );
}

export const CLIENT_SESSION_LESSONS = {
  'client.await-greeting': awaitGreeting,
  'client.start-handshake': startHandshake,
  'client.await-greeting-under-tls': (facts) =>
    lesson(
      'Sealed first, greeted second',
      text`TLS is up before the first word of SMTP. Now ${clientName(facts)} waits for the greeting,
        as it would on 587; only here nobody else can read it.`,
    ),
  'client.say-ehlo': sayEhlo,
  'client.say-ehlo-again': sayEhloAgain,
  'client.fall-back-to-helo': (facts) =>
    lesson(
      'EHLO was not understood, so the client tries the older HELO',
      text`${lineOf(facts, 'HELO')} gets no list of offers: no TLS and no login. It will do for
        plain mail between servers and for nothing else.`,
    ),
  'client.greeting-unreadable': (facts) =>
    lesson(
      'No three digits, no SMTP: the client stops',
      text`${Client(facts)} expected 220 and got ${lineOf(facts, 'something else')}.`,
    ),
  'client.reply-unreadable': (facts) =>
    lesson(
      'An answer without a reply code is no answer',
      text`Every reply of SMTP begins with three digits. ${Client(facts)} got
        ${lineOf(facts, 'something else')} and stops.`,
    ),
  'client.foreign-line-ignored': (facts) =>
    lesson(
      'This client passes over a line that it cannot read',
      text`${Client(facts)} got ${lineOf(facts, 'a line')} and waits on for a reply with three
        digits. It will wait until its time-out.`,
    ),
  'client.greeting-refused': (facts) =>
    lesson(
      'The server refused the connection in its greeting',
      text`In place of a 220 came a refusal. ${Client(facts)} says ${lineOf(facts, 'QUIT')} and
        leaves.`,
    ),
  'client.ehlo-refused': (facts) =>
    lesson(
      'Without an answer to EHLO there is no TLS and no login',
      text`The server refused EHLO, and the older HELO would not do. ${Client(facts)} says
        ${lineOf(facts, 'QUIT')} and leaves.`,
    ),
  'client.upgrade': upgrade,
  'client.upgrade-unoffered': (facts) =>
    lesson(
      'TLS is required, so STARTTLS is sent although nobody offers it',
      text`The reply to EHLO does not list STARTTLS. ${Client(facts)} says
        ${lineOf(facts, 'STARTTLS')} all the same: if somebody on the way took the offer out, the
        server may still agree. If not, it stops here, and nothing has been said that hurts.`,
    ),
  'client.begin-handshake': (facts) =>
    lesson(
      'The next octets belong to TLS',
      text`The server has agreed. Nothing of SMTP may be said now: ${clientName(facts)} begins the
        handshake at once.`,
    ),
  'client.starttls-missing': starttlsMissing,
  'client.starttls-refused': starttlsRefused,
  'client.tls-failed': (facts) =>
    lesson(
      'TLS failed, and the client does not go on without it',
      text`${Client(facts)} gives up: ${wire(facts.detail, 'the handshake failed')}. Going on in the
        clear would hand the mail to whoever broke the handshake.`,
    ),
  'client.timed-out': (facts) =>
    facts.port === 465 && !facts.secured
      ? lesson(
          'On 465 both sides waited for the other to begin',
          text`${Client(facts)} waited ${duration(facts.durationMs)} for a greeting in the clear.
            The server waited for a TLS ClientHello, as 465 has it. Neither is broken: the port and
            the setting do not belong together.`,
          text`With 465 the setting is TLS from the start, which many programs call SSL/TLS.
            STARTTLS belongs to 587.`,
        )
      : lesson(
          'No reply came in time, so the client gives up',
          text`${Client(facts)} waited ${duration(facts.durationMs)} and closes the connection. What
            the server did not confirm counts as not done.`,
        ),
  'client.connection-lost': (facts) =>
    lesson(
      'The connection ended in the middle of the talk',
      text`${Client(facts)} got no reply to its last command. It treats that as a temporary failure:
        nothing counts as sent without a reply that says so.`,
    ),
  'client.close': (facts) =>
    lesson(
      'Goodbye said, connection closed',
      text`${Client(facts)} closes the connection and keeps the result.`,
    ),
  'client.after-close': (facts) =>
    lesson(
      'Too late: this connection is closed',
      text`Something still arrived for ${clientName(facts)} after the end. It changes nothing.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

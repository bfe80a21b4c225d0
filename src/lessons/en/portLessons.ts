/**
 * Lessons of the moment when a connection is made: what its port is for, and whether this is
 * submission or relay. RFC 6409 §3.1, RFC 8314 §3.3, §7.3, RFC 5321 §4.5.4.2.
 */
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, text, wire } from './explanation';
import { atStart, clientName, inSentence, isRelay, portName } from './parties';

/** Ports that fetch mail; a client that is told to send there meets another protocol. */
const FETCHING: ReadonlyMap<number, string> = new Map([
  [110, 'POP'],
  [995, 'POP under TLS'],
  [143, 'IMAP'],
  [993, 'IMAP under TLS'],
]);

function to587(facts: StepFacts): Explanation {
  return lesson(
    'Port 587 is the way in for a provider’s own users',
    text`${atStart(clientName(facts))} is connected to ${wire(facts.serverHost, 'its server')} on
      port 587, called submission. Here a provider takes mail from people and programs that log in,
      and passes it on for them.`,
    text`A connection to 587 begins without TLS. It is sealed only when the client asks for STARTTLS
      and the server agrees.`,
  );
}

function to465(facts: StepFacts): Explanation {
  return lesson(
    'Port 465 does the same job as 587, with TLS from the first octet',
    text`${atStart(clientName(facts))} is connected to ${wire(facts.serverHost, 'its server')} on
      port 465. It is for submission, as 587 is; the difference is when TLS starts. Here it comes
      before any SMTP, so no part of the conversation is readable.`,
    text`The registry calls 465 submissions. It was once assigned as smtps and revoked: an MX record
      names no port, so servers would go on using 25. Clients kept using 465, and RFC 8314
      registered it again in 2018. Many texts still call it SMTPS.`,
  );
}

function to25(facts: StepFacts): Explanation {
  const host = wire(facts.serverHost, 'a server');
  if (facts.ends?.client === 'submission') {
    return lesson(
      'From provider to provider: this is relay, and it goes on 25',
      text`${atStart(clientName(facts))} is now the client of ${host}. They speak the same language
        as before, with another trust: nobody logs in. The provider knew
        ${inSentence(facts.senderName)}; to the MX the provider is a stranger, judged by its
        address, its name, and what its domain proves by SPF, DKIM and DMARC.`,
    );
  }
  if (isRelay(facts) && facts.senderKind === 'mail-server') {
    return lesson(
      'A mail server delivers on 25, straight to the recipient’s server',
      text`${atStart(clientName(facts))} is connected to ${host} on port 25. It has no login there
        and needs none: mail for the users of that server is taken from anybody. The caller is
        judged by its address, its name, and what its domain proves by SPF, DKIM and DMARC.`,
    );
  }
  return lesson(
    'Port 25 is for mail between servers, and a client tries it',
    text`${atStart(clientName(facts))} calls ${host} on port 25. There servers hand mail to each
      other, as a rule without a login. A client or an application has 587 or 465 at its provider,
      where it logs in and the provider passes its mail on.`,
  );
}

/** What is said when a connection to a port is made. */
export function connecting(facts: StepFacts): Explanation {
  const { port } = facts;
  if (port === 587) return to587(facts);
  if (port === 465) return to465(facts);
  if (port === 25) return to25(facts);
  const fetching = port === null ? undefined : FETCHING.get(port);
  if (port !== null && fetching !== undefined) {
    return lesson(
      `Port ${port} fetches mail; it does not send`,
      text`${String(port)} belongs to ${fetching}, by which a client reads its mailbox. Mail is sent
        on 587 or 465, to the provider, and on 25 between servers.`,
    );
  }
  return lesson(
    'The client connects to the port it was given',
    text`${atStart(clientName(facts))} is connected to ${wire(facts.serverHost, 'its server')} on
      ${portName(facts)}. The usual ports for sending are 587 and 465.`,
  );
}

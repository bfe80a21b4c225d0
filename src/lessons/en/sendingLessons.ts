/**
 * Lessons of the program that sends: finding its server, connecting to a port, and what it tells
 * its user. RFC 6409 §3.1, RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, type Paragraph, text, wire } from './explanation';
import { atStart, clientName, duration, senderNameOf, serverName } from './parties';
import { connecting } from './portLessons';
import { notSent, sent } from './reportLessons';

/** What a client or an application does with a closed port 25; other ports have other reasons. */
const elsewhere = ({ port }: StepFacts): Paragraph | null =>
  port === 25
    ? text`A client or an application does not need 25. Its own provider has 587 and 465 for it,
      access networks leave them open, and the provider brings the mail to its goal.`
    : null;

function noAddress({ answer, query }: StepFacts): Explanation {
  const name = wire(query?.name, 'that name');
  switch (answer?.status) {
    case 'nxdomain':
      return lesson(
        'There is no such name, so there is nowhere to connect to',
        text`DNS says that ${name} does not exist. Nothing was sent. The first thing to check is how
          the outgoing server’s name is spelled.`,
      );
    case 'nodata':
      return lesson(
        'The name exists but has no address, so there is nowhere to connect to',
        text`DNS knows ${name} and has no address for it. Nothing was sent. The name may belong to a
          domain and not to its mail server.`,
      );
    default:
      return lesson(
        'DNS gave no answer, so there is nowhere to connect to',
        text`Whether ${name} exists could not be learned. Nothing was sent. This may pass; trying
          again later makes sense.`,
      );
  }
}

export const SENDING_LESSONS = {
  'sending.look-up': (facts) =>
    lesson(
      'First the server’s name becomes an address',
      text`${atStart(senderNameOf(facts))} was told which server to use:
        ${wire(facts.query?.name, 'its outgoing server')}. It asks DNS for the address
        ${facts.answer?.status === 'found' ? 'and gets ' : ''}${wire(
          facts.answer?.status === 'found' ? facts.answer.values[0] : null,
          'of that name',
        )}.`,
      facts.firstServer === 'mx'
        ? text`That is an MX, which takes mail for its own users from anybody. A client or an
          application goes to its provider’s server as a rule, and leaves the rest of the way to
          that one. Here ${senderNameOf(facts)} calls the MX itself.`
        : text`A client does not look for the recipient’s server. It is told which server to use,
          and leaves the rest of the way to that one.`,
    ),
  'sending.no-address': noAddress,
  'sending.connect': connecting,
  'sending.connected': (facts) =>
    lesson(
      'The connection stands, and nothing has been said yet',
      text`TCP takes one round trip. Now ${clientName(facts)} and ${serverName(facts)} can exchange
        octets; who begins depends on the port.`,
    ),
  'sending.connect-timed-out': (facts) =>
    lesson(
      'Silence, then “timed out”: this is how a firewall that drops looks',
      text`The client reports ${wire(facts.detail, 'a time-out')} after
        ${duration(facts.sinceOpeningMs ?? facts.timeMs)}. A server that is switched off looks the
        same. If it answers on another port, something on the way drops this one.`,
      elsewhere(facts),
    ),
  'sending.connect-refused': (facts) =>
    lesson(
      '“Connection refused” comes at once: somebody answered no',
      text`The client reports ${wire(facts.detail, 'a refusal')}. Either nothing listens on this
        port, or a firewall says so in the server’s place. From here both look alike.`,
      elsewhere(facts),
    ),
  'sending.connect-prohibited': (facts) =>
    lesson(
      'The client is told that there is no way',
      text`It reports ${wire(facts.detail, 'an unreachable host')}, although the host may be well: a
        firewall has prohibited this one way to it.`,
      elsewhere(facts),
    ),
  'sending.sent': sent,
  'sending.refused': (facts) => notSent('sending.refused', facts),
  'sending.gave-up': (facts) => notSent('sending.gave-up', facts),
} satisfies Partial<Record<RuleId, Lesson>>;

/**
 * Lessons of the program that sends: finding its server, connecting to a port, and what it tells
 * its user. RFC 6409 §3.1, RFC 8314 §5.2.
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { type Explanation, lesson, type Lesson, text, wire } from './explanation';
import { atStart, clientName, duration, senderNameOf, serverName } from './parties';
import { connecting } from './portLessons';
import { gaveUp, refused, sent } from './reportLessons';

const NEVER_MIND_25 = text`Port 25 is closed for outgoing connections in most access networks and
  many clouds, because infected computers use it to send spam straight to other people’s servers. A
  client or an application does not need it: 587 and 465 stay open, since a login is asked for
  there.`;

function noAddress({ answer, query }: StepFacts): Explanation {
  const name = wire(query?.name, 'that name');
  switch (answer?.status) {
    case 'nxdomain':
      return lesson(
        'There is no such name, so there is nowhere to connect to',
        text`DNS says that ${name} does not exist. Nothing was sent. The first thing to check is
          how the outgoing server’s name is spelled.`,
      );
    case 'nodata':
      return lesson(
        'The name exists but has no address, so there is nowhere to connect to',
        text`DNS knows ${name} and has no address for it. Nothing was sent. The name may belong to
          a domain and not to its mail server.`,
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
      text`It does not ask where the recipient’s mail goes. That is the work of the provider, later.`,
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
      text`For ${duration(facts.timeMs)} nothing came back: no yes and no no. A server that is
        switched off looks the same; if it answers on another port, something on the way drops this
        one.`,
      facts.port === 25 ? NEVER_MIND_25 : null,
    ),
  'sending.connect-refused': (facts) =>
    lesson(
      '“Connection refused” comes at once: somebody answered no',
      text`A TCP reset came in place of a connection, after ${duration(facts.timeMs)} and not after
        minutes. Either nothing listens on this port, or a firewall refuses it openly. From here
        both look alike.`,
      facts.port === 25 ? NEVER_MIND_25 : null,
    ),
  'sending.connect-prohibited': (facts) =>
    lesson(
      'A firewall says that this way is prohibited',
      text`In place of a connection came an ICMP message: administratively prohibited. Programs show
        it as ${wire(facts.detail, 'an unreachable host')}, although the host may be well.`,
      facts.port === 25 ? NEVER_MIND_25 : null,
    ),
  'sending.sent': sent,
  'sending.refused': refused,
  'sending.gave-up': gaveUp,
} satisfies Partial<Record<RuleId, Lesson>>;

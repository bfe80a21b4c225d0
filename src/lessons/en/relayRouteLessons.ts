/**
 * Lessons of how a relay chooses its host and what it asks of TLS there: a smarthost, fallbacks,
 * loops, DANE (RFC 7672) and MTA-STS (RFC 8461).
 */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { lesson, type Lesson, text, wire } from './explanation';
import { atStart, domainOf, senderNameOf } from './parties';

const relay = (facts: StepFacts): string =>
  facts.senderKind === 'mail-server' ? senderNameOf(facts) : 'the submission server';

const Relay = (facts: StepFacts): string => atStart(relay(facts));

const asked = (facts: StepFacts) => wire(facts.query?.name, 'a name in DNS');

const givenBack = (heading: string, why: string): Lesson => {
  return (facts) =>
    lesson(
      heading,
      text`${wire(facts.detail, 'It could not be delivered')}. ${why} The message goes back to its
        sender at once, since waiting would change nothing.`,
    );
};

/** Said at the first try, and at each later one that begins with the same question. */
export const askPolicy: Lesson = (facts) =>
  lesson(
    'Before it looks for a host, the relay asks whether the domain has a policy',
    text`With MTA-STS a domain says: deliver to these hosts, under TLS, with a valid certificate,
      or not at all. ${Relay(facts)} asks for ${asked(facts)}. The record holds only a number; the
      policy itself lies on a web server.`,
  );

/** Said where the relay's own setting names the next server. */
export const askSmarthost: Lesson = (facts) =>
  lesson(
    'Everything goes to the smarthost; no MX record is asked for',
    text`The setting relayhost names one server in brackets, so ${relay(facts)} asks only for
      the address of ${asked(facts)}. How the mail goes on from there is for the smarthost.`,
  );

export const RELAY_ROUTE_LESSONS = {
  'queue.ask-policy': askPolicy,
  'queue.fetch-policy': (facts) =>
    lesson(
      'The policy comes over HTTPS, so nobody on the way can change it',
      text`The record in DNS is not signed. What counts is the file on the web server mta-sts of
        ${wire(domainOf(facts.recipient), 'the domain')}: its certificate proves whose it is.
        ${Relay(facts)} remembers the policy for as long as it says, and asks for it again only when
        the number changes.`,
    ),
  'queue.policy-known': (facts) =>
    lesson(
      'The policy is known: TLS with a valid certificate, or no delivery',
      text`${Relay(facts)} looks for the MX hosts as always, and asks for ${asked(facts)}. Under
        “enforce” it then delivers only to hosts that the policy lists, and only under TLS with a
        certificate that fits. Under “testing” it delivers all the same and reports what it saw.`,
    ),
  'queue.no-policy': (facts) =>
    lesson(
      'No policy could be found, so mail goes as without MTA-STS',
      text`Either the domain has none, or somebody keeps the answer back: from here both look alike.
        ${Relay(facts)} asks for the MX record of ${asked(facts)}. MTA-STS protects from the second
        message on, when the policy is remembered; the first contact has to be lucky.`,
    ),
  'queue.use-relayhost': askSmarthost,
  'queue.use-fallback-relay': (facts) =>
    lesson(
      'None of the domain’s own hosts took it; the fallback relay may',
      text`${Relay(facts)} has another server for such cases, and asks for ${asked(facts)}.`,
    ),
  'queue.look-up-next-address': (facts) =>
    lesson(
      'All hosts’ addresses are looked up before the first connection',
      text`The next name in the list is ${asked(facts)}. Only when all addresses are known can the
        relay tell whether it stands in the list itself.`,
    ),
  'queue.look-up-tlsa': (facts) =>
    lesson(
      'DNS itself says which key the host must show',
      text`The zone is signed, so the answer can be proved. ${Relay(facts)} asks for
        ${asked(facts)}: if there is such a record, TLS is a duty, and the key must fit. No
        authority has to vouch for it, and no date matters.`,
    ),
  'queue.no-address': givenBack(
    'DNS knows the name, and no address that takes its mail',
    'A host without an address cannot be connected to.',
  ),
  'queue.loop': givenBack(
    'The way leads back to this very server',
    'DNS names this server for the domain, and the server does not think that it is meant.',
  ),
  'client.certificate-unfit': (facts) =>
    lesson(
      'The line is sealed, with somebody else: the client leaves',
      text`Somebody answered, and the line is sealed, but not with whom it should be. The client
        says ${wire(facts.lines[0], 'QUIT')} under TLS and sends nothing else. Under “may” or
        “encrypt” it would not have looked, and the mail would be with whoever answered.`,
    ),
  'client.reset-done': (facts) =>
    lesson(
      'The transaction is taken back before the goodbye',
      text`The reply ${wire(facts.lines[0], 'to RSET')} says that nothing is left of this envelope.
        The reply to QUIT comes next.`,
    ),
  'queue.retry-in-the-clear': (facts) =>
    lesson(
      'TLS failed, so the relay tries the same host without it',
      text`Under “may” TLS is a wish. ${Relay(facts)} waited once, and now connects again and will
        not ask for STARTTLS. Whoever can break a handshake can bring this about.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

/** What is said when a receiving server judges names: of the client, in EHLO, of the addresses. */
import type { RuleId } from '../../trace/rules';
import type { StepFacts } from '../../trace/stepFacts';
import { lesson, text, wire, type Lesson } from './explanation';
import { atStart, serverName } from './parties';

const lineOf = ({ lines }: StepFacts, otherwise: string) => wire(lines[0], otherwise);

const refusal =
  (heading: string, why: string): Lesson =>
  (facts) =>
    lesson(heading, text`${lineOf(facts, 'The refusal')}: ${why}`);

export const NAME_POLICY_LESSONS = {
  'receiver.look-up-name': (facts) =>
    lesson(
      'The server asks DNS about a name before it answers',
      text`${atStart(serverName(facts))} has a rule that depends on
        ${wire(facts.query?.name, 'it')}. The client waits for its reply meanwhile.`,
    ),
  'recipient.not-qualified': refusal(
    'A recipient needs a whole domain',
    'a name without a dot means something else on every host.',
  ),
  'recipient.unknown-domain': refusal(
    'DNS knows no such domain, so the mail could go nowhere',
    'the code is a temporary one, because DNS may only be out of order.',
  ),
  'recipient.null-mx': refusal(
    'This domain says that it takes no mail at all',
    'its MX record names a single dot. The sender learns at once what days of trying would show.',
  ),
  'helo.malformed': refusal(
    'The client does not give a proper name of its own',
    'a mail server has a full host name. Programs that send spam often give none.',
  ),
  'helo.unknown-host': refusal(
    'The client gives a name that does not exist',
    'a mail server that is set up well can be found by the name it gives.',
  ),
  'helo.access-denied': refusal(
    'The client gives a name that is refused here',
    'somebody who gives the name of the very server it talks to is not telling the truth.',
  ),
  'sender.not-qualified': refusal(
    'A sender needs a whole domain',
    'nothing could be sent back to an address without one.',
  ),
  'sender.unknown-domain': refusal(
    'The sender’s domain does not exist',
    'a bounce would find no way back, so the mail is not taken.',
  ),
  'sender.null-mx': refusal(
    'The sender’s domain takes no mail, so it should send none',
    'a bounce could not be delivered there.',
  ),
  'sender.access-denied': refusal(
    'The server’s own table refuses this sender',
    'an administrator has put the address on a list.',
  ),
  'client-host.no-name': refusal(
    'The client’s address has no name that leads back to it',
    'a mail server should have a name in DNS, and the name should lead to the same address.',
  ),
  'client-host.blocklisted': refusal(
    'The client’s address is on a blocklist',
    'the list is a zone in DNS. An address that is found there has sent spam, or should send no ' +
      'mail at all, such as a line at home.',
  ),
  'queue.null-mx': (facts) =>
    lesson(
      'The domain takes no mail, and says so in DNS',
      text`${wire(facts.detail, 'An MX record of a single dot')}: there is nothing to wait for, so
        the message goes back at once.`,
    ),
} satisfies Partial<Record<RuleId, Lesson>>;

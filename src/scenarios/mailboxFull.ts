/** Bob’s mailbox is full: his MX asks before it accepts, so the relay has to write the bounce. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const mailboxFull: Scenario = {
  id: 'mailbox-full',
  world: worldWith({
    mx: {
      parameters: {
        smtpd_recipient_restrictions: ['check_policy_service'],
        check_policy_service: ['quota-status'],
      },
      memory: {
        mailboxes: [{ address: 'bob@example.net', quotaOctets: 1_000_000, usedOctets: 1_000_000 }],
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'bounced',
    deliveredTo: null,
    fires: ['recipient.mailbox-full', 'queue.bounce'],
    says: ['552 5.2.2 <bob@example.net>: Recipient address rejected: Mailbox is full'],
  },
};

/** A mistyped recipient: the provider accepts, the MX refuses, and a bounce comes back. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const unknownRecipient: Scenario = {
  id: 'unknown-recipient',
  world: worldWith({
    message: { recipients: ['bbo@example.net'], headerTo: 'Bob <bbo@example.net>' },
  }),
  goal: {
    ...QUIET,
    status: 'bounced',
    deliveredTo: null,
    fires: ['queue.bounce', 'notice.bounce', 'notice.deliver'],
    says: [
      '550 5.1.1 <bbo@example.net>: Recipient address rejected: User unknown in local recipient table',
    ],
  },
};

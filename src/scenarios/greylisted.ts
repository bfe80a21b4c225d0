/** The MX does not know the sender yet: it asks to come again, and the relay does. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const greylisted: Scenario = {
  id: 'greylisted',
  world: worldWith({
    mx: {
      parameters: {
        smtpd_recipient_restrictions: ['check_policy_service'],
        check_policy_service: ['postgrey'],
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['recipient.put-off', 'queue.retry', 'queue.delivered'],
    says: [
      '450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted, ' +
        'see http://postgrey.schweikert.ch/help/example.net.html',
    ],
  },
};

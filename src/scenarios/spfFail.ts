/** A stranger gives an address of Alice's domain as the sender; the receiver asks SPF at RCPT. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';
import { STRANGER, STRANGERS_ZONE } from './strangersZone';

export const spfFail: Scenario = {
  id: 'spf-fail',
  world: worldWith({
    sender: STRANGER,
    mx: {
      parameters: {
        smtpd_recipient_restrictions: ['reject_unauth_destination', 'check_policy_service'],
        check_policy_service: ['policyd-spf'],
      },
    },
    dns: { records: STRANGERS_ZONE },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    fires: ['sender.spf-fail'],
    says: [
      '550 5.7.23 <bob@example.net>: Recipient address rejected: Message rejected due to: ' +
        'SPF fail - not authorized. Please see ' +
        'http://www.openspf.net/Why?s=mfrom;id=alice@example.org;ip=198.51.100.66;r=example.net',
    ],
  },
};

/** A stranger writes in a company's name; the receiver does what that company's DMARC asks for. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';
import { STRANGER, STRANGERS_ZONE } from './strangersZone';

export const spoofedDmarcReject: Scenario = {
  id: 'spoofed-dmarc-reject',
  world: worldWith({
    sender: { ...STRANGER, address: 'bounce@spam.example.edu' },
    mx: { opendmarc: { RejectFailures: true } },
    dns: {
      records: [
        ...STRANGERS_ZONE,
        { name: '_dmarc.example.com', type: 'TXT', text: 'v=DMARC1; p=reject' },
      ],
    },
    message: {
      headerFrom: 'CEO <ceo@example.com>',
      subject: 'Urgent',
      body: 'Pay now.',
    },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    fires: ['receiver.refuse-message', 'message.against-policy'],
    says: ['550 5.7.1 rejected by DMARC policy for example.com'],
  },
};

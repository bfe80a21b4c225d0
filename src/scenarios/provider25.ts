/** A mail client is set to its provider’s port 25, where mail from outside comes in. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const provider25: Scenario = {
  id: 'provider-25',
  world: worldWith({
    sender: {
      outgoing: { port: 25, security: 'starttls-if-available' },
      whenAuthIsMissing: 'continue',
    },
    submission: {
      ports: {
        ...DEFAULT_WORLD.submission.ports,
        '25': {
          mydestination: ['example.org'],
          smtpd_sender_restrictions: [],
          smtpd_relay_restrictions: ['permit_mynetworks', 'reject_unauth_destination'],
        },
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    says: ['554 5.7.1 <bob@example.net>: Relay access denied'],
  },
};

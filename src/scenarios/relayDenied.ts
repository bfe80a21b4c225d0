/** A stranger hands an MX a message for a domain that is not its own. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const relayDenied: Scenario = {
  id: 'relay-denied',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'A stranger’s script',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    message: { recipients: ['dave@example.com'], headerTo: 'Dave <dave@example.com>' },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    says: ['554 5.7.1 <dave@example.com>: Relay access denied'],
  },
};

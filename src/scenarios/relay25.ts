/** A mail server of its own delivers straight to the MX on 25: no login, TLS if both can. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const relay25: Scenario = {
  id: 'relay-25',
  world: worldWith({
    sender: {
      kind: 'mail-server',
      name: 'Alice’s mail server',
      hostName: 'smtp.example.org',
      ipAddress: '192.0.2.10',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    submission: { ipAddress: '192.0.2.11' },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['queue.look-up-mx', 'client.upgrade'],
  },
};

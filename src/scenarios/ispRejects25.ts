/** A program at home sends straight to the MX; the access network refuses port 25 at once. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const ispRejects25: Scenario = {
  id: 'isp-rejects-25',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'Alice’s script',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    network: { firewall: [{ direction: 'out', port: 25, action: 'reset' }] },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['firewall.reset', 'sending.connect-refused'],
  },
};

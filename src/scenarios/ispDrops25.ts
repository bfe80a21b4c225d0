/** A program at home sends straight to the MX; the access network drops port 25. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const ispDrops25: Scenario = {
  id: 'isp-drops-25',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'Alice’s script',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    network: { firewall: [{ direction: 'out', port: 25, action: 'drop' }] },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['firewall.drop', 'tcp.syn-again'],
  },
};

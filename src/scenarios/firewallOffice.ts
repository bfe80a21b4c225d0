/** An office without a mail server sends to an office with its own MX; both have a firewall. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const firewallOffice: Scenario = {
  id: 'firewall-office',
  world: worldWith({
    network: {
      outFirewallOf: 'sender',
      firewall: [
        { direction: 'in', port: 25, action: 'accept' },
        { direction: 'out', port: 587, action: 'accept' },
        { direction: 'out', port: 465, action: 'accept' },
        { direction: 'out', port: 25, action: 'prohibit' },
      ],
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['client.upgrade', 'queue.look-up-mx'],
  },
};

/** An office with a mail server of its own: 25 is open for that server, out and in. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const firewallOfficeMx: Scenario = {
  id: 'firewall-office-mx',
  world: worldWith({
    sender: {
      kind: 'mail-server',
      name: 'The office’s server',
      hostName: 'smtp.example.org',
      ipAddress: '192.0.2.10',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    submission: { ipAddress: '192.0.2.11' },
    network: {
      outFirewallOf: 'sender',
      firewall: [
        { direction: 'out', port: 25, action: 'accept' },
        { direction: 'in', port: 25, action: 'accept' },
        { direction: 'in', port: 465, action: 'accept' },
        { direction: 'in', port: 587, action: 'accept' },
      ],
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['queue.look-up-mx', 'client.upgrade'],
  },
};

/** An MX whose firewall lets 465 and 587 in and drops 25. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const firewallMxClosed: Scenario = {
  id: 'firewall-mx-closed',
  world: worldWith({
    horizonMs: 400_000,
    network: {
      firewall: [
        { direction: 'in', port: 25, action: 'drop' },
        { direction: 'in', port: 465, action: 'accept' },
        { direction: 'in', port: 587, action: 'accept' },
      ],
    },
  }),
  goal: {
    ...QUIET,
    status: 'deferred',
    deliveredTo: null,
    fires: ['client.log-in', 'firewall.drop', 'queue.defer'],
  },
};

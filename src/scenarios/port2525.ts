/** An ISP closes the ports of submission; the provider also listens on 2525. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const port2525: Scenario = {
  id: 'port-2525',
  world: worldWith({
    sender: { outgoing: { port: 2525 } },
    network: {
      firewall: [
        { direction: 'out', port: 25, action: 'drop' },
        { direction: 'out', port: 465, action: 'drop' },
        { direction: 'out', port: 587, action: 'drop' },
      ],
    },
    submission: {
      ports: {
        ...DEFAULT_WORLD.submission.ports,
        '2525': DEFAULT_WORLD.submission.ports['587'] ?? {},
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['client.upgrade', 'client.log-in'],
  },
};

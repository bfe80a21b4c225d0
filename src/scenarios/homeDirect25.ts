/** Port 25 is open, and a program at home delivers straight to the MX: nobody vouches for it. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const homeDirect25: Scenario = {
  id: 'home-direct-25',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'Alice’s script',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    dns: {
      records: DEFAULT_WORLD.dns.records.filter(
        ({ name, type }) => !(type === 'PTR' && name === DEFAULT_WORLD.sender.ipAddress),
      ),
    },
  }),
  goal: { ...QUIET, status: 'delivered', deliveredTo: 'spam', fires: ['receiver.spam-folder'] },
};

/** Two MX hosts, of which the preferred one does not answer. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const mxFallback: Scenario = {
  id: 'mx-fallback',
  world: worldWith({
    dns: {
      records: [
        ...DEFAULT_WORLD.dns.records.filter(({ type }) => type !== 'MX'),
        { name: 'example.net', type: 'MX', preference: 20, host: 'mx.example.net' },
        { name: 'example.net', type: 'MX', preference: 10, host: 'mx1.example.net' },
        { name: 'mx1.example.net', type: 'A', address: '203.0.113.24' },
      ],
    },
  }),
  goal: { ...QUIET, status: 'delivered', deliveredTo: 'inbox', fires: ['queue.try-next-host'] },
};

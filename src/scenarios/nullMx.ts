/** The recipient's domain takes no mail and says so in DNS. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const nullMx: Scenario = {
  id: 'null-mx',
  world: worldWith({
    dns: {
      records: [
        ...DEFAULT_WORLD.dns.records.filter(({ type }) => type !== 'MX'),
        { name: 'example.net', type: 'MX', preference: 0, host: '.' },
      ],
    },
  }),
  goal: { ...QUIET, status: 'bounced', deliveredTo: null, fires: ['queue.null-mx'] },
};

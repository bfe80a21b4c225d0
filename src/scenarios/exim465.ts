/** The provider runs Exim, which tells its services apart by the port they listen on. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const exim465: Scenario = {
  id: 'exim-465',
  world: worldWith({
    sender: { outgoing: { port: 465, security: 'tls' } },
    submission: { software: 'exim' },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['tls.implicit-established', 'client.log-in'],
  },
};

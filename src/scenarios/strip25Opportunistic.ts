/** A box between the servers takes STARTTLS away; a relay under “may” goes on in the clear. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip25Opportunistic: Scenario = {
  id: 'strip-25-opportunistic',
  world: worldWith({
    sender: { outgoing: { port: 465, security: 'tls' } },
    network: { box: { way: 'remove-starttls', path: 'relay', ports: [25] } },
  }),
  goal: { ...QUIET, status: 'delivered', deliveredTo: 'inbox', messageExposed: true },
};

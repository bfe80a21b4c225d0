/** A box answers in the server’s name, and the client does not check certificates. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const impostor587Unverified: Scenario = {
  id: 'impostor-587-unverified',
  world: worldWith({
    sender: { verifyCertificate: false },
    network: { box: { way: 'impersonate', ports: [587] } },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'impostor',
    credentialsExposed: true,
    messageExposed: true,
  },
};

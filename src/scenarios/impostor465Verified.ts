/** A box answers on 465 in the server’s name, and the client checks its certificate. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const impostor465Verified: Scenario = {
  id: 'impostor-465-verified',
  world: worldWith({
    sender: { outgoing: { port: 465, security: 'tls' } },
    network: { box: { way: 'impersonate', ports: [465] } },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.certificate-refused'],
  },
};

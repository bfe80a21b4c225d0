/** Implicit TLS spoken to 587: the greeting in the clear is read as a TLS record. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const tlsTo587: Scenario = {
  id: 'tls-to-587',
  world: worldWith({ sender: { outgoing: { security: 'tls' } } }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.wrong-version-number'],
  },
};

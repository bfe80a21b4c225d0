/** A mail client submits on 465: TLS from the first octet, so there is nothing to strip. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const submit465: Scenario = {
  id: 'submit-465',
  world: worldWith({ sender: { outgoing: { port: 465, security: 'tls' } } }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['tls.implicit-established', 'client.log-in'],
  },
};

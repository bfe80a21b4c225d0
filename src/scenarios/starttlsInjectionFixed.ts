/**
 * The same box as in `starttls-injection`, and a server that throws away what came in the clear
 * behind STARTTLS (RFC 3207 §4.2): the injected command is never run.
 */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const starttlsInjectionFixed: Scenario = {
  id: 'starttls-injection-fixed',
  world: worldWith({ network: { box: { way: 'inject-after-starttls', ports: [587] } } }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['box.inject-after-starttls', 'starttls.discard-buffered', 'client.log-in'],
  },
};

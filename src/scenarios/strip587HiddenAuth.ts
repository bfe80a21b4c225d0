/** A box only takes STARTTLS out; this server offers AUTH under TLS only: no way to log in. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip587HiddenAuth: Scenario = {
  id: 'strip-587-hidden-auth',
  world: worldWith({
    sender: { outgoing: { security: 'starttls-if-available' } },
    network: { box: { way: 'remove-starttls', ports: [587] } },
  }),
  goal: { ...QUIET, status: 'aborted', deliveredTo: null, fires: ['client.login-missing'] },
};

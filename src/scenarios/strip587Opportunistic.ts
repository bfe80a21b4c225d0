/** A box takes STARTTLS out and puts AUTH in; the client wants TLS only if it is there. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip587Opportunistic: Scenario = {
  id: 'strip-587-opportunistic',
  world: worldWith({
    sender: { outgoing: { security: 'starttls-if-available' } },
    network: { box: { way: 'replace-starttls-with-auth', ports: [587] } },
  }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    credentialsExposed: true,
    says: ['530 5.7.0 Must issue a STARTTLS command first'],
  },
};

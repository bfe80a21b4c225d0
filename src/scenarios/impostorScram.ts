/** An impostor meets a client that checks no certificate, and logs in by SCRAM. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const impostorScram: Scenario = {
  id: 'impostor-scram',
  world: worldWith({
    sender: { verifyCertificate: false, login: { mechanisms: ['SCRAM-SHA-256'] } },
    submission: { mechanisms: ['PLAIN', 'LOGIN', 'SCRAM-SHA-256'] },
    network: { box: { way: 'impersonate', ports: [587] } },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['auth.prove', 'client.cancel-login'],
  },
};

/** The same box that puts AUTH in; this client insists on TLS and stops. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip587Required: Scenario = {
  id: 'strip-587-required',
  world: worldWith({
    network: { box: { way: 'replace-starttls-with-auth', ports: [587] } },
  }),
  goal: { ...QUIET, status: 'aborted', deliveredTo: null, fires: ['client.starttls-missing'] },
};

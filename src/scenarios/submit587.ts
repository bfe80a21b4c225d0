/** A mail client submits on 587: it starts readable, upgrades by STARTTLS, then logs in. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const submit587: Scenario = {
  id: 'submit-587',
  world: worldWith({}),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['client.upgrade', 'client.log-in'],
  },
};

/** The first mail to a domain with a policy: who hides the record in DNS hides the policy. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';
import { strip25MtaSts } from './strip25MtaSts';

export const firstContactMtaSts: Scenario = {
  id: 'first-contact-mta-sts',
  world: worldWith({
    ...strip25MtaSts.world,
    dns: { ...strip25MtaSts.world.dns, swallowed: ['_mta-sts.example.net'] },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    messageExposed: true,
    fires: ['queue.no-policy'],
  },
};

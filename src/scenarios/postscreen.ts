/** An MX that tries strangers at the door: the first visit is put off, the second goes through. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const postscreen: Scenario = {
  id: 'postscreen',
  world: worldWith({
    mx: { parameters: { postscreen: true, postscreen_pipelining_enable: true } },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: [
      'postscreen.tease',
      'postscreen.refuse-recipient',
      'queue.retry',
      'postscreen.trust',
      'queue.delivered',
    ],
    says: ['220-mx.example.net ESMTP Postfix', '450 4.3.2 Service currently unavailable'],
  },
};

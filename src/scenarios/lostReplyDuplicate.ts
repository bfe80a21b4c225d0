/** The 250 after the final dot is lost: the sender tries again, and Bob gets the message twice. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const lostReplyDuplicate: Scenario = {
  id: 'lost-reply-duplicate',
  world: worldWith({
    network: { cutAfter: { path: 'relay', port: 25, place: 'dot', how: 'fin', times: 1 } },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['network.cut', 'queue.defer', 'queue.retry', 'queue.delivered'],
  },
};

/** A client without a login on 587: the sender address belongs to somebody who must log in. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const noAuth587: Scenario = {
  id: 'no-auth-587',
  world: worldWith({ sender: { login: null } }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    says: ['553 5.7.1 <alice@example.org>: Sender address rejected: not logged in'],
  },
};

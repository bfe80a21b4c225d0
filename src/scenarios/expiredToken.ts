/** A client whose token has run out: the server says so in a 334, and refuses afterwards. */
import { QUIET, type Scenario } from './scenario';
import { tokenWorld } from './submit587Oauth';

export const expiredToken: Scenario = {
  id: 'expired-token',
  world: tokenWorld('ya29.token-of-yesterday'),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    fires: ['auth.token-refused', 'client.end-refused-login'],
    says: ['535 5.7.8 Error: authentication failed: (reason unavailable)'],
  },
};

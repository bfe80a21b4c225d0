/** A login with the wrong password: refused, after the server has thought it over. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const wrongPassword: Scenario = {
  id: 'wrong-password',
  world: worldWith({ sender: { login: { password: 'passwort' } } }),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    says: ['535 5.7.8 Error: authentication failed: (reason unavailable)'],
  },
};

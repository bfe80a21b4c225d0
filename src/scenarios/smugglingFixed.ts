/** The same message as in `smuggling`, to an MX that refuses bare line feeds: none arrives. */
import { QUIET, type Scenario } from './scenario';
import { smugglingWorld } from './smuggling';

export const smugglingFixed: Scenario = {
  id: 'smuggling-fixed',
  world: smugglingWorld('reject'),
  goal: {
    ...QUIET,
    status: 'rejected',
    deliveredTo: null,
    fires: ['data.bare-line-feed', 'client.message-refused'],
    says: ['550 5.5.2 mx.example.net Error: bare <LF> received'],
  },
};

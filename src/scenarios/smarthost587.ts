/** A mail server of its own sends through its provider on 587, logged in as a client is. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const smarthost587: Scenario = {
  id: 'smarthost-587',
  world: worldWith({
    sender: {
      kind: 'mail-server',
      name: 'Alice’s mail server',
      hostName: 'mail.example.org',
      login: null,
      relay: {
        relayhost: '[smtp.example.org]:587',
        smtp_tls_security_level: 'encrypt',
        smtp_sasl_auth_enable: true,
        smtp_sasl_password_maps: { '[smtp.example.org]:587': 'alice@example.org:password' },
        smtp_sasl_tls_security_options: ['noanonymous'],
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['queue.use-relayhost', 'client.log-in'],
  },
};

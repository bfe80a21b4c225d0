/** A client without TLS logs in at a server that offers AUTH in the clear. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const authBeforeTls: Scenario = {
  id: 'auth-before-tls',
  world: worldWith({
    sender: { outgoing: { security: 'none' } },
    submission: {
      ports: {
        '587': {
          smtpd_tls_security_level: 'may',
          smtpd_tls_auth_only: false,
          smtpd_sasl_auth_enable: true,
        },
      },
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    credentialsExposed: true,
    messageExposed: true,
    fires: ['client.log-in-in-clear'],
  },
};

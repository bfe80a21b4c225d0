/** The MX offers no STARTTLS, and the mail goes in the clear. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const relay25Plaintext: Scenario = {
  id: 'relay-25-plaintext',
  world: worldWith({
    sender: {
      kind: 'mail-server',
      name: 'Alice’s mail server',
      hostName: 'smtp.example.org',
      ipAddress: '192.0.2.10',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    submission: { ipAddress: '192.0.2.11' },
    mx: { ports: { '25': { smtpd_tls_security_level: 'none' } } },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    messageExposed: true,
    fires: ['queue.look-up-mx'],
  },
};

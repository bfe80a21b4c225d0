/** The name in the settings leads to the server, but is not in its certificate. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const wrongNameCertificate: Scenario = {
  id: 'wrong-name-certificate',
  world: worldWith({
    sender: { outgoing: { host: 'mail.example.org', port: 465, security: 'tls' } },
    dns: {
      records: [
        ...DEFAULT_WORLD.dns.records,
        { name: 'mail.example.org', type: 'A', address: '192.0.2.10' },
      ],
    },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.certificate-refused'],
  },
};

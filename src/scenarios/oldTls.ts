/** A client that stopped at TLS 1.0 meets a server whose floor is 1.2. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const oldTls: Scenario = {
  id: 'old-tls',
  world: worldWith({
    sender: { lowestTlsVersion: '1.0', highestTlsVersion: '1.0' },
    submission: { parameters: { smtpd_tls_mandatory_protocols: '>=TLSv1.2' } },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['client.upgrade', 'handshake.version-refused', 'client.tls-failed'],
  },
};

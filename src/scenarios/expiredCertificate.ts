/** The submission server’s certificate has run out; the client checks it and stops. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const expiredCertificate: Scenario = {
  id: 'expired-certificate',
  world: worldWith({ submission: { certificate: { expired: true } } }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.certificate-refused'],
  },
};

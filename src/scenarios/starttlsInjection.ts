/**
 * A box puts a command in behind STARTTLS, and the server runs it under TLS (CVE-2011-0411): its
 * reply takes the place of the reply to EHLO. A server that throws it away is not harmed.
 */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const starttlsInjection: Scenario = {
  id: 'starttls-injection',
  world: worldWith({
    submission: { keepsBufferAcrossStartTls: true },
    network: { box: { way: 'inject-after-starttls', ports: [587] } },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['box.inject-after-starttls', 'starttls.keep-buffered', 'client.login-missing'],
  },
};

/** A provider whose Postfix has its stock services only: 25 is on, submission is not. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const enableSubmission: Scenario = {
  id: 'enable-submission',
  world: worldWith({
    submission: { ports: { '25': { smtpd_tls_security_level: 'may' } } },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['tcp.refused', 'sending.connect-refused'],
  },
};

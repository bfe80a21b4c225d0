/** The same box, and a relay that remembers the domain's MTA-STS policy: the mail waits. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip25MtaSts: Scenario = {
  id: 'strip-25-mta-sts',
  world: worldWith({
    sender: { outgoing: { port: 465, security: 'tls' } },
    network: { box: { way: 'remove-starttls', path: 'relay', ports: [25] } },
    submission: { relay: { smtp_tls_policy_maps: 'mta-sts' } },
    dns: {
      records: [
        ...DEFAULT_WORLD.dns.records,
        { name: '_mta-sts.example.net', type: 'TXT', text: 'v=STSv1; id=20261101;' },
      ],
      policies: [
        {
          domain: 'example.net',
          answers: 'policy',
          mode: 'enforce',
          mx: ['mx.example.net'],
          max_age: 604_800,
        },
      ],
    },
  }),
  goal: { ...QUIET, status: 'deferred', deliveredTo: null, fires: ['queue.policy-known'] },
};

/** The same box, and a signed zone that says which key the MX has: the mail waits. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { keyDigest } from '../world/keyDigest';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const strip25Dane: Scenario = {
  id: 'strip-25-dane',
  world: worldWith({
    sender: { outgoing: { port: 465, security: 'tls' } },
    network: { box: { way: 'remove-starttls', path: 'relay', ports: [25] } },
    submission: {
      relay: { smtp_tls_security_level: 'dane', smtp_dns_support_level: 'dnssec' },
    },
    dns: {
      signedZones: ['example.net'],
      records: [
        ...DEFAULT_WORLD.dns.records,
        {
          name: '_25._tcp.mx.example.net',
          type: 'TLSA',
          usage: 3,
          selector: 1,
          matchingType: 1,
          data: keyDigest(DEFAULT_WORLD.mx.certificate),
        },
      ],
    },
  }),
  goal: { ...QUIET, status: 'deferred', deliveredTo: null, fires: ['queue.look-up-tlsa'] },
};

/**
 * A world for each provider's settings: Alice's client as that provider tells its users to set it,
 * from the submission to Bob's MX. RFC 8314 §3.3.
 * Simplified: the provider's servers answer as Postfix does, one host submits and relays, and its
 * certificate comes from an authority of this model.
 */
import { DEFAULT_WORLD } from '../../world/defaultWorld';
import type { World } from '../../world/worldSchema';
import { worldWith } from '../../world/worldWith';
import { QUIET, type Scenario } from '../scenario';
import { PROVIDER_SETTINGS, type ProviderSettings } from './providerSettings';

const { submission, dns } = DEFAULT_WORLD;

/** The zone with the provider's names in the place of the usual one's. */
const recordsFor = ({ host, imapHost }: ProviderSettings): World['dns']['records'] => [
  { name: host, type: 'A', address: submission.ipAddress },
  { name: imapHost, type: 'A', address: submission.ipAddress },
  { name: submission.ipAddress, type: 'PTR', host },
  ...dns.records.filter(
    ({ name }) => name !== submission.hostName && name !== submission.ipAddress,
  ),
];

/** A bearer token as a browser's login brings it; it stands for the user for an hour or so. */
const TOKEN = 'ya29.a-token';

/** What the client has and what the server takes. */
const loginFor = ({ login }: ProviderSettings) =>
  login === 'password'
    ? { sender: {}, submission: {} }
    : {
        sender: { login: { token: TOKEN, mechanisms: ['XOAUTH2' as const] } },
        submission: {
          mechanisms: ['XOAUTH2' as const],
          accounts: submission.accounts.map((account) => ({ ...account, token: TOKEN })),
        },
      };

/** Where a provider takes no implicit TLS, nothing listens on 465. */
const portsFor = ({ offers }: ProviderSettings) =>
  offers.includes(465)
    ? {}
    : {
        ports: {
          '587': {
            smtpd_tls_security_level: 'encrypt' as const,
            smtpd_tls_auth_only: true,
            smtpd_sasl_auth_enable: true,
          },
        },
      };

const presetOf = (settings: ProviderSettings): Scenario => ({
  id: settings.id,
  world: worldWith({
    sender: {
      ...loginFor(settings).sender,
      outgoing: { host: settings.host, port: settings.port, security: settings.security },
    },
    submission: {
      ...loginFor(settings).submission,
      hostName: settings.host,
      ...portsFor(settings),
      certificate: {
        subject: settings.host,
        alternativeNames: [settings.host, settings.imapHost],
      },
    },
    dns: { records: recordsFor(settings) },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: [
      settings.security === 'tls' ? 'tls.implicit-established' : 'client.upgrade',
      'client.log-in',
    ],
  },
});

export const PROVIDER_PRESETS: readonly Scenario[] = PROVIDER_SETTINGS.map(presetOf);

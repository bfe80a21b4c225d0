// The services that a server's session is tried on: those of the default world, and variants that
// bring out what is rarely set.

import type { Peer } from '../../src/machines/serverSession';
import {
  mxService,
  submissionService,
  type ServiceSettings,
} from '../../src/software/serviceSettings';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import type { PostfixParameters } from '../../src/world/postfixParameters';

export const PEER: Peer = { ipAddress: '198.51.100.7', hostName: 'client.example.org' };

/** The service of the default world on a port, with some parameters changed. */
export function serviceWith(
  port: 25 | 465 | 587,
  parameters: Partial<PostfixParameters> = {},
): ServiceSettings {
  const { submission, mx } = DEFAULT_WORLD;
  const service = port === 25 ? mxService(mx, port) : submissionService(submission, port);
  if (service === null) throw new Error(`Nothing listens on ${port}.`);
  return { ...service, parameters: { ...service.parameters, ...parameters } };
}

export const SERVER_SETTINGS = {
  onSubmission: serviceWith(587),
  onImplicitTls: serviceWith(465),
  onMx: serviceWith(25),
  withoutTls: serviceWith(587, {
    smtpd_tls_security_level: 'none',
    smtpd_tls_auth_only: false,
    smtpd_helo_required: true,
    disable_vrfy_command: true,
    smtpd_recipient_limit: 1,
  }),
} as const;

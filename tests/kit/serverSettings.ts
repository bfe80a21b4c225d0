// The services that a server's session is tried on: those of the default world, and variants that
// bring out what is rarely set.

import type { Peer } from '../../src/machines/serverSession';
import {
  mxService,
  submissionService,
  type EximService,
  type PostfixService,
} from '../../src/software/serviceSettings';
import { DEFAULT_WORLD } from '../../src/world/defaultWorld';
import type { EximOptions } from '../../src/world/eximOptions';
import { EXIM_MX, EXIM_SUBMISSION } from '../../src/world/eximWorld';
import type { PostfixParameters } from '../../src/world/postfixParameters';

export const PEER: Peer = { ipAddress: '198.51.100.7', hostName: 'client.example.org' };

/** The service of the default world on a port, with some parameters changed. */
export function serviceWith(
  port: 25 | 465 | 587,
  parameters: Partial<PostfixParameters> = {},
): PostfixService {
  const { submission, mx } = DEFAULT_WORLD;
  const service = port === 25 ? mxService(mx, port) : submissionService(submission, port);
  if (service?.software !== 'postfix') throw new Error(`No Postfix listens on ${port}.`);
  return { ...service, parameters: { ...service.parameters, ...parameters } };
}

/** The Exim that submission runs in the default world, with some options changed. */
export function eximWith(port: 25 | 465 | 587, options: Partial<EximOptions> = {}): EximService {
  const service = port === 25 ? mxService(EXIM_MX, port) : submissionService(EXIM_SUBMISSION, port);
  if (service?.software !== 'exim') throw new Error(`No Exim listens on ${port}.`);
  return { ...service, parameters: { ...service.parameters, ...options } };
}

export const SERVER_SETTINGS = {
  onExim: eximWith(587, {
    smtp_max_unknown_commands: 1,
    smtp_accept_max_nonmail: 1,
    smtp_enforce_sync: false,
  }),

  withoutLogins: {
    ...serviceWith(587, { smtpd_tls_security_level: 'may', smtpd_tls_auth_only: true }),
    mechanisms: [],
  },
  withoutLoginsInClear: {
    ...serviceWith(587, { smtpd_tls_security_level: 'none', smtpd_tls_auth_only: false }),
    mechanisms: [],
  },

  onSubmission: serviceWith(587),
  onImplicitTls: serviceWith(465),
  onMx: serviceWith(25),
  onFullDisk: { ...serviceWith(25), freeSpaceOctets: 0 },
  withoutTls: serviceWith(587, {
    smtpd_tls_security_level: 'none',
    smtpd_tls_auth_only: false,
    smtpd_helo_required: true,
    disable_vrfy_command: true,
    smtpd_recipient_limit: 1,
  }),
} as const;

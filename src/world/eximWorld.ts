/**
 * What a server of the default world is like when it runs Exim: the configuration of the captured
 * Exim sessions, which is the shipped one with TLS before any login and a login before any mail.
 */
import { DEFAULT_WORLD } from './defaultWorld';
import type { MxSettings, SubmissionSettings } from './serverSchema';

type Exim<T> = Extract<T, { readonly software: 'exim' }>;

const common = { message_size_limit: '1M', prdr_enable: true } as const;

const ports = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, {}]));

/** Submission on 587 and 465: no mail without TLS and a login, and AUTH only under TLS. */
export const EXIM_SUBMISSION: Exim<SubmissionSettings> = {
  ...DEFAULT_WORLD.submission,
  software: 'exim',
  parameters: {
    ...common,
    tls_on_connect_ports: [465],
    auth_advertise_hosts: 'under TLS',
    acl_smtp_mail: ['deny !encrypted', 'deny !authenticated'],
    local_domains: ['example.org'],
  },
  ports: ports('465', '587'),
  mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5'],
};

/** An MX on 25 that knows Bob and Carol, and takes no logins. */
export const EXIM_MX: Exim<MxSettings> = {
  ...DEFAULT_WORLD.mx,
  software: 'exim',
  parameters: { ...common, local_domains: ['example.net'] },
  ports: ports('25'),
  recipients: ['bob@example.net', 'carol@example.net', 'postmaster@example.net'],
};

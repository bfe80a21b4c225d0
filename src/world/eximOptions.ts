/**
 * The Exim options that a world can set, under the names of Exim's own configuration (Exim
 * specification, chapters 14, 42 and 43). Exim has one configuration for all ports; a service of a
 * world may still set an option, which stands for a condition on `$received_port`. Access control
 * lists are not a language here: the statements that a list may have are named, with their texts.
 */
import * as v from 'valibot';
import {
  booleanField,
  choiceField,
  countField,
  eximSizeField,
  eximTimeField,
  hostNameField,
  ipAddressField,
  portField,
  textField,
} from './fields';

const list = <T extends v.GenericSchema>(item: T, what: string) =>
  v.pipe(v.array(item, `a list of ${what}`), v.maxLength(50, `a list of at most 50 ${what}`));

/** A host list that names all hosts, or none. */
const hostsField = choiceField(['*', '']);

/** What Exim's plaintext and cram_md5 authenticators offer. */
export const EXIM_MECHANISMS = ['PLAIN', 'LOGIN', 'CRAM-MD5'] as const;

/** `deny` or `defer` in acl_smtp_rcpt, for senders by their addresses. */
const senderStatementSchema = v.strictObject({
  verb: choiceField(['deny', 'defer']),
  /** Addresses; `grey@*` stands for any domain. */
  senders: list(textField(254), 'sender addresses'),
  /** '' leaves the words to Exim. */
  message: textField(200),
});

/** Every option with its form. */
const eximOptionsSchema = v.strictObject({
  smtp_banner: textField(200),
  tls_advertise_hosts: hostsField,
  tls_on_connect_ports: list(portField, 'ports'),
  /** `under TLS` stands for the usual `${if eq{$tls_in_cipher}{}{}{*}}`. */
  auth_advertise_hosts: choiceField(['*', '', 'under TLS']),
  /** An authenticator without an entry is always shown. */
  server_advertise_condition: v.record(
    choiceField(EXIM_MECHANISMS),
    choiceField(['', 'under TLS']),
    'an object with a condition for each mechanism',
  ),
  chunking_advertise_hosts: hostsField,
  dsn_advertise_hosts: hostsField,
  pipelining_advertise_hosts: hostsField,
  pipelining_connect_advertise_hosts: hostsField,
  smtputf8_advertise_hosts: hostsField,
  prdr_enable: booleanField,
  tls_require_ciphers: textField(200),
  message_size_limit: eximSizeField,
  check_spool_space: eximSizeField,
  smtp_check_spool_space: booleanField,
  recipients_max: countField(0, 100_000),
  recipients_max_reject: booleanField,
  smtp_accept_max_nonmail: countField(0, 100_000),
  smtp_enforce_sync: booleanField,
  smtp_max_synprot_errors: countField(0, 10_000),
  smtp_max_unknown_commands: countField(0, 10_000),
  smtp_receive_timeout: eximTimeField,
  helo_allow_chars: textField(20),
  allow_domain_literals: booleanField,
  local_domains: list(hostNameField, 'domain names'),
  relay_to_domains: list(hostNameField, 'domain names'),
  relay_from_hosts: list(ipAddressField, 'IPv4 addresses'),
  acl_smtp_mail: list(choiceField(['deny !encrypted', 'deny !authenticated']), 'statements'),
  acl_smtp_rcpt: list(senderStatementSchema, 'statements'),
  acl_smtp_vrfy: choiceField(['', 'accept']),
  cannot_route_message: textField(200),
});

export const eximOverridesSchema = v.partial(eximOptionsSchema);

export type EximOptions = v.InferOutput<typeof eximOptionsSchema>;

/** Exim 4.96's own defaults, with the lists and texts of the configuration it is shipped with. */
export const EXIM_DEFAULTS: EximOptions = {
  smtp_banner: '$smtp_active_hostname ESMTP Exim $version_number $tod_full',
  tls_advertise_hosts: '*',
  tls_on_connect_ports: [],
  auth_advertise_hosts: '*',
  server_advertise_condition: {},
  chunking_advertise_hosts: '*',
  dsn_advertise_hosts: '',
  pipelining_advertise_hosts: '*',
  pipelining_connect_advertise_hosts: '*',
  smtputf8_advertise_hosts: '*',
  prdr_enable: true,
  tls_require_ciphers: 'NORMAL',
  message_size_limit: '50M',
  check_spool_space: '10M',
  smtp_check_spool_space: true,
  recipients_max: 50_000,
  recipients_max_reject: false,
  smtp_accept_max_nonmail: 10,
  smtp_enforce_sync: true,
  smtp_max_synprot_errors: 3,
  smtp_max_unknown_commands: 3,
  smtp_receive_timeout: '5m',
  helo_allow_chars: '',
  allow_domain_literals: false,
  local_domains: [],
  relay_to_domains: [],
  relay_from_hosts: ['127.0.0.1'],
  acl_smtp_mail: [],
  acl_smtp_rcpt: [],
  acl_smtp_vrfy: '',
  cannot_route_message: 'Unknown user',
};

/** What Postfix writes into a message's header: smtpd(8) and cleanup(8). */
import { postfixListField, yesNoField } from '../fields';

/** Whose messages are completed; each name is Postfix's own. */
const REWRITE_CLIENTS = [
  'permit_inet_interfaces',
  'permit_mynetworks',
  'permit_sasl_authenticated',
] as const;

type RewriteClient = (typeof REWRITE_CLIENTS)[number];

export const headerEntries = {
  smtpd_tls_received_header: yesNoField,
  smtpd_tls_ask_ccert: yesNoField,
  smtpd_sasl_authenticated_header: yesNoField,
  always_add_missing_headers: yesNoField,
  local_header_rewrite_clients: postfixListField(REWRITE_CLIENTS),
};

const ownInterfaces: RewriteClient[] = ['permit_inet_interfaces'];

export const headerDefaults = {
  smtpd_tls_received_header: false,
  smtpd_tls_ask_ccert: false,
  smtpd_sasl_authenticated_header: false,
  always_add_missing_headers: false,
  local_header_rewrite_clients: ownInterfaces,
};

/** How much of one client a Postfix puts up with, as anvil(8) counts it (TUNING_README). */
import * as v from 'valibot';
import { countField, ipAddressField, postfixTimeField } from '../fields';

/** 0 is no limit. */
const limit = countField(0, 100_000);

export const rateEntries = {
  anvil_rate_time_unit: postfixTimeField,
  smtpd_client_connection_count_limit: limit,
  smtpd_client_connection_rate_limit: limit,
  smtpd_client_message_rate_limit: limit,
  smtpd_client_recipient_rate_limit: limit,
  smtpd_client_new_tls_session_rate_limit: limit,
  smtpd_client_auth_rate_limit: limit,
  /** Null is Postfix's default, `$mynetworks`. */
  smtpd_client_event_limit_exceptions: v.nullable(
    v.pipe(
      v.array(ipAddressField, 'a list of IPv4 addresses'),
      v.maxLength(50, 'a list of at most 50 IPv4 addresses'),
    ),
  ),
};

export const rateDefaults = {
  anvil_rate_time_unit: '60s',
  smtpd_client_connection_count_limit: 50,
  smtpd_client_connection_rate_limit: 0,
  smtpd_client_message_rate_limit: 0,
  smtpd_client_recipient_rate_limit: 0,
  smtpd_client_new_tls_session_rate_limit: 0,
  smtpd_client_auth_rate_limit: 0,
  smtpd_client_event_limit_exceptions: null,
};

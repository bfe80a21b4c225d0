/**
 * What postscreen(8) does before a client may speak with smtpd(8): lists, the wait before the
 * greeting, blocklists, and the tests of how a client speaks.
 * Not modelled: answers of a blocklist that are filtered (`zone=127.0.0.4`), allowlists of DNS.
 */
import * as v from 'valibot';
import {
  choiceField,
  countField,
  ipAddressField,
  postfixTimeField,
  textField,
  yesNoField,
} from '../fields';
import { listField } from '../listField';

/** `zen.example` or `zen.example*2`: a zone, and how much its word weighs. */
const siteField = v.pipe(
  textField(120),
  v.regex(/^[a-z0-9.-]+(?:\*-?\d{1,3})?$/u, 'a DNS zone, with a weight such as *2 or without'),
);

const action = choiceField(['ignore', 'enforce', 'drop']);

const addresses = listField(ipAddressField, 50, 'IPv4 addresses');

export const postscreenEntries = {
  /** Whether master.cf has postscreen, and not smtpd, on this port. */
  postscreen: yesNoField,
  postscreen_access_list: v.strictObject({ permit: addresses, reject: addresses }),
  postscreen_denylist_action: action,
  postscreen_greet_wait: postfixTimeField,
  postscreen_greet_banner: textField(200),
  postscreen_greet_action: action,
  postscreen_dnsbl_sites: listField(siteField, 20, 'DNS zones'),
  postscreen_dnsbl_threshold: countField(1, 1000),
  postscreen_dnsbl_action: action,
  postscreen_pipelining_enable: yesNoField,
  postscreen_pipelining_action: action,
  postscreen_non_smtp_command_enable: yesNoField,
  postscreen_non_smtp_command_action: action,
  postscreen_bare_newline_enable: yesNoField,
  postscreen_bare_newline_action: action,
  postscreen_command_count_limit: countField(1, 1000),
  postscreen_command_time_limit: postfixTimeField,
};

export const postscreenDefaults = {
  postscreen: false,
  postscreen_access_list: { permit: [], reject: [] },
  postscreen_denylist_action: 'ignore' as const,
  postscreen_greet_wait: '6s',
  postscreen_greet_banner: '$smtpd_banner',
  postscreen_greet_action: 'ignore' as const,
  postscreen_dnsbl_sites: [],
  postscreen_dnsbl_threshold: 1,
  postscreen_dnsbl_action: 'ignore' as const,
  postscreen_pipelining_enable: false,
  postscreen_pipelining_action: 'enforce' as const,
  postscreen_non_smtp_command_enable: false,
  postscreen_non_smtp_command_action: 'drop' as const,
  postscreen_bare_newline_enable: false,
  postscreen_bare_newline_action: 'ignore' as const,
  postscreen_command_count_limit: 20,
  postscreen_command_time_limit: '300s',
};

/** What a session with a Postfix is like: its greeting, limits, time-outs and commands. */
import * as v from 'valibot';
import {
  choiceField,
  countField,
  ipAddressField,
  postfixTimeField,
  textField,
  yesNoField,
} from '../fields';

const words = v.pipe(
  v.array(textField(50), 'a list of words'),
  v.maxLength(50, 'a list of at most 50 words'),
);

export const sessionEntries = {
  smtpd_banner: textField(200),
  smtpd_helo_required: yesNoField,
  smtpd_recipient_limit: countField(1, 100_000),
  smtpd_recipient_overshoot_limit: countField(0, 100_000),
  smtpd_soft_error_limit: countField(0, 10_000),
  smtpd_hard_error_limit: countField(1, 10_000),
  smtpd_error_sleep_time: postfixTimeField,
  smtpd_junk_command_limit: countField(1, 100_000),
  smtpd_timeout: postfixTimeField,
  message_size_limit: countField(0, 2_000_000_000),
  queue_minfree: countField(0, 2_000_000_000),
  disable_vrfy_command: yesNoField,
  smtpd_forbid_unauth_pipelining: yesNoField,
  smtpd_forbid_bare_newline: choiceField(['no', 'yes', 'normalize', 'reject']),
  /** Null is Postfix's default, `$mynetworks`. */
  smtpd_forbid_bare_newline_exclusions: v.nullable(
    v.pipe(
      v.array(ipAddressField, 'a list of IPv4 addresses'),
      v.maxLength(50, 'a list of at most 50 IPv4 addresses'),
    ),
  ),
  smtpd_discard_ehlo_keywords: words,
  smtpd_noop_commands: words,
  smtpd_forbidden_commands: words,
  smtpd_command_filter: v.pipe(
    v.record(textField(200), textField(200), 'an object with a line for each command line'),
    v.check((table) => Object.keys(table).length <= 50, 'a table of at most 50 entries'),
  ),
};

export const sessionDefaults = {
  smtpd_banner: '$myhostname ESMTP $mail_name',
  smtpd_helo_required: false,
  smtpd_recipient_limit: 1000,
  smtpd_recipient_overshoot_limit: 1000,
  smtpd_soft_error_limit: 10,
  smtpd_hard_error_limit: 20,
  smtpd_error_sleep_time: '1s',
  smtpd_junk_command_limit: 100,
  smtpd_timeout: '300s',
  message_size_limit: 10_240_000,
  queue_minfree: 0,
  disable_vrfy_command: false,
  smtpd_forbid_unauth_pipelining: false,
  smtpd_forbid_bare_newline: 'no' as const,
  smtpd_forbid_bare_newline_exclusions: null,
  smtpd_discard_ehlo_keywords: [],
  smtpd_noop_commands: [],
  smtpd_forbidden_commands: ['CONNECT', 'GET', 'POST'],
  smtpd_command_filter: {},
};

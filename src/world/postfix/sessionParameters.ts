/** What a session with a Postfix is like: its greeting, limits, time-outs and commands. */
import { countField, postfixTimeField, textField, yesNoField } from '../fields';

export const sessionEntries = {
  smtpd_banner: textField(200),
  smtpd_helo_required: yesNoField,
  smtpd_recipient_limit: countField(1, 100_000),
  smtpd_hard_error_limit: countField(1, 10_000),
  smtpd_junk_command_limit: countField(1, 100_000),
  smtpd_timeout: postfixTimeField,
  message_size_limit: countField(0, 2_000_000_000),
  disable_vrfy_command: yesNoField,
  smtpd_forbid_unauth_pipelining: yesNoField,
};

export const sessionDefaults = {
  smtpd_banner: '$myhostname ESMTP $mail_name',
  smtpd_helo_required: false,
  smtpd_recipient_limit: 1000,
  smtpd_hard_error_limit: 20,
  smtpd_junk_command_limit: 100,
  smtpd_timeout: '300s',
  message_size_limit: 10_240_000,
  disable_vrfy_command: false,
  smtpd_forbid_unauth_pipelining: false,
};

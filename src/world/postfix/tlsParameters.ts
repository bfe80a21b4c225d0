/** When a Postfix offers or demands TLS, and in which versions (TLS_README). */
import {
  choiceField,
  postfixTimeField,
  postfixTlsRangeField,
  textField,
  yesNoField,
} from '../fields';

/** Postfix's grades of ciphers; each holds those that are stronger. */
const gradeField = choiceField(['export', 'low', 'medium', 'high', 'null']);

export const tlsEntries = {
  smtpd_tls_security_level: choiceField(['none', 'may', 'encrypt']),
  smtpd_tls_wrappermode: yesNoField,
  smtpd_tls_auth_only: yesNoField,
  smtpd_tls_protocols: postfixTlsRangeField,
  smtpd_tls_mandatory_protocols: postfixTlsRangeField,
  smtpd_tls_ciphers: gradeField,
  smtpd_tls_mandatory_ciphers: gradeField,
  smtpd_tls_exclude_ciphers: textField(400),
  smtpd_tls_mandatory_exclude_ciphers: textField(400),
  smtpd_starttls_timeout: postfixTimeField,
};

export const tlsDefaults = {
  smtpd_tls_security_level: 'may' as const,
  smtpd_tls_wrappermode: false,
  smtpd_tls_auth_only: false,
  smtpd_tls_protocols: '>=TLSv1',
  smtpd_tls_mandatory_protocols: '>=TLSv1',
  smtpd_tls_ciphers: 'medium' as const,
  smtpd_tls_mandatory_ciphers: 'medium' as const,
  smtpd_tls_exclude_ciphers: '',
  smtpd_tls_mandatory_exclude_ciphers: '',
  smtpd_starttls_timeout: '300s',
};

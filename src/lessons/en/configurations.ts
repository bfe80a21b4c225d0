/**
 * Lines of configuration as the programs read them: Postfix 3.7's master.cf and main.cf, Exim
 * 4.96, and a firewall of nftables. They carry out RFC 8314 §4 and RFC 5068 §3.1.
 */

export interface Configuration {
  /** The program and its file. */
  readonly name: string;
  readonly lines: readonly string[];
}

export const POSTFIX_LINES: Configuration = {
  name: 'Postfix, master.cf, with TLS limits in main.cf',
  lines: [
    '# master.cf',
    'smtp        inet  n  -  y  -  -  smtpd',
    'submission  inet  n  -  y  -  -  smtpd',
    '  -o smtpd_tls_security_level=encrypt',
    '  -o smtpd_tls_auth_only=yes',
    '  -o smtpd_sasl_auth_enable=yes',
    '  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject',
    'submissions inet  n  -  y  -  -  smtpd',
    '  -o smtpd_tls_wrappermode=yes',
    '  -o smtpd_sasl_auth_enable=yes',
    '  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject',
    '',
    '# main.cf',
    'smtpd_tls_security_level = may',
    'smtpd_tls_mandatory_protocols = >=TLSv1.2',
    'smtpd_tls_mandatory_ciphers = high',
  ],
};

export const EXIM_LINES: Configuration = {
  name: 'Exim, main section and MAIL ACL',
  lines: [
    'daemon_smtp_ports = 25 : 465 : 587',
    'tls_advertise_hosts = *',
    'tls_on_connect_ports = 465',
    'auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}',
    'tls_require_ciphers = NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2',
    'acl_smtp_mail = acl_check_mail',
    '',
    'begin acl',
    'acl_check_mail:',
    '  accept condition = ${if eq{$received_port}{25}}',
    '  deny   message = TLS required',
    '         !encrypted = *',
    '  deny   message = Authentication required',
    '         !authenticated = *',
    '  accept',
  ],
};

export const FIREWALL_LINES: Configuration = {
  name: 'nftables, on a router with clients and a mail host behind it',
  lines: [
    '# clients send by 465 and 587, and only the mail host by 25',
    '# what no rule accepts is dropped, the web too: add what else is needed',
    'add table inet mail',
    'add chain inet mail forward { type filter hook forward priority 0; policy drop; }',
    'add rule inet mail forward ct state established,related accept',
    'add rule inet mail forward meta l4proto { tcp, udp } th dport 53 accept',
    'add rule inet mail forward ip saddr 192.0.2.10 tcp dport 25 accept',
    'add rule inet mail forward ip daddr 192.0.2.10 tcp dport { 25, 465, 587 } accept',
    'add rule inet mail forward iifname "lan" tcp dport { 465, 587, 993, 995 } accept',
    'add rule inet mail forward tcp dport 25 reject with icmpx admin-prohibited',
  ],
};

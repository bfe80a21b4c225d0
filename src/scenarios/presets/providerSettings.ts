/**
 * What well-known providers tell their users to set for outgoing mail, as Thunderbird's database
 * of providers had it in March 2026. RFC 8314 §3.3, RFC 6409 §3.1.
 */

export interface ProviderSettings {
  /** The scenario's id. */
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly port: 465 | 587;
  /** The ports on which it takes mail from its users' clients. */
  readonly offers: readonly (465 | 587)[];
  readonly security: 'tls' | 'starttls';
  /** OAuth2 is XOAUTH2 here; a password is one made for the program where the provider wants it. */
  readonly login: 'oauth2' | 'password';
  /** Where the same account fetches its mail, on 993. */
  readonly imapHost: string;
}

export const PROVIDER_SETTINGS: readonly ProviderSettings[] = [
  {
    id: 'provider-gmail',
    name: 'Gmail',
    host: 'smtp.gmail.com',
    port: 465,
    offers: [465, 587],
    security: 'tls',
    login: 'oauth2',
    imapHost: 'imap.gmail.com',
  },
  {
    id: 'provider-outlook',
    name: 'Outlook.com',
    host: 'smtp-mail.outlook.com',
    port: 587,
    offers: [587],
    security: 'starttls',
    login: 'oauth2',
    imapHost: 'outlook.office365.com',
  },
  {
    id: 'provider-microsoft-365',
    name: 'Microsoft 365',
    host: 'smtp.office365.com',
    port: 587,
    offers: [587],
    security: 'starttls',
    login: 'oauth2',
    imapHost: 'outlook.office365.com',
  },
  {
    id: 'provider-icloud',
    name: 'iCloud',
    host: 'smtp.mail.me.com',
    port: 587,
    offers: [587],
    security: 'starttls',
    login: 'password',
    imapHost: 'imap.mail.me.com',
  },
  {
    id: 'provider-yahoo',
    name: 'Yahoo',
    host: 'smtp.mail.yahoo.com',
    port: 465,
    offers: [465, 587],
    security: 'tls',
    login: 'password',
    imapHost: 'imap.mail.yahoo.com',
  },
  {
    id: 'provider-gmx',
    name: 'GMX',
    host: 'mail.gmx.net',
    port: 587,
    offers: [465, 587],
    security: 'starttls',
    login: 'password',
    imapHost: 'imap.gmx.net',
  },
];

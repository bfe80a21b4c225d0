/**
 * The provider's server for fetching mail, a Dovecot beside its submission server: which ports
 * speak IMAP or POP3, and whether TLS comes at once there (RFC 8314 §3.1, §3.2). Settings bear
 * Dovecot's own names. It is here because clients are sent to it by mistake.
 * Not modelled: logins and mailboxes.
 */
import * as v from 'valibot';
import { booleanField, choiceField, portNameField, textField } from './fields';
import { listField } from './listField';

export const mailAccessSchema = v.strictObject({
  login_greeting: textField(200),
  disable_plaintext_auth: booleanField,
  auth_mechanisms: listField(textField(30), 10, 'mechanisms'),
  /** Dovecot's `inet_listener`: the protocol spoken on a port, and `ssl` where TLS comes first. */
  ports: v.record(
    portNameField,
    v.strictObject({ protocol: choiceField(['imap', 'pop3']), ssl: booleanField }),
    'an object with a port number for each listener',
  ),
});

export type MailAccessSettings = v.InferOutput<typeof mailAccessSchema>;

/** As Debian ships Dovecot, with both protocols on. */
export const DEFAULT_MAIL_ACCESS: MailAccessSettings = {
  login_greeting: 'Dovecot (Debian) ready.',
  disable_plaintext_auth: true,
  auth_mechanisms: ['PLAIN'],
  ports: {
    '110': { protocol: 'pop3', ssl: false },
    '143': { protocol: 'imap', ssl: false },
    '993': { protocol: 'imap', ssl: true },
    '995': { protocol: 'pop3', ssl: true },
  },
};

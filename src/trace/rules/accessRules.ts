/** Rules of a server for fetching mail, IMAP or POP3, that is called by a client that sends. */
import { cite } from '../../rfc/citation';

export const ACCESS_RULES = {
  'access.await-handshake': [cite('RFC8314', '3.1'), cite('RFC8314', '3.2')],
  'access.greet': [cite('RFC9051', '7.1.1'), cite('RFC1939', '3')],
  'access.greet-under-tls': [cite('RFC8314', '3.2'), cite('RFC9051', '7.1.1')],
  'access.secured': [cite('RFC9051', '6.2.1')],
  'access.unknown-command': [cite('RFC9051', '7.1.3'), cite('RFC1939', '3')],
  'access.too-many-commands': [cite('RFC9051', '7.1.5'), cite('RFC1939', '3')],
  'access.list-capabilities': [cite('RFC9051', '6.1.1'), cite('RFC2449', '5')],
  'access.noop': [cite('RFC9051', '6.1.2')],
  'access.start-tls': [cite('RFC9051', '6.2.1')],
  'access.tls-active': [cite('RFC9051', '6.2.1')],
  'access.log-out': [cite('RFC9051', '6.1.3'), cite('RFC1939', '4')],
  'access.unreadable': [cite('RFC9051', '7.1.3')],
  'access.idle': [cite('RFC9051', '5.4'), cite('RFC1939', '3')],
  'access.handshake-timeout': [cite('RFC8314', '3.2')],
  'access.handshake-failed': [cite('RFC8446', '6.2')],
  'access.connection-lost': [cite('RFC9051', '3.4')],
  'access.after-close': [cite('RFC9051', '3.4')],
} as const;

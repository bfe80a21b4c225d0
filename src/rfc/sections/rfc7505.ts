/**
 * Models the contents of RFC 7505: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7505: RfcTable = {
  title: 'A "Null MX" No Service Resource Record for Domains That Accept No Mail',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in This Document',
    '3': 'MX Resource Records Specifying Null MX',
    '4': 'Effects of Null MX',
    '4.1': 'SMTP Server Benefits',
    '4.2': 'Sending Mail from Domains That Publish Null MX',
    '5': 'Security Considerations',
    '6': 'IANA Considerations',
    '7': 'References',
    '7.1': 'Normative References',
    '7.2': 'Informative References',
  },
};

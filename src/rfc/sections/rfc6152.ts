/**
 * Models the contents of RFC 6152: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc6152: RfcTable = {
  title: 'SMTP Service Extension for 8-bit MIME Transport',
  sections: {
    '1': 'Introduction',
    '2': 'Framework for the 8-bit MIME Transport Extension',
    '3': 'The 8bit-MIMEtransport Service Extension',
    '4': 'Usage Example',
    '5': 'Security Considerations',
    '6': 'IANA Considerations',
    '6.1': 'SMTP Service Extension Registration',
    '7': 'Acknowledgements',
    '8': 'Normative References',
  },
};

/**
 * Models the contents of RFC 8997: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc8997: RfcTable = {
  title: 'Deprecation of TLS 1.1 for Email Submission and Access',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in This Document',
    '3': 'Updates to RFC 8314',
    '4': 'IANA Considerations',
    '5': 'Security Considerations',
    '6': 'References',
    '6.1': 'Normative References',
    '6.2': 'Informative References',
  },
};

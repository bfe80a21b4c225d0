/**
 * Models the contents of RFC 7817: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7817: RfcTable = {
  title:
    'Updated Transport Layer Security (TLS) Server Identity Check Procedure for ' +
    'Email-Related Protocols',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in This Document',
    '3': 'Email Server Certificate Verification Rules',
    '4': 'Compliance Checklist for Certification Authorities',
    '4.1': 'Notes on Handling of Delegated Email Services by Certification Authorities',
    '5':
      'Compliance Checklist for Mail Service Providers and Certificate Signing Request ' +
      'Generation Tools',
    '5.1': 'Notes on Hosting Multiple Domains',
    '6': 'Examples',
    '7': 'Operational Considerations',
    '8': 'Security Considerations',
    '9': 'References',
    '9.1': 'Normative References',
    '9.2': 'Informative References',
    A: 'Changes to RFCs 2595, 3207, 3501, and 5804',
  },
};

/**
 * Models the contents of RFC 3207: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc3207: RfcTable = {
  title: 'SMTP Service Extension for Secure SMTP over Transport Layer Security',
  sections: {
    '1': 'Introduction',
    '1.1': 'Terminology',
    '2': 'STARTTLS Extension',
    '3': 'The STARTTLS Keyword',
    '4': 'The STARTTLS Command',
    '4.1': 'Processing After the STARTTLS Command',
    '4.2': 'Result of the STARTTLS Command',
    '4.3': 'STARTTLS on the Submission Port',
    '5': 'Usage Example',
    '6': 'Security Considerations',
    '7': 'References',
  },
};

/**
 * Models the contents of RFC 7372: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7372: RfcTable = {
  title: 'Email Authentication Status Codes',
  sections: {
    '1': 'Introduction',
    '2': 'Key Words',
    '3': 'New Enhanced Status Codes',
    '3.1': 'DKIM Failure Codes',
    '3.2': 'SPF Failure Codes',
    '3.3': 'Reverse DNS Failure Code',
    '3.4': 'Multiple Authentication Failures Code',
    '4': 'General Considerations',
    '5': 'Security Considerations',
    '6': 'IANA Considerations',
    '7': 'Normative References',
    A: 'Acknowledgments',
  },
};

/**
 * Models the contents of RFC 2034: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc2034: RfcTable = {
  title: 'SMTP Service Extension for Returning Enhanced Error Codes',
  sections: {
    '1': 'Abstract',
    '2': 'Introduction',
    '3': 'Framework for the Enhanced Error Statuses Extension',
    '4': 'The Enhanced-Status-Codes service extension',
    '5': 'Status Codes and Negotiation',
    '6': 'Usage Example',
    '7': 'Security Considerations',
    '8': 'References',
    '9': 'Author Address',
  },
};

/**
 * Models the contents of RFC 3463: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc3463: RfcTable = {
  title: 'Enhanced Mail System Status Codes',
  sections: {
    '1': 'Overview',
    '2': 'Status Code Structure',
    '3': 'Enumerated Status Codes',
    '3.1': 'Other or Undefined Status',
    '3.2': 'Address Status',
    '3.3': 'Mailbox Status',
    '3.4': 'Mail system status',
    '3.5': 'Network and Routing Status',
    '3.6': 'Mail Delivery Protocol Status',
    '3.7': 'Message Content or Message Media Status',
    '3.8': 'Security or Policy Status',
    '4': 'Normative References',
    '5': 'Security Considerations',
  },
};

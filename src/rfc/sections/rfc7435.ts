/**
 * Models the contents of RFC 7435: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7435: RfcTable = {
  title: 'Opportunistic Security: Some Protection Most of the Time',
  sections: {
    '1': 'Introduction',
    '1.1': 'Background',
    '1.2': 'A New Perspective',
    '2': 'Terminology',
    '3': 'Opportunistic Security Design Principles',
    '4': 'Example: Opportunistic TLS in SMTP',
    '5': 'Operational Considerations',
    '6': 'Security Considerations',
    '7': 'References',
    '7.1': 'Normative References',
    '7.2': 'Informative References',
  },
};

/**
 * Models the contents of RFC 4954: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc4954: RfcTable = {
  title: 'SMTP Service Extension for Authentication',
  sections: {
    '1': 'Introduction',
    '2': 'How to Read This Document',
    '3': 'The Authentication Service Extension',
    '4': 'The AUTH Command',
    '4.1': 'Examples',
    '5': 'The AUTH Parameter to the MAIL FROM command',
    '5.1': 'Examples',
    '6': 'Status Codes',
    '7': 'Additional Requirements on Servers',
    '8': 'Formal Syntax',
    '9': 'Security Considerations',
    '10': 'IANA Considerations',
    '11': 'Normative References',
    '12': 'Informative References',
    '13': 'Acknowledgments',
    '14': 'Additional Requirements When Using SASL PLAIN over TLS',
    '15': 'Changes since RFC 2554',
  },
};

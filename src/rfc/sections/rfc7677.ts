/**
 * Models the contents of RFC 7677: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7677: RfcTable = {
  title:
    'SCRAM-SHA-256 and SCRAM-SHA-256-PLUS Simple Authentication and Security Layer (SASL) Mechanisms',
  sections: {
    '1': 'Introduction',
    '2': 'Key Word Definitions',
    '3': 'SCRAM-SHA-256 and SCRAM-SHA-256-PLUS',
    '4': 'Security Considerations',
    '5': 'IANA Considerations',
    '5.1': 'Updates to SCRAM-* Registration',
    '5.2': 'SASL-SCRAM Family Mechanisms Registration Procedure',
    '6': 'References',
    '6.1': 'Normative References',
    '6.2': 'Informative References',
  },
};

/**
 * Models the contents of RFC 8996: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc8996: RfcTable = {
  title: 'Deprecating TLS 1.0 and TLS 1.1',
  sections: {
    '1': 'Introduction',
    '1.1': 'RFCs Updated',
    '1.2': 'Terminology',
    '2': 'Support for Deprecation',
    '3': 'SHA-1 Usage Problematic in TLS 1.0 and TLS 1.1',
    '4': 'Do Not Use TLS 1.0',
    '5': 'Do Not Use TLS 1.1',
    '6': 'Updates to RFC 7525',
    '7': 'Operational Considerations',
    '8': 'Security Considerations',
    '9': 'IANA Considerations',
    '10': 'References',
    '10.1': 'Normative References',
    '10.2': 'Informative References',
  },
};

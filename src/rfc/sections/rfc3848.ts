/**
 * Models the contents of RFC 3848: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc3848: RfcTable = {
  title: 'ESMTP and LMTP Transmission Types Registration',
  sections: {
    '1': 'IANA Considerations',
    '2': 'Implementation Experience',
    '3': 'Security Considerations',
    '4': 'References',
    '4.1': 'Normative References',
    '4.2': 'Informative References',
    '4.3': 'URIs',
  },
};

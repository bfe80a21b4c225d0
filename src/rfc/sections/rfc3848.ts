/** RFC 3848: titles, word for word. */
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

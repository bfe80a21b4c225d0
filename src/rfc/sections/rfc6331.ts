/**
 * Models the contents of RFC 6331: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc6331: RfcTable = {
  title: 'Moving DIGEST-MD5 to Historic',
  sections: {
    '1': 'Introduction and Overview',
    '2': 'Security Considerations',
    '3': 'IANA Considerations',
    '4': 'Acknowledgements',
    '5': 'References',
    '5.1': 'Normative References',
    '5.2': 'Informative References',
  },
};

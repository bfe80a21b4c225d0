/**
 * Models the contents of RFC 2195: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc2195: RfcTable = {
  title: 'IMAP/POP AUTHorize Extension for Simple Challenge/Response',
  sections: {
    '1': 'Introduction',
    '2': 'Challenge-Response Authentication Mechanism (CRAM)',
    '3': 'References',
    '4': 'Security Considerations',
    '5': 'Acknowledgements',
    '6': "Authors' Addresses",
  },
};

/**
 * Models the contents of RFC 1985: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc1985: RfcTable = {
  title: 'SMTP Service Extension for Remote Message Queue Starting',
  sections: {
    '1': 'Introduction',
    '2': 'Framework for the ETRN Extension',
    '3': 'The Remote Queue Processing Declaration service extension',
    '4': 'Definitions',
    '5': 'The extended ETRN command',
    '5.1': 'Server action on receipt of the extended ETRN command',
    '5.2': 'Client action on receiving response to extended ETRN command',
    '5.3': 'Use Of ETRN to release mail for a subdomain or queue',
    '6': 'Minimal usage',
    '7': 'Example',
    '8': 'Security Considerations',
    '9': 'Acknowledgements',
    '10': 'References',
    '11': "Author's Address",
  },
};

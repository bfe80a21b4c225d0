/**
 * Models the contents of RFC 1939: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc1939: RfcTable = {
  title: 'Post Office Protocol - Version 3',
  sections: {
    '1': 'Introduction',
    '2': 'A Short Digression',
    '3': 'Basic Operation',
    '4': 'The AUTHORIZATION State',
    '5': 'The TRANSACTION State',
    '6': 'The UPDATE State',
    '7': 'Optional POP3 Commands',
    '8': 'Scaling and Operational Considerations',
    '9': 'POP3 Command Summary',
    '10': 'Example POP3 Session',
    '11': 'Message Format',
    '12': 'References',
    '13': 'Security Considerations',
    '14': 'Acknowledgements',
    '15': "Authors' Addresses",
    A: 'Differences from RFC 1725',
    B: 'Command Index',
  },
};

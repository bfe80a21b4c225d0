/**
 * Models the contents of RFC 2920: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc2920: RfcTable = {
  title: 'SMTP Service Extension for Command Pipelining',
  sections: {
    '1': 'Introduction',
    '1.1': 'Requirements Notation',
    '2': 'Framework for the Command Pipelining Extension',
    '3': 'The Pipelining Service Extension',
    '3.1': 'Client use of pipelining',
    '3.2': 'Server support of pipelining',
    '4': 'Examples',
    '5': 'Security Considerations',
    '6': 'Acknowledgements',
    '7': 'References',
    '8': "Author's Address",
    '9': 'Full Copyright Statement',
  },
};

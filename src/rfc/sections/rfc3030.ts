/**
 * Models the contents of RFC 3030: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc3030: RfcTable = {
  title: 'SMTP Service Extensions for Transmission of Large and Binary MIME Messages',
  sections: {
    '1': 'Overview',
    '2': 'Framework for the Large Message Extensions',
    '3': 'Framework for the Binary Service Extension',
    '4': 'Examples',
    '4.1': 'Simple Chunking',
    '4.2': 'Pipelining BINARYMIME',
    '5': 'Security Considerations',
    '6': 'References',
    '7': "Author's Address",
  },
};

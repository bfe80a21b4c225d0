/**
 * Models the contents of RFC 3629: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc3629: RfcTable = {
  title: 'UTF-8, a transformation format of ISO 10646',
  sections: {
    '1': 'Introduction',
    '2': 'Notational conventions',
    '3': 'UTF-8 definition',
    '4': 'Syntax of UTF-8 Byte Sequences',
    '5': 'Versions of the standards',
    '6': 'Byte order mark (BOM)',
    '7': 'Examples',
    '8': 'MIME registration',
    '9': 'IANA Considerations',
    '10': 'Security Considerations',
    '11': 'Acknowledgements',
    '12': 'Changes from RFC 2279',
    '13': 'Normative References',
    '14': 'Informative References',
    '15': 'URIs',
    '16': 'Intellectual Property Statement',
    '17': "Author's Address",
    '18': 'Full Copyright Statement',
  },
};

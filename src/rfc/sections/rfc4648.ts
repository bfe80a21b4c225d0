/**
 * Models the contents of RFC 4648: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc4648: RfcTable = {
  title: 'The Base16, Base32, and Base64 Data Encodings',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in This Document',
    '3': 'Implementation Discrepancies',
    '3.1': 'Line Feeds in Encoded Data',
    '3.2': 'Padding of Encoded Data',
    '3.3': 'Interpretation of Non-Alphabet Characters in Encoded Data',
    '3.4': 'Choosing the Alphabet',
    '3.5': 'Canonical Encoding',
    '4': 'Base 64 Encoding',
    '5': 'Base 64 Encoding with URL and Filename Safe Alphabet',
    '6': 'Base 32 Encoding',
    '7': 'Base 32 Encoding with Extended Hex Alphabet',
    '8': 'Base 16 Encoding',
    '9': 'Illustrations and Examples',
    '10': 'Test Vectors',
    '11': 'ISO C99 Implementation of Base64',
    '12': 'Security Considerations',
    '13': 'Changes Since RFC 3548',
    '14': 'Acknowledgements',
    '15': 'Copying Conditions',
    '16': 'References',
    '16.1': 'Normative References',
    '16.2': 'Informative References',
  },
};

/**
 * Models the contents of RFC 4616: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc4616: RfcTable = {
  title: 'The PLAIN Simple Authentication and Security Layer (SASL) Mechanism',
  sections: {
    '1': 'Introduction',
    '2': 'PLAIN SASL Mechanism',
    '3': 'Pseudo-Code',
    '4': 'Examples',
    '5': 'Security Considerations',
    '6': 'IANA Considerations',
    '7': 'Acknowledgements',
    '8': 'Normative References',
    '9': 'Informative References',
    A: 'Changes since RFC 2595',
  },
};

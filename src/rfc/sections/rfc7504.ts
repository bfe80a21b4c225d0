/**
 * Models the contents of RFC 7504: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7504: RfcTable = {
  title: 'SMTP 521 and 556 Reply Codes',
  sections: {
    '1': 'Introduction',
    '1.1': 'Terminology',
    '2': 'Background',
    '3': 'The 521 Reply Code',
    '4': 'The 556 Reply Code',
    '5': 'Small Details to Avoid Loose Ends',
    '5.1': 'Specific Changes to RFC 5321',
    '5.2': 'The RFC 1846 Experiment',
    '6': 'IANA Considerations',
    '7': 'Security Considerations',
    '8': 'References',
    '8.1': 'Normative References',
    '8.2': 'Informative References',
  },
};

/**
 * Models the contents of RFC 6531: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc6531: RfcTable = {
  title: 'SMTP Extension for Internationalized Email',
  sections: {
    '1': 'Introduction',
    '1.1': 'Terminology',
    '1.2': 'Changes Made to Other Specifications',
    '2': 'Overview of Operation',
    '3': 'Mail Transport-Level Protocol',
    '3.1': 'Framework for the Internationalization Extension',
    '3.2': 'The SMTPUTF8 Extension',
    '3.3': 'Extended Mailbox Address Syntax',
    '3.4': 'MAIL Command Parameter Usage',
    '3.5': 'Non-ASCII Addresses and Reply-Codes',
    '3.6': 'Body Parts and SMTP Extensions',
    '3.7': 'Additional ESMTP Changes and Clarifications',
    '3.7.1': 'The Initial SMTP Exchange',
    '3.7.2': 'Mail eXchangers',
    '3.7.3': 'Trace Information',
    '3.7.4': 'UTF-8 Strings in Replies',
    '3.7.4.1': 'MAIL Command',
    '3.7.4.2': 'VRFY and EXPN Commands and the SMTPUTF8 Parameter',
    '4': 'IANA Considerations',
    '4.1': 'SMTP Service Extensions Registry',
    '4.2': 'SMTP Enhanced Status Code Registry',
    '4.3': 'WITH Protocol Types Sub-Registry of the Mail Transmission Types Registry',
    '5': 'Security Considerations',
    '6': 'Acknowledgements',
    '7': 'References',
    '7.1': 'Normative References',
    '7.2': 'Informative References',
  },
};

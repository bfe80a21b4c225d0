/**
 * Models the contents of RFC 6647: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc6647: RfcTable = {
  title: 'Email Greylisting: An Applicability Statement for SMTP',
  sections: {
    '1': 'Introduction',
    '1.1': 'Background',
    '1.2': 'Definitions',
    '1.2.1': 'Keywords',
    '1.2.2': 'Email Architecture Terminology',
    '2': 'Types of Greylisting',
    '2.1': 'Connection-Level Greylisting',
    '2.2': 'SMTP HELO/EHLO Greylisting',
    '2.3': 'SMTP MAIL Greylisting',
    '2.4': 'SMTP RCPT Greylisting',
    '2.5': 'SMTP DATA Greylisting',
    '2.6': 'Additional Heuristics',
    '2.7': 'Exceptions',
    '3': 'Benefits and Costs',
    '4': 'Unintended Consequences',
    '4.1': 'Unintended Mail Delivery Failures',
    '4.2': 'Unintended SMTP Client Failures',
    '4.3': 'Address Space Saturation',
    '5': 'Recommendations',
    '6': 'Measuring Effectiveness',
    '7': 'IPv6 Applicability',
    '8': 'Security Considerations',
    '8.1': 'Trade-Offs',
    '8.2': 'Database',
    '9': 'References',
    '9.1': 'Normative References',
    '9.2': 'Informative References',
    A: 'Acknowledgments',
  },
};

/**
 * Models the contents of RFC 8314: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc8314: RfcTable = {
  title:
    'Cleartext Considered Obsolete: Use of Transport Layer Security (TLS) for Email ' +
    'Submission and Access',
  sections: {
    '1': 'Introduction',
    '1.1': 'How This Document Updates Previous RFCs',
    '2': 'Conventions and Terminology Used in This Document',
    '3': 'Implicit TLS',
    '3.1': 'Implicit TLS for POP',
    '3.2': 'Implicit TLS for IMAP',
    '3.3': 'Implicit TLS for SMTP Submission',
    '3.4': 'Implicit TLS Connection Closure for POP, IMAP, and SMTP Submission',
    '4': 'Use of TLS by Mail Access Servers and Message Submission Servers',
    '4.1': 'Deprecation of Services Using Cleartext and TLS Versions Less Than 1.1',
    '4.2': 'Mail Server Use of Client Certificate Authentication',
    '4.3': 'Recording TLS Ciphersuite in "Received" Header Field',
    '4.4': 'TLS Server Certificate Requirements',
    '4.5': 'Recommended DNS Records for Mail Protocol Servers',
    '4.5.1': 'MX Records',
    '4.5.2': 'SRV Records',
    '4.5.3': 'DNSSEC',
    '4.5.4': 'TLSA Records',
    '4.6': 'Changes to Internet-Facing Servers',
    '5': 'Use of TLS by Mail User Agents',
    '5.1': 'Use of SRV Records in Establishing Configuration',
    '5.2': 'Minimum Confidentiality Level',
    '5.3': 'Certificate Validation',
    '5.4': 'Certificate Pinning',
    '5.5': 'Client Certificate Authentication',
    '6': 'Considerations Related to Antivirus/Antispam Software and Services',
    '7': 'IANA Considerations',
    '7.1': 'POP3S Port Registration Update',
    '7.2': 'IMAPS Port Registration Update',
    '7.3': 'Submissions Port Registration',
    '7.4': 'Additional Registered Clauses for "Received" Fields',
    '8': 'Security Considerations',
    '9': 'References',
    '9.1': 'Normative References',
    '9.2': 'Informative References',
    A: 'Design Considerations',
  },
};

/**
 * Models the contents of RFC 7672: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7672: RfcTable = {
  title:
    'SMTP Security via Opportunistic DNS-Based Authentication of Named Entities ' +
    '(DANE) Transport Layer Security (TLS)',
  sections: {
    '1': 'Introduction',
    '1.1': 'Terminology',
    '1.2': 'Background',
    '1.3': 'SMTP Channel Security',
    '1.3.1': 'STARTTLS Downgrade Attack',
    '1.3.2': 'Insecure Server Name without DNSSEC',
    '1.3.3': 'Sender Policy Does Not Scale',
    '1.3.4': 'Too Many Certification Authorities',
    '2': 'Identifying Applicable TLSA Records',
    '2.1': 'DNS Considerations',
    '2.1.1': 'DNS Errors, "Bogus" Responses, and "Indeterminate" Responses',
    '2.1.2': 'DNS Error Handling',
    '2.1.3': 'Stub Resolver Considerations',
    '2.2': 'TLS Discovery',
    '2.2.1': 'MX Resolution',
    '2.2.2': 'Non-MX Destinations',
    '2.2.3': 'TLSA Record Lookup',
    '3': 'DANE Authentication',
    '3.1': 'TLSA Certificate Usages',
    '3.1.1': 'Certificate Usage DANE-EE(3)',
    '3.1.2': 'Certificate Usage DANE-TA(2)',
    '3.1.3': 'Certificate Usages PKIX-TA(0) and PKIX-EE(1)',
    '3.2': 'Certificate Matching',
    '3.2.1': 'DANE-EE(3) Name Checks',
    '3.2.2': 'DANE-TA(2) Name Checks',
    '3.2.3': 'Reference Identifier Matching',
    '4': 'Server Key Management',
    '5': 'Digest Algorithm Agility',
    '6': 'Mandatory TLS Security',
    '7': 'Note on DANE for Message User Agents',
    '8': 'Interoperability Considerations',
    '8.1': 'SNI Support',
    '8.2': 'Anonymous TLS Cipher Suites',
    '9': 'Operational Considerations',
    '9.1': 'Client Operational Considerations',
    '9.2': 'Publisher Operational Considerations',
    '10': 'Security Considerations',
    '11': 'References',
    '11.1': 'Normative References',
    '11.2': 'Informative References',
  },
};

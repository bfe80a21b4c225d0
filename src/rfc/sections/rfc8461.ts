/**
 * Models the contents of RFC 8461: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc8461: RfcTable = {
  title: 'SMTP MTA Strict Transport Security (MTA-STS)',
  sections: {
    '1': 'Introduction',
    '1.1': 'Terminology',
    '2': 'Related Technologies',
    '3': 'Policy Discovery',
    '3.1': 'MTA-STS TXT Records',
    '3.2': 'MTA-STS Policies',
    '3.3': 'HTTPS Policy Fetching',
    '3.4': 'Policy Selection for Smart Hosts and Subdomains',
    '4': 'Policy Validation',
    '4.1': 'MX Host Validation',
    '4.2': 'Recipient MTA Certificate Validation',
    '5': 'Policy Application',
    '5.1': 'Policy Application Control Flow',
    '6': 'Reporting Failures',
    '7': 'Interoperability Considerations',
    '7.1': 'SNI Support',
    '7.2': 'Minimum TLS Version Support',
    '8': 'Operational Considerations',
    '8.1': 'Policy Updates',
    '8.2': 'Policy Delegation',
    '8.3': 'Removing MTA-STS',
    '8.4': 'Preserving MX Candidate Traversal',
    '9': 'IANA Considerations',
    '9.1': 'Well-Known URIs Registry',
    '9.2': 'MTA-STS TXT Record Fields',
    '9.3': 'MTA-STS Policy Fields',
    '10': 'Security Considerations',
    '10.1': 'Obtaining a Signed Certificate',
    '10.2': 'Preventing Policy Discovery',
    '10.3': 'Denial of Service',
    '10.4': 'Weak Policy Constraints',
    '10.5': 'Compromise of the Web PKI System',
    '11': 'References',
    '11.1': 'Normative References',
    '11.2': 'Informative References',
    A: 'MTA-STS Example Record and Policy',
    B: 'Message Delivery Pseudocode',
  },
};

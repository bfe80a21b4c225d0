/**
 * Models the contents of RFC 2449: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc2449: RfcTable = {
  title: 'POP3 Extension Mechanism',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in this Document',
    '3': 'General Command and Response Grammar',
    '4': 'Parameter and Response Lengths',
    '5': 'The CAPA Command',
    '6': 'Initial Set of Capabilities',
    '6.1': 'TOP capability',
    '6.2': 'USER capability',
    '6.3': 'SASL capability',
    '6.4': 'RESP-CODES capability',
    '6.5': 'LOGIN-DELAY capability',
    '6.6': 'PIPELINING capability',
    '6.7': 'EXPIRE capability',
    '6.8': 'UIDL capability',
    '6.9': 'IMPLEMENTATION capability',
    '7': 'Future Extensions to POP3',
    '8': 'Extended POP3 Response Codes',
    '8.1': 'Initial POP3 response codes',
    '8.1.1': 'The LOGIN-DELAY response code',
    '8.1.2': 'The IN-USE response code',
    '9': 'IANA Considerations',
    '10': 'Security Considerations',
    '11': 'Acknowledgments',
    '12': 'References',
    '13': "Authors' Addresses",
    '14': 'Full Copyright Statement',
  },
};

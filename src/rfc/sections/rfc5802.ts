/**
 * Models the contents of RFC 5802: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc5802: RfcTable = {
  title: 'Salted Challenge Response Authentication Mechanism (SCRAM) SASL and GSS-API Mechanisms',
  sections: {
    '1': 'Introduction',
    '2': 'Conventions Used in This Document',
    '2.1': 'Terminology',
    '2.2': 'Notation',
    '3': 'SCRAM Algorithm Overview',
    '4': 'SCRAM Mechanism Names',
    '5': 'SCRAM Authentication Exchange',
    '5.1': 'SCRAM Attributes',
    '5.2': 'Compliance with SASL Mechanism Requirements',
    '6': 'Channel Binding',
    '6.1': 'Default Channel Binding',
    '7': 'Formal Syntax',
    '8': 'SCRAM as a GSS-API Mechanism',
    '8.1': 'GSS-API Principal Name Types for SCRAM',
    '8.2': 'GSS-API Per-Message Tokens for SCRAM',
    '8.3': 'GSS_Pseudo_random() for SCRAM',
    '9': 'Security Considerations',
    '10': 'IANA Considerations',
    '11': 'Acknowledgements',
    '12': 'References',
    '12.1': 'Normative References',
    '12.2': 'Normative References for GSS-API Implementors',
    '12.3': 'Informative References',
    A: 'Other Authentication Mechanisms',
    B: 'Design Motivations',
  },
};

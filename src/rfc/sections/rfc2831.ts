/**
 * Models the contents of RFC 2831: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc2831: RfcTable = {
  title: 'Using Digest Authentication as a SASL Mechanism',
  sections: {
    '1': 'INTRODUCTION',
    '1.1': 'CONVENTIONS AND NOTATION',
    '1.2': 'REQUIREMENTS',
    '2': 'AUTHENTICATION',
    '2.1': 'INITIAL AUTHENTICATION',
    '2.1.1': 'Step One',
    '2.1.2': 'Step Two',
    '2.1.3': 'Step Three',
    '2.2': 'SUBSEQUENT AUTHENTICATION',
    '2.2.1': 'Step one',
    '2.2.2': 'Step Two',
    '2.3': 'INTEGRITY PROTECTION',
    '2.4': 'CONFIDENTIALITY PROTECTION',
    '3': 'SECURITY CONSIDERATIONS',
    '3.1': 'AUTHENTICATION OF CLIENTS USING DIGEST AUTHENTICATION',
    '3.2': 'COMPARISON OF DIGEST WITH PLAINTEXT PASSWORDS',
    '3.3': 'REPLAY ATTACKS',
    '3.4': 'ONLINE DICTIONARY ATTACKS',
    '3.5': 'OFFLINE DICTIONARY ATTACKS',
    '3.6': 'MAN IN THE MIDDLE',
    '3.7': 'CHOSEN PLAINTEXT ATTACKS',
    '3.8': 'SPOOFING BY COUNTERFEIT SERVERS',
    '3.9': 'STORING PASSWORDS',
    '3.10': 'MULTIPLE REALMS',
    '3.11': 'SUMMARY',
    '4': 'EXAMPLE',
    '5': 'REFERENCES',
    '6': "AUTHORS' ADDRESSES",
    '7': 'ABNF',
    '7.1': 'AUGMENTED BNF',
    '7.2': 'BASIC RULES',
    '8': 'SAMPLE CODE',
    '9': 'FULL COPYRIGHT STATEMENT',
  },
};

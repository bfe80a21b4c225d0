/**
 * Models the contents of RFC 7628: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc7628: RfcTable = {
  title: 'A Set of Simple Authentication and Security Layer (SASL) Mechanisms for OAuth',
  sections: {
    '1': 'Introduction',
    '2': 'Terminology',
    '3': 'OAuth SASL Mechanism Specifications',
    '3.1': 'Initial Client Response',
    '3.1.1': 'Reserved Key/Values',
    '3.2': "Server's Response",
    '3.2.1': 'OAuth Identifiers in the SASL Context',
    '3.2.2': 'Server Response to Failed Authentication',
    '3.2.3': 'Completing an Error Message Sequence',
    '3.3': 'OAuth Access Token Types using Keyed Message Digests',
    '4': 'Examples',
    '4.1': 'Successful Bearer Token Exchange',
    '4.2': 'Successful OAuth 1.0a Token Exchange',
    '4.3': 'Failed Exchange',
    '4.4': 'SMTP Example of a Failed Negotiation',
    '5': 'Security Considerations',
    '6': 'Internationalization Considerations',
    '7': 'IANA Considerations',
    '7.1': 'SASL Registration',
    '8': 'References',
    '8.1': 'Normative References',
    '8.2': 'Informative References',
  },
};

/**
 * Models the contents of RFC 6066: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc6066: RfcTable = {
  title: 'Transport Layer Security (TLS) Extensions: Extension Definitions',
  sections: {
    '1': 'Introduction',
    '1.1': 'Specific Extensions Covered',
    '1.2': 'Conventions Used in This Document',
    '2': 'Extensions to the Handshake Protocol',
    '3': 'Server Name Indication',
    '4': 'Maximum Fragment Length Negotiation',
    '5': 'Client Certificate URLs',
    '6': 'Trusted CA Indication',
    '7': 'Truncated HMAC',
    '8': 'Certificate Status Request',
    '9': 'Error Alerts',
    '10': 'IANA Considerations',
    '10.1': 'pkipath MIME Type Registration',
    '10.2': 'Reference for TLS Alerts, TLS HandshakeTypes, and ExtensionTypes',
    '11': 'Security Considerations',
    '11.1': 'Security Considerations for server_name',
    '11.2': 'Security Considerations for max_fragment_length',
    '11.3': 'Security Considerations for client_certificate_url',
    '11.4': 'Security Considerations for trusted_ca_keys',
    '11.5': 'Security Considerations for truncated_hmac',
    '11.6': 'Security Considerations for status_request',
    '12': 'Normative References',
    '13': 'Informative References',
    A: 'Changes from RFC 4366',
    B: 'Acknowledgements',
  },
};

/**
 * Models the contents of RFC 9325: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc9325: RfcTable = {
  title:
    'Recommendations for Secure Use of Transport Layer Security (TLS) and Datagram ' +
    'Transport Layer Security (DTLS)',
  sections: {
    '1': 'Introduction',
    '2': 'Terminology',
    '3': 'General Recommendations',
    '3.1': 'Protocol Versions',
    '3.1.1': 'SSL/TLS Protocol Versions',
    '3.1.2': 'DTLS Protocol Versions',
    '3.1.3': 'Fallback to Lower Versions',
    '3.2': 'Strict TLS',
    '3.3': 'Compression',
    '3.3.1': 'Certificate Compression',
    '3.4': 'TLS Session Resumption',
    '3.5': 'Renegotiation in TLS 1.2',
    '3.6': 'Post-Handshake Authentication',
    '3.7': 'Server Name Indication (SNI)',
    '3.8': 'Application-Layer Protocol Negotiation (ALPN)',
    '3.9': 'Multi-Server Deployment',
    '3.10': 'Zero Round-Trip Time (0-RTT) Data in TLS 1.3',
    '4': 'Recommendations: Cipher Suites',
    '4.1': 'General Guidelines',
    '4.2': 'Cipher Suites for TLS 1.2',
    '4.2.1': 'Implementation Details',
    '4.3': 'Cipher Suites for TLS 1.3',
    '4.4': 'Limits on Key Usage',
    '4.5': 'Public Key Length',
    '4.6': 'Truncated HMAC',
    '5': 'Applicability Statement',
    '5.1': 'Security Services',
    '5.2': 'Opportunistic Security',
    '6': 'IANA Considerations',
    '7': 'Security Considerations',
    '7.1': 'Host Name Validation',
    '7.2': 'AES-GCM',
    '7.2.1': 'Nonce Reuse in TLS 1.2',
    '7.3': 'Forward Secrecy',
    '7.4': 'Diffie-Hellman Exponent Reuse',
    '7.5': 'Certificate Revocation',
    '8': 'References',
    '8.1': 'Normative References',
    '8.2': 'Informative References',
    A: 'Differences from RFC 7525',
  },
};

/**
 * Models the contents of RFC 5782: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc5782: RfcTable = {
  title: 'DNS Blacklists and Whitelists',
  sections: {
    '1': 'Introduction',
    '2': 'Structure of an IP Address DNSBL or DNSWL',
    '2.1': 'IP Address DNSxL',
    '2.2': 'IP Address DNSWL',
    '2.3': 'Combined IP Address DNSxL',
    '2.4': 'IPv6 DNSxLs',
    '3': 'Domain Name DNSxLs',
    '4': 'DNSxL Cache Behavior',
    '5': 'Test and Contact Addresses',
    '6': 'Typical Usage of DNSBLs and DNSWLs',
    '7': 'Security Considerations',
    '8': 'References',
    '8.1': 'Normative References',
    '8.2': 'Informative References',
  },
};

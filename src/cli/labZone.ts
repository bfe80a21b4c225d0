/**
 * What DNS said in the network in which the Postfix sessions were captured: the names that their
 * clients, senders and recipients have. A name that is not here did not exist there.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { DnsRecord } from '../world/dnsSchema';

export const LAB_ZONE: readonly DnsRecord[] = [
  ...DEFAULT_WORLD.dns.records,
  { name: 'example.org', type: 'MX', preference: 10, host: 'smtp.example.org' },
  { name: 'example.com', type: 'MX', preference: 10, host: 'mail.example.com' },
  { name: 'nomail.example', type: 'MX', preference: 0, host: '.' },
  { name: 'broken.example', type: 'broken', failure: 'timeout' },
  { name: '198.51.100.66', type: 'PTR', host: 'spam.example.edu' },
  { name: 'spam.example.edu', type: 'A', address: '198.51.100.66' },
  { name: '198.51.100.68', type: 'PTR', host: 'mismatch.example.edu' },
  { name: 'mismatch.example.edu', type: 'A', address: '198.51.100.99' },
  { name: '66.100.51.198.dnsbl.example', type: 'A', address: '127.0.0.2' },
  {
    name: '66.100.51.198.dnsbl.example',
    type: 'TXT',
    text: 'https://dnsbl.example/query/ip/198.51.100.66',
  },
];

/**
 * Models the contents of RFC 1812: titles word for word.
 * Only the clause on ICMP Destination Unreachable and its parents.
 */
import type { RfcTable } from '../rfcTable';

export const rfc1812: RfcTable = {
  title: 'Requirements for IP Version 4 Routers',
  sections: {
    '5': 'INTERNET LAYER - FORWARDING',
    '5.2': 'FORWARDING WALK-THROUGH',
    '5.2.7': 'Internet Control Message Protocol - ICMP',
    '5.2.7.1': 'Destination Unreachable',
  },
};

/**
 * Models the contents of RFC 792: titles word for word.
 * The RFC does not number its sections, so they are named by their page.
 */
import type { RfcTable } from '../rfcTable';

export const rfc792: RfcTable = {
  title: 'Internet Control Message Protocol',
  sections: {
    'page-2': 'Message Formats',
    'page-4': 'Destination Unreachable Message',
    'page-6': 'Time Exceeded Message',
    'page-8': 'Parameter Problem Message',
    'page-10': 'Source Quench Message',
    'page-12': 'Redirect Message',
    'page-14': 'Echo or Echo Reply Message',
    'page-16': 'Timestamp or Timestamp Reply Message',
    'page-18': 'Information Request or Information Reply Message',
    'page-20': 'Summary of Message Types',
  },
};

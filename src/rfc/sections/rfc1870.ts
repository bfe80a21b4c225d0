/**
 * Models the contents of RFC 1870: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc1870: RfcTable = {
  title: 'SMTP Service Extension for Message Size Declaration',
  sections: {
    '1': 'Abstract',
    '2': 'Introduction',
    '3': 'Framework for the Size Declaration Extension',
    '4': 'The Message Size Declaration service extension',
    '5': 'Definitions',
    '6': 'The extended MAIL command',
    '6.1': 'Server action on receipt of the extended MAIL command',
    '6.2': 'Client action on receiving response to extended MAIL command',
    '6.3': 'Messages larger than the declared size.',
    '6.4': 'Per-recipient rejection based on message size.',
    '7': 'Minimal usage',
    '8': 'Example',
    '9': 'Security Considerations',
    '10': 'Acknowledgements',
    '11': 'References',
    '12': 'Chair, Editor, and Author Addresses',
  },
};

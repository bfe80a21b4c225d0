/**
 * Models the contents of RFC 5068: titles word for word.
 * All sections to the fifth level.
 */
import type { RfcTable } from '../rfcTable';

export const rfc5068: RfcTable = {
  title: 'Email Submission Operations: Access and Accountability Requirements',
  sections: {
    '1': 'Introduction',
    '2': 'Terminology',
    '3': 'Submission, Relaying, Delivery',
    '3.1': 'Best Practices for Submission Operation',
    '3.2': 'Transitioning to Submission Port',
    '4': 'External Submission',
    '4.1': 'Best Practices for Support of External Submissions',
    '5': 'Message Submission Authentication/Authorization Technologies',
    '6': 'Security Considerations',
    '7': 'References',
    '7.1': 'Normative References',
    '7.2': 'Informative References',
    A: 'Acknowledgments',
  },
};

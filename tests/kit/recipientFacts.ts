// What is known of a recipient that nothing speaks against.

import type { RecipientFacts } from '../../src/software/serverSoftware';

export const RECIPIENT_FACTS: RecipientFacts = {
  clientAddress: '198.51.100.7',
  clientName: null,
  reverseName: null,
  helloName: 'client.example.org',
  identity: null,
  sender: 'alice@example.org',
  recipient: 'bob@example.net',
  stage: 'rcpt',
  secured: false,
  hasPipelined: false,
  recipientCount: 0,
  namedCount: 1,
  remembered: {
    messages: 1,
    recipients: 1,
    firstTriedMsAgo: null,
    mailbox: null,
    declaredOctets: null,
  },
};

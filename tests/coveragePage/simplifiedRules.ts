// Which rules the honest limits of a file are about. The limits themselves stand in the comments of
// the files; this table only says on which rows of the coverage page they are repeated.

import type { RuleId } from '../../src/trace/rules';

export const SIMPLIFIED_RULES: Readonly<Record<string, readonly RuleId[]>> = {
  'src/machines/mailAccessMachine.ts': ['access.unknown-command'],
  'src/machines/receiverJudgement.ts': ['receiver.inbox', 'receiver.spam-folder'],
  'src/machines/relayTls.ts': ['queue.policy-known'],
  'src/machines/relayTry.ts': ['queue.defer', 'queue.retry', 'queue.retry-with-policy'],
  'src/simulation/connection.ts': ['tcp.close', 'tcp.established'],
  'src/simulation/noticeDesk.ts': ['notice.bounce', 'notice.delay', 'notice.success'],
  'src/simulation/policyStore.ts': ['queue.fetch-policy'],
  'src/simulation/resolver.ts': ['dns.answer', 'queue.look-up-tlsa'],
  'src/simulation/serverStation.ts': ['session.greet'],
  'src/simulation/tlsHandshake.ts': [
    'handshake.client-hello',
    'handshake.server-flight',
    'handshake.client-finish',
    'handshake.established',
  ],
  'src/smtp/dkim/dkimDigest.ts': ['receiver.look-up-dkim-key'],
  'src/smtp/sasl/mechanisms.ts': ['auth.bad-mechanism'],
  'src/smtp/sasl/scram.ts': ['auth.prove'],
  'src/software/authentication/dmarc/dmarcRecord.ts': ['receiver.look-up-dmarc'],
  'src/software/dovecot/dovecot.ts': ['access.unknown-command'],
  'src/software/exim/synchronization.ts': ['session.out-of-sync'],
  'src/software/postfix/accessTable.ts': ['recipient.access-denied', 'receiver.discard'],
  'src/software/postfix/dovecot.ts': ['auth.refuse'],
  'src/software/postfix/policyServices.ts': ['recipient.put-off'],
  'src/software/postfix/sideCommands.ts': ['etrn.refuse'],
  'src/world/cipherSuites.ts': ['handshake.no-shared-cipher'],
};

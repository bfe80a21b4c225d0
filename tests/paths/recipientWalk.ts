// The receiver on every path by which it judges a recipient, before DNS has been asked and after.

import type { SnapshotFrom } from 'xstate';
import type { ReceiverEvent } from '../../src/machines/receiver';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { softwareOf } from '../../src/software/serverSoftware';
import type { DnsAnswer } from '../../src/trace/traceEvent';
import type { PostfixParameters } from '../../src/world/postfixParameters';
import { DNS_ANSWERS } from '../kit/dnsAnswers';
import { explore, stateOf } from '../kit/explore';
import { RECIPIENT_FACTS } from '../kit/recipientFacts';
import { eximWith, PEER, serviceWith } from '../kit/serverSettings';

/** Restrictions on names that need no DNS. */
const NAME_CHECKS: Partial<PostfixParameters> = {
  smtpd_helo_restrictions: ['check_helo_access', 'reject_non_fqdn_helo_hostname'],
  smtpd_sender_restrictions: ['check_sender_access', 'reject_non_fqdn_sender'],
  smtpd_recipient_restrictions: ['reject_non_fqdn_recipient'],
  check_helo_access: { 'me.example.net': 'REJECT You are not me' },
  check_sender_access: { 'mallory@example.org': 'REJECT' },
  mydestination: ['example.net', 'localhost'],
};

/** A blocklist is asked before anything else is judged. */
const ASKS_FIRST: Partial<PostfixParameters> = {
  smtpd_client_restrictions: ['reject_rbl_client'],
  reject_rbl_client: ['dnsbl.example'],
};

/** Policy services answer, before DNS is asked and after it. */
const GREYLISTING: readonly Partial<PostfixParameters>[] = [{}, ASKS_FIRST].map((changes) => ({
  ...changes,
  smtpd_recipient_restrictions: ['check_policy_service'],
  check_policy_service: ['quota-status', 'postgrey'],
  smtpd_client_recipient_rate_limit: 3,
}));

const UNKNOWN_SENDERS: readonly Partial<PostfixParameters>[] = [{}, ASKS_FIRST].map((changes) => ({
  ...changes,
  smtpd_reject_unlisted_sender: true,
  mydestination: ['example.net', 'example.org'],
}));

const FULL = { usedOctets: 10, quotaOctets: 9 };

/** The answers that a restriction tells apart. */
const TELLING: readonly DnsAnswer[] = [
  { status: 'found', values: ['v=spf1 -all'] },
  { status: 'found', values: ['0 .'] },
  { status: 'found', values: ['10 a.example.net'] },
  { status: 'nxdomain' },
];

/** What can be answered to the question that a receiver has asked. */
function answersTo({
  context: { settings, named, known },
}: SnapshotFrom<typeof receiverMachine>): readonly ReceiverEvent[] {
  if (named === null) return DNS_ANSWERS;
  const judgement = softwareOf(settings).judgeRecipient(settings, named, known);
  if (judgement.kind !== 'ask') return DNS_ANSWERS;
  const { query } = judgement;
  return TELLING.map((answer) => ({ type: 'answer.received', query, answer }) as const);
}

export const recipientWalk = explore({
  machine: receiverMachine,
  inputs: [
    serviceWith(25),
    serviceWith(25, { smtpd_client_restrictions: ['reject'] }),
    serviceWith(25, { smtpd_recipient_restrictions: ['reject'] }),
    serviceWith(25, { smtpd_relay_restrictions: ['defer_unauth_destination'] }),
    serviceWith(587),
    serviceWith(25, { smtpd_sender_restrictions: ['reject_unknown_sender_domain'] }),
    serviceWith(25, { smtpd_recipient_restrictions: ['reject_unknown_recipient_domain'] }),
    serviceWith(25, { smtpd_helo_restrictions: ['reject_unknown_helo_hostname'] }),
    ...[NAME_CHECKS, { ...NAME_CHECKS, ...ASKS_FIRST }].map((changes) => serviceWith(25, changes)),
    serviceWith(25, { smtpd_client_restrictions: ['reject_unknown_client_hostname'] }),
    serviceWith(25, { ...ASKS_FIRST, smtpd_client_restrictions: ['reject_rbl_client', 'reject'] }),
    serviceWith(25, {
      ...ASKS_FIRST,
      smtpd_client_restrictions: ['reject_rbl_client', 'reject_unknown_client_hostname'],
    }),
    serviceWith(25, { ...ASKS_FIRST, smtpd_recipient_restrictions: ['reject'] }),
    serviceWith(25, {
      ...ASKS_FIRST,
      smtpd_relay_restrictions: ['defer_unauth_destination'],
    }),
    serviceWith(587, {
      ...ASKS_FIRST,
      smtpd_sender_restrictions: ['reject_sender_login_mismatch'],
    }),
    ...GREYLISTING.map((changes) => serviceWith(25, changes)),
    serviceWith(25, {
      smtpd_recipient_restrictions: ['check_policy_service'],
      check_policy_service: ['policyd-spf'],
    }),
    ...UNKNOWN_SENDERS.map((changes) => serviceWith(25, changes)),
    eximWith(25, {
      acl_smtp_rcpt: [{ verb: 'defer', senders: ['alice@*'], message: '' }],
    }),
  ].map((settings) => ({ settings, clientAddress: PEER.ipAddress })),
  eventsAt: (snapshot): readonly ReceiverEvent[] => [
    { type: 'client.connected' },
    ...[
      RECIPIENT_FACTS,
      { ...RECIPIENT_FACTS, identity: 'carol' },
      { ...RECIPIENT_FACTS, recipient: 'eve@example.net' },
    ].map((facts) => ({ type: 'recipient.named', facts }) as const),
    { type: 'recipient.named', facts: { ...RECIPIENT_FACTS, recipient: 'eve@example.edu' } },
    ...[
      { ...RECIPIENT_FACTS, recipient: 'bob@localhost' },
      { ...RECIPIENT_FACTS, sender: 'alice' },
      { ...RECIPIENT_FACTS, sender: 'mallory@example.org' },
      { ...RECIPIENT_FACTS, helloName: 'laptop' },
      { ...RECIPIENT_FACTS, helloName: 'me.example.net' },
      { ...RECIPIENT_FACTS, sender: 'eve@example.edu', recipient: '.bob@example.net' },
      { ...RECIPIENT_FACTS, sender: 'eve@example.edu', namedCount: 11 },
      { ...RECIPIENT_FACTS, remembered: { ...RECIPIENT_FACTS.remembered, recipients: 4 } },
      { ...RECIPIENT_FACTS, remembered: { ...RECIPIENT_FACTS.remembered, mailbox: FULL } },
    ].map((facts) => ({ type: 'recipient.named', facts }) as const),
    ...answersTo(snapshot),
  ],
  factsOf: (snapshot) => {
    const { reverseName, known, named } = snapshot.context;
    const isAsking = stateOf(snapshot) === 'learningOfNames';
    return [reverseName !== null, known.slice(0, 2), isAsking ? named : null];
  },
});

// Why a host did not take a message, in the words of Postfix's log.

import { describe, expect, it } from 'vitest';
import type { SessionOutcome } from '../../../src/machines/clientSession';
import {
  connectReport,
  dsnOf,
  isBeforeMail,
  sessionReport,
} from '../../../src/machines/deliveryReport';
import { lookupReport } from '../../../src/machines/relayRoute';
import type { ClientRuleId } from '../../../src/trace/rules';

const HOST = { name: 'mx.example.net', ipAddress: '203.0.113.25', port: 25 };
const NAMED = 'mx.example.net[203.0.113.25]';
const SOFT = { greeting: true, login: true };
const HARD = { greeting: false, login: false };

const refused = (rule: ClientRuleId, detail: string): SessionOutcome => ({
  kind: 'refused',
  permanent: true,
  rule,
  detail,
  refused: [],
});

describe('the enhanced code of a reply', () => {
  it.each([
    ['250 2.0.0 Ok', '2.0.0'],
    ['550-5.1.1 one 550 5.1.1 two', '5.1.1'],
    ['450 no', '4.0.0'],
    ['550 4.1.1 odd', '5.0.0'],
  ])('%s', (reply, dsn) => {
    expect(dsnOf(reply)).toBe(dsn);
  });
});

describe('the report in the log', () => {
  it.each([
    ['timed-out', 'Connection timed out'],
    ['refused', 'Connection refused'],
    ['prohibited', 'No route to host'],
  ] as const)('when no connection came about: %s', (reason, why) => {
    const detail = `connect to ${NAMED}:25: ${why}`;
    const expected = { dsn: '4.4.1', detail, relay: 'none', reply: null };
    expect(connectReport(HOST, reason)).toEqual(expected);
  });

  it.each([
    ['nxdomain', '5.4.4', 'Host not found'],
    ['nodata', '5.4.4', 'Host found but no data record of requested type'],
    ['servfail', '4.4.3', 'Host not found, try again'],
  ] as const)('when DNS says %s', (status, dsn, why) => {
    const query = { name: 'example.net', recordType: 'A' } as const;
    const start = 'Host or domain name not found. Name service error for name=example.net type=A';
    expect(lookupReport(query, { status })).toMatchObject({ dsn, detail: `${start}: ${why}` });
  });

  it.each([
    ['client.greeting-refused', '554 5.7.1 go away', '4.7.1', 'refused to talk to me: '],
    ['client.envelope-refused', '530 5.7.0 first', '5.7.0', '(in reply to MAIL FROM command)'],
    ['client.no-recipient-left', '550 no', '5.0.0', '(in reply to RCPT TO command)'],
    ['client.data-refused', '554 5.5.1 no', '5.5.1', '(in reply to DATA command)'],
    ['client.message-refused', '452 4.2.2 full', '4.2.2', '(in reply to end of DATA command)'],
    ['client.login-refused', '535 5.7.8 no', '4.7.8', 'SASL authentication failed; server '],
    ['client.starttls-refused', '454 4.7.0 no', '4.7.0', 'refused to start TLS: '],
  ] as const)('quotes what the host said: %s', (rule, reply, dsn, said) => {
    const report = sessionReport(HOST, refused(rule, reply), 'awaitingGoodbye', SOFT);
    expect(report).toMatchObject({ dsn, reply, relay: `${NAMED}:25` });
    expect(report.detail).toContain(NAMED);
    expect(report.detail).toContain(reply);
    expect(report.detail).toContain(said);
  });

  it('believes a greeting that refuses for good when it is told to', () => {
    const outcome = refused('client.greeting-refused', '554 5.7.1 go away');
    expect(sessionReport(HOST, outcome, 'awaitingGoodbye', HARD).dsn).toBe('5.7.1');
  });

  it.each([
    ['awaitingGreeting', 'receiving the initial server greeting'],
    ['awaitingRcptReply', 'sending RCPT TO'],
    ['awaitingAcceptance', 'sending end of data -- message may be sent more than once'],
  ])('says where the line went dead: %s', (during, stage) => {
    const failed = (rule: ClientRuleId) =>
      sessionReport(HOST, { kind: 'failed', rule, detail: '' }, during, SOFT);
    const lost = `lost connection with ${NAMED} while ${stage}`;
    expect(failed('client.connection-lost')).toMatchObject({ dsn: '4.4.2', detail: lost });
    const late = `conversation with ${NAMED} timed out while ${stage}`;
    expect(failed('client.timed-out').detail).toBe(late);
  });
});

describe('a session counts', () => {
  it('from the envelope on', () => {
    const lost = { kind: 'failed', rule: 'client.connection-lost', detail: '' } as const;
    expect(isBeforeMail(lost, 'awaitingGreeting')).toBe(true);
    expect(isBeforeMail(lost, 'awaitingMailReply')).toBe(false);
    expect(isBeforeMail(refused('client.greeting-refused', '421 no'), '')).toBe(true);
    expect(isBeforeMail(refused('client.message-refused', '421 no'), '')).toBe(false);
  });
});

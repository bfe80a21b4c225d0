// Postfix's access lists: which word decides, in which order, and what is known about a recipient.

import { DEFAULT_LOGIN_SERVER } from '../../../src/world/loginSchema';
import { describe, expect, it } from 'vitest';
import { judgeRecipient } from '../../../src/software/postfix/restrictions';
import { POLICY_PROGRAM_DEFAULTS } from '../../../src/world/policyProgramsSchema';
import { POSTFIX_DEFAULTS, type PostfixParameters } from '../../../src/world/postfixParameters';
import type { RecipientFacts } from '../../../src/software/serverSoftware';
import type { PostfixService } from '../../../src/software/serviceSettings';
import { RECIPIENT_FACTS } from '../../kit/recipientFacts';

const settingsWith = (
  parameters: Partial<PostfixParameters>,
  more: Partial<PostfixService> = {},
): PostfixService => ({
  software: 'postfix',
  hostName: 'mx.example.net',
  port: 25,
  parameters: { ...POSTFIX_DEFAULTS, mydestination: ['example.net'], ...parameters },
  mechanisms: [],
  login: DEFAULT_LOGIN_SERVER,
  loginOwners: [{ user: 'alice', addresses: ['alice@example.org'] }],
  recipients: ['bob@example.net'],
  spamRule: null,
  filters: null,
  programs: POLICY_PROGRAM_DEFAULTS,
  freeSpaceOctets: null,
  keepsBufferAcrossStartTls: false,
  ...more,
});

/** The verdict when DNS need not be asked. */
function verdictOf(settings: PostfixService, facts: RecipientFacts): string {
  const judgement = judgeRecipient(settings, facts, []);
  return judgement.kind === 'verdict' ? judgement.verdict : `asks for ${judgement.query.name}`;
}

const judge = (parameters: Partial<PostfixParameters>, facts: Partial<RecipientFacts> = {}) =>
  verdictOf(settingsWith(parameters), { ...RECIPIENT_FACTS, ...facts });

describe('the lists', () => {
  it('let a local recipient in by default', () => {
    expect(judge({})).toBe('recipient.accepted');
  });

  it('defer relaying by default, and deny it when told so', () => {
    const away = { recipient: 'carol@example.com' };
    expect(judge({}, away)).toBe('recipient.relay-deferred');
    const deny = { smtpd_relay_restrictions: ['reject_unauth_destination' as const] };
    expect(judge(deny, away)).toBe('recipient.relay-denied');
  });

  it('end with the first word that decides', () => {
    const away = { recipient: 'carol@example.com' };
    const words = (...list: PostfixParameters['smtpd_relay_restrictions']) =>
      judge({ smtpd_relay_restrictions: list }, away);
    expect(words('permit', 'reject')).toBe('recipient.accepted');
    expect(words('reject', 'permit')).toBe('recipient.access-denied');
    expect(words('permit_mynetworks', 'reject')).toBe('recipient.access-denied');
    expect(words()).toBe('recipient.accepted');
  });

  it('let in who is logged in, or comes from our own networks', () => {
    const away = { recipient: 'carol@example.com' };
    expect(judge({}, { ...away, identity: 'alice' })).toBe('recipient.accepted');
    expect(judge({}, { ...away, clientAddress: '127.0.0.1' })).toBe('recipient.accepted');
    expect(judge({ mynetworks: ['198.51.100.7'] }, away)).toBe('recipient.accepted');
  });

  it('are asked in order: client, HELO, sender, relay, recipient', () => {
    const all: Partial<PostfixParameters> = {
      smtpd_client_restrictions: ['reject'],
      smtpd_sender_restrictions: ['reject_sender_login_mismatch'],
      smtpd_relay_restrictions: ['reject_unauth_destination'],
    };
    const away = { recipient: 'carol@example.com' };
    expect(judge(all, away)).toBe('client-host.access-denied');
    expect(judge({ ...all, smtpd_client_restrictions: [] }, away)).toBe('sender.not-logged-in');
    const rest = { ...all, smtpd_client_restrictions: [], smtpd_sender_restrictions: [] };
    expect(judge(rest, away)).toBe('recipient.relay-denied');
  });

  it('that say yes end only themselves', () => {
    const lists: Partial<PostfixParameters> = {
      smtpd_client_restrictions: ['permit'],
      smtpd_recipient_restrictions: ['reject'],
    };
    expect(judge(lists)).toBe('recipient.access-denied');
  });
});

describe('reject_sender_login_mismatch', () => {
  const lists: Partial<PostfixParameters> = {
    smtpd_sender_restrictions: ['reject_sender_login_mismatch'],
  };

  it.each([
    ['the owner', 'alice', 'alice@example.org', 'recipient.accepted'],
    ['the owner, in other letters', 'alice', 'ALICE@Example.ORG', 'recipient.accepted'],
    ['nobody, for an owned address', null, 'alice@example.org', 'sender.not-logged-in'],
    ['nobody, for an address that nobody owns', null, 'eve@example.edu', 'recipient.accepted'],
    ['another login', 'carol', 'alice@example.org', 'sender.not-owned'],
    ['a login, for an address that nobody owns', 'alice', 'eve@example.edu', 'sender.not-owned'],
    ['the null path without a login', null, '', 'recipient.accepted'],
  ] as const)('%s', (_who, identity, sender, verdict) => {
    expect(judge(lists, { identity, sender })).toBe(verdict);
  });
});

describe('recipients of our own', () => {
  it.each([
    ['bob@example.net', 'recipient.accepted'],
    ['BOB@EXAMPLE.NET', 'recipient.accepted'],
    ['bob', 'recipient.accepted'],
    ['carol@example.net', 'recipient.unknown-user'],
    ['carol', 'recipient.unknown-user'],
  ])('%s is %s', (recipient, verdict) => {
    expect(judge({}, { recipient })).toBe(verdict);
  });

  it('are not the ones that would be passed on: percent hack, bang path, a second @', () => {
    for (const recipient of ['a%b.example@example.net', 'b.example!a@example.net']) {
      expect(judge({}, { recipient })).toBe('recipient.relay-deferred');
    }
  });

  it('are all taken where nobody looks', () => {
    const settings = settingsWith({}, { recipients: null });
    const facts = { ...RECIPIENT_FACTS, recipient: 'carol@example.net' };
    expect(verdictOf(settings, facts)).toBe('recipient.accepted');
  });
});

// Lessons that depend on what the moment shows: the same rule, said differently.

import { describe, expect, it } from 'vitest';
import { explainStep } from '../../../src/lessons/en/explainStep';
import { plainText } from '../../../src/lessons/en/explanation';
import type { RuleId } from '../../../src/trace/rules';
import type { StepFacts } from '../../../src/trace/stepFacts';
import { BARE } from './momentFacts';

const headingOf = (rule: RuleId, facts: Partial<StepFacts>) =>
  explainStep(rule, { ...BARE, ...facts }).heading;

const bodyOf = (rule: RuleId, facts: Partial<StepFacts>) =>
  explainStep(rule, { ...BARE, ...facts })
    .paragraphs.map(plainText)
    .join(' ');

const stripped = {
  way: 'replaced-starttls',
  removed: ['250-STARTTLS'],
  added: ['250-AUTH PLAIN LOGIN'],
} as const;

const credentials = { user: 'alice@example.org', password: 'password', isToken: false };

describe('a login in the clear', () => {
  it('is blamed on “if available” when a box took STARTTLS away', () => {
    expect(headingOf('client.log-in-in-clear', { interference: stripped, credentials })).toBe(
      '“Use TLS if available” just gave the password away',
    );
  });

  it('is blamed on the setting when nobody did', () => {
    expect(headingOf('client.log-in-in-clear', { credentials })).toBe(
      'This line is not sealed, and the password is in it',
    );
  });

  it('quotes what strangers read', () => {
    expect(bodyOf('client.log-in-in-clear', { interference: stripped, credentials })).toContain(
      'reads alice@example.org and password.',
    );
  });
});

describe('a connection', () => {
  it('explains what 465 was and is', () => {
    const words = bodyOf('tcp.established', { port: 465 });
    expect(words).toContain('submissions');
    expect(words).toContain('revoked');
    expect(words).toContain('RFC 8314');
  });

  it('is relay when a server calls on 25, and a mistake when a client does', () => {
    const server = { port: 25, ends: { client: 'submission', server: 'mx' } } as const;
    const client = { port: 25, ends: { client: 'sender', server: 'submission' } } as const;
    expect(headingOf('tcp.established', server)).toContain('relay');
    expect(headingOf('tcp.established', client)).toContain('a client tries it');
  });

  it('says of a port that fetches mail that it does not send', () => {
    expect(headingOf('tcp.established', { port: 993 })).toBe(
      'Port 993 fetches mail; it does not send',
    );
  });
});

describe('a refusal', () => {
  it('comes too late when the password has crossed', () => {
    const lines = ['530 5.7.0 Must issue a STARTTLS command first'];
    expect(
      headingOf('tls.required-first', { lines, exposed: { credentials: true, message: false } }),
    ).toContain('too late');
    expect(headingOf('tls.required-first', { lines })).toContain('First TLS');
  });

  it('is final or temporary by its first digit', () => {
    const kind = 'report';
    expect(headingOf('client.login-refused', { kind, detail: '535 5.7.8 No' })).toContain('final');
    expect(headingOf('client.login-refused', { kind, detail: '454 4.7.0 No' })).toContain(
      'temporary',
    );
  });
});

describe('a certificate', () => {
  it('that was not checked is not called proof', () => {
    const certificate = { subject: 'a.example', issuer: 'CA', problems: [], checked: false };
    expect(headingOf('handshake.established', { certificate })).toContain('nobody checked');
  });
});

describe('a verdict', () => {
  it('adds up its own points and says that they are its own', () => {
    const words = bodyOf('receiver.spam-folder', {
      kind: 'verdict',
      score: 7,
      threshold: 5,
      reasons: [
        { reason: 'no-reverse-name', points: 3 },
        { reason: 'spf-fail', points: 4 },
      ],
    });
    expect(words).toContain('7 points');
    expect(words).toContain('no standard sets them');
  });
});

describe('the end', () => {
  it('does not call it well when the password is out', () => {
    const outcome = {
      status: 'rejected',
      deliveredTo: null,
      rule: 'client.login-refused',
    } as const;
    const exposed = { credentials: true, message: false };
    expect(headingOf('story.end', { kind: 'end', outcome, exposed })).toContain(
      'the password is out',
    );
  });
});

// The story through one party's eyes: each sees its own part, and no sealed line of others.

import { describe, expect, it } from 'vitest';
import type { ReaderId, Sight } from '../../../src/projections/readers';
import { isOwnStep, sightFrom, vantagesOf } from '../../../src/projections/vantage';
import { playScenario, stepAt } from '../../kit/playScenario';

const played = playScenario('submit-587');

const sees = (vantage: ReaderId): readonly Sight[] =>
  played.steps.map((step) => sightFrom(played.trace, step, vantage));

const linesOf = (sights: readonly Sight[]): string =>
  sights.flatMap((sight) => (sight.kind === 'all' ? sight.lines : [])).join('\n');

it('has a vantage for each party, in the order of the way, and DNS', () => {
  expect(vantagesOf(played.trace)).toEqual([
    'sender',
    'wifi',
    'isp',
    'submission',
    'transit',
    'mx',
    'mailbox',
    'dns',
  ]);
});

describe('sees', () => {
  it('the client: its own session, and nothing of the relay', () => {
    const lines = linesOf(sees('sender'));
    expect(lines).toContain('AUTH PLAIN');
    expect(lines).not.toContain('ESMTPSA');
  });

  it('the Wi-Fi: lengths where it is sealed', () => {
    const { trace } = played;
    expect(sightFrom(trace, stepAt(played, 'client.log-in~1'), 'wifi').kind).toBe('record');
    expect(linesOf(sees('wifi'))).not.toContain('AUTH PLAIN');
  });

  it('the MX: the relay, and no login', () => {
    const lines = linesOf(sees('mx'));
    expect(lines).toContain('RCPT TO:<bob@example.net>');
    expect(lines).not.toContain('AUTH PLAIN');
  });

  it('DNS: questions alone', () => {
    const lines = linesOf(sees('dns'));
    expect(lines).toContain('MX example.net');
    expect(lines).not.toContain('MAIL FROM');
  });

  it('the mailbox: one message, when it is stored', () => {
    const stored = sees('mailbox').filter(({ kind }) => kind !== 'nothing');
    expect(stored).toHaveLength(1);
    expect(linesOf(stored)).toContain('Hello Bob.');
  });
});

it('what a queue decides is its own step', () => {
  const { trace } = played;
  expect(isOwnStep(trace, stepAt(played, 'queue.accept~1'), 'submission')).toBe(true);
  expect(isOwnStep(trace, stepAt(played, 'queue.accept~1'), 'sender')).toBe(false);
});

it('the ends and everyone between see a connection opened, and nobody else', () => {
  const seen = (step: string) =>
    vantagesOf(played.trace).filter(
      (vantage) => sightFrom(played.trace, stepAt(played, step), vantage).kind === 'control',
    );
  expect(seen('tcp.established~1')).toEqual(['sender', 'wifi', 'isp', 'submission']);
  expect(seen('tcp.established~2')).toEqual(['submission', 'transit', 'mx']);
});

it('a reset that the firewall sends in a server’s place is not seen by that server', () => {
  const rejected = playScenario('isp-rejects-25');
  const failed = rejected.steps.filter(({ kind }) => kind === 'failed');
  expect(failed).not.toEqual([]);
  for (const step of failed) {
    expect(sightFrom(rejected.trace, step, 'mx').kind).toBe('nothing');
    expect(sightFrom(rejected.trace, step, 'wifi').kind).toBe('control');
  }
});

// The dialogue as data, and what can be quoted about a moment.

import { describe, expect, it } from 'vitest';
import { projectClauses } from '../../../src/projections/clauses';
import { projectConnections } from '../../../src/projections/connections';
import { projectDialogue } from '../../../src/projections/dialogue';
import { projectFacts } from '../../../src/projections/facts';
import { judgeGoal } from '../../../src/projections/goal';
import { projectOutcome } from '../../../src/projections/outcome';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { TRACE_VERSION } from '../../../src/trace/traceEvent';
import { playScenario, stepAt } from '../../kit/playScenario';
import { play } from '../../kit/play';

const CAST = { senderName: 'Alice', senderKind: 'mail-client' } as const;

describe('the dialogue', () => {
  it('is readable until STARTTLS, and sealed from the second EHLO on', () => {
    const { submitted } = playScenario('submit-587');
    expect(submitted.slice(0, 2)).toEqual([
      '< 220 smtp.example.org ESMTP Postfix',
      '> EHLO client.example.org',
    ]);
    const ready = submitted.indexOf('< 220 2.0.0 Ready to start TLS');
    expect(submitted[ready + 1]).toBe('~> EHLO client.example.org');
    expect(submitted.slice(ready + 1).filter((line) => !line.startsWith('~'))).toEqual([]);
  });

  it('marks the password in the line that carries it', () => {
    const { trace, steps } = playScenario('submit-587');
    const secrets = projectDialogue(trace, steps).flatMap((entry) =>
      entry.kind === 'line'
        ? entry.secrets.map(({ what, start, end }) => [what, entry.text.slice(start, end)])
        : [],
    );
    expect(secrets).toEqual([['password', 'AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk']]);
  });

  it('shows a reply as the client got it, with a band for what the box did', () => {
    const { trace, steps } = playScenario('strip-587-opportunistic');
    const entries = projectDialogue(trace, steps);
    const band = entries.findIndex(
      (entry) => entry.kind === 'band' && entry.event.type === 'wire:segment_changed',
    );
    const texts = entries.flatMap((entry) => (entry.kind === 'line' ? [entry.text] : []));
    expect(band).toBeGreaterThan(0);
    expect(texts).toContain('250-AUTH PLAIN LOGIN');
    expect(texts).not.toContain('250-STARTTLS');
  });

  it('quotes the command that a box swallowed', () => {
    const { submitted } = play({
      network: {
        box: {
          way: 'refuse-starttls',
          path: 'sender',
          ports: [],
          certificate: playScenario('submit-587').world.submission.certificate,
          forwards: false,
        },
      },
    });
    const command = submitted.indexOf('> STARTTLS');
    expect(submitted[command + 1]).toBe('< 454 4.7.0 TLS not available due to local problem');
  });

  it.each(SCENARIOS.map(({ id }) => id))('of %s has entries in the order of its steps', (id) => {
    const { trace, steps } = playScenario(id);
    const order = projectDialogue(trace, steps).map(({ step }) => step);
    expect(order).toEqual([...order].sort((left, right) => left - right));
    expect(new Set(order).size).toBe(steps.length);
  });
});

describe('the facts of a moment', () => {
  const played = playScenario('submit-587');
  const factsAt = (anchor: string, from = played) =>
    projectFacts(from.trace, stepAt(from, anchor), CAST);

  it('quote the line, and say how it went', () => {
    expect(factsAt('client.say-ehlo~1')).toMatchObject({
      kind: 'line',
      lines: ['EHLO client.example.org'],
      secured: false,
      port: 587,
      serverHost: 'smtp.example.org',
      ends: { client: 'sender', server: 'submission' },
      durationMs: 50,
    });
  });

  it('decode the login that a line carries', () => {
    const stripped = playScenario('strip-587-opportunistic');
    expect(factsAt('client.log-in-in-clear~1', stripped)).toMatchObject({
      credentials: { user: 'alice@example.org', password: 'password' },
      exposed: { credentials: true, message: false },
      secured: false,
    });
    expect(factsAt('client.say-ehlo~1').credentials).toBeNull();
  });

  it('know the certificate once it was seen, and the length of a record', () => {
    expect(factsAt('client.upgrade~1').certificate).toBeNull();
    expect(factsAt('client.log-in~1')).toMatchObject({
      certificate: { subject: 'smtp.example.org', problems: [] },
      tlsVersion: '1.3',
      recordOctets: 66,
    });
  });

  it('know the question and the answer of a lookup, and the score of a verdict', () => {
    expect(factsAt('queue.look-up-mx~1')).toMatchObject({
      query: { name: 'example.net', recordType: 'MX' },
      answer: { status: 'found', values: ['10 mx.example.net'] },
    });
    const spam = playScenario('home-direct-25');
    expect(factsAt('receiver.spam-folder~1', spam)).toMatchObject({
      score: 12,
      threshold: 5,
      reasons: [
        { reason: 'no-reverse-name', points: 3 },
        { reason: 'spf-fail', points: 4 },
        { reason: 'dmarc-fail', points: 5 },
      ],
    });
  });

  it('have the outcome at the end only', () => {
    expect(factsAt('client.say-ehlo~1').outcome).toBeNull();
    expect(factsAt('receiver.inbox~3').outcome).toMatchObject({
      status: 'delivered',
      deliveredTo: 'inbox',
    });
  });
});

describe('the clauses of a step', () => {
  it('are its rule’s, with label, title and link', () => {
    const [clause] = projectClauses(stepAt(playScenario('submit-587'), 'starttls.accept~1'));
    expect(clause?.label).toBe('RFC 3207 §4');
    expect(clause?.title).not.toBe('');
    expect(clause?.link).toContain('rfc3207');
  });
});

describe('the connections', () => {
  it('are in the order in which they were opened, each with its leg', () => {
    const facts = [...projectConnections(playScenario('submit-587').trace).values()];
    expect(facts.map(({ id, leg, from, to, port }) => [id, leg, from, to, port])).toEqual([
      ['c1', 'submit', 'sender', 'submission', 587],
      ['c2', 'relay', 'submission', 'mx', 25],
    ]);
  });
});

describe('the outcome', () => {
  it('of a trace that stops short is aborted', () => {
    expect(projectOutcome({ version: TRACE_VERSION, events: [] })).toEqual({
      status: 'aborted',
      deliveredTo: null,
      rule: 'story.end',
      detail: '',
    });
  });
});

describe('a goal', () => {
  const { trace } = playScenario('submit-587');
  const goal = {
    status: 'delivered',
    deliveredTo: 'inbox',
    credentialsExposed: false,
    messageExposed: false,
    fires: [],
    says: [],
  } as const;

  it('names every condition that does not hold', () => {
    expect(judgeGoal(trace, goal)).toEqual({ reached: true, missed: [] });
    const other = {
      status: 'bounced',
      deliveredTo: 'spam',
      credentialsExposed: true,
      messageExposed: true,
      fires: ['tcp.established', 'queue.bounce'],
      says: ['QUIT', '550 no'],
    } as const;
    expect(judgeGoal(trace, other)).toEqual({
      reached: false,
      missed: [
        'status',
        'deliveredTo',
        'credentialsExposed',
        'messageExposed',
        'queue.bounce',
        '550 no',
      ],
    });
  });
});

// Bands: every event of every scenario has words; the ones that teach are checked word for word.

import { describe, expect, it } from 'vitest';
import { bandText } from '../../../src/lessons/en/bandText';
import { SCENARIOS } from '../../../src/scenarios/scenarios';
import { simulate } from '../../../src/simulation/simulate';
import { FINDINGS } from './momentFacts';
import type { TraceEvent, TraceEventBody } from '../../../src/trace/traceEvent';

const event = (body: TraceEventBody): TraceEvent => ({
  seq: 0,
  timeMs: 0,
  actor: 'sender',
  cause: null,
  rule: null,
  ...body,
});

const query = { name: 'smtp.example.org', recordType: 'A' } as const;
const certificate = { subject: 'smtp.example.org', issuer: 'CA', problems: [], checked: true };
const queued = { queueId: '7C1', recipients: ['bob@example.net'] };
const change = {
  way: 'replaced-starttls',
  removed: ['250-STARTTLS'],
  added: ['250-AUTH X'],
} as const;
const reply = { text: '250 2.0.0 Ok', part: 'reply', secrets: [] } as const;
const segment = {
  id: 1,
  connection: 'c1',
  direction: 'toClient',
  from: 'submission',
  to: 'sender',
  content: { kind: 'clear', lines: [reply], octets: 14 },
} as const;
const handshake = {
  kind: 'handshake',
  messages: [{ name: 'ClientHello', octets: 247, encrypted: false, reveals: null }],
  octets: 247,
  tlsVersion: '1.3',
} as const;

const WORDS: readonly (readonly [string, TraceEventBody])[] = [
  ['Asking DNS: A smtp.example.org', { type: 'dns:query_sent', query }],
  [
    'Asked DNS: A smtp.example.org → 192.0.2.10',
    { type: 'dns:answer_received', query, answer: { status: 'found', values: ['192.0.2.10'] } },
  ],
  [
    'Asked DNS: A smtp.example.org → no such name',
    { type: 'dns:answer_received', query, answer: { status: 'nxdomain' } },
  ],
  [
    'TCP connection to smtp.example.org port 587',
    {
      type: 'tcp:connection_opened',
      connection: 'c1',
      to: 'submission',
      hostName: 'smtp.example.org',
      ipAddress: '192.0.2.10',
      port: 587,
      roundTripMs: 100,
    },
  ],
  ['Connected', { type: 'tcp:established', connection: 'c1', side: 'client' }],
  ['Connection timed out', { type: 'tcp:failed', connection: 'c1', reason: 'timed-out' }],
  ['Connection reset', { type: 'tcp:closed', connection: 'c1', side: 'server', how: 'reset' }],
  ['Closed by the client', { type: 'tcp:closed', connection: 'c1', side: 'client', how: 'fin' }],
  [
    'TLS 1.3, certificate smtp.example.org checked',
    {
      type: 'tls:established',
      connection: 'c1',
      side: 'client',
      version: '1.3',
      cipher: 'TLS_AES_256_GCM_SHA384',
      certificate,
    },
  ],
  [
    'TLS failed: wrong version number',
    { type: 'tls:failed', connection: 'c1', side: 'client', failure: 'wrong-version-number' },
  ],
  [
    '250-STARTTLS removed on the way, 250-AUTH X added',
    {
      type: 'wire:segment_changed',
      segment: 1,
      connection: 'c1',
      at: 'box',
      change,
      replacement: segment,
    },
  ],
  [
    'SYN dropped by the firewall',
    { type: 'wire:segment_stopped', segment: 1, connection: 'c1', at: 'isp', action: 'drop' },
  ],
  ['250 2.0.0 Ok', { type: 'wire:segment_received', segment }],
  [
    'TLS handshake: ClientHello (try 2)',
    { type: 'wire:segment_sent', segment: { ...segment, content: handshake }, attempt: 2 },
  ],
  [
    'Message 7C1 accepted into the queue',
    { type: 'queue:message_accepted', sender: 'alice@example.org', ...queued },
  ],
  [
    'Message 7C1 deferred: no answer',
    {
      type: 'queue:message_deferred',
      ...{ dsn: '4.4.1', detail: 'no answer', relay: 'none', reply: null },
      nextTryMs: 300_000,
      ...queued,
    },
  ],
  [
    'Judged: score 7, spam from 5; SPF fail; DMARC fail; no reverse name',
    {
      type: 'mailbox:message_judged',
      score: 7,
      threshold: 5,
      reasons: [],
      authentication: FINDINGS,
      reverseName: null,
    },
  ],
  [
    'Stored in Bob’s spam folder',
    {
      type: 'mailbox:message_stored',
      queueId: '7C1',
      recipient: 'bob@example.net',
      folder: 'spam',
      lines: [],
    },
  ],
  [
    'Reported as sent: 250 2.0.0 Ok',
    {
      type: 'client:reported',
      success: true,
      detail: '250 2.0.0 Ok',
      words: [],
      exitCode: null,
    },
  ],
  ['Delivered', { type: 'story:ended', status: 'delivered', deliveredTo: 'inbox', detail: '' }],
];

describe('bandText', () => {
  it.each(WORDS)('%s', (words, body) => {
    expect(bandText(event(body))).toBe(words);
  });

  it.each(SCENARIOS.map(({ id, world }) => [id, world] as const))(
    'has words for every event of %s',
    (_, world) => {
      const slips = simulate(world)
        .events.map(bandText)
        .filter((words) => words === '' || /undefined|\[object|!$/u.test(words));
      expect(slips).toEqual([]);
    },
  );
});

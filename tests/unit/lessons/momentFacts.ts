// Moments to explain in tests: one without anything to quote, and ones that show much.

import type { Authentication } from '../../../src/trace/authentication';
import type { StepFacts } from '../../../src/trace/stepFacts';
import type { Interference } from '../../../src/trace/traceEvent';

/** What a receiver finds out about a message in a stranger’s name. */
export const FINDINGS: Authentication = {
  spf: {
    result: 'fail',
    identity: 'mailfrom',
    domain: 'example.org',
    term: '-all',
    problem: '',
    explanation: '',
  },
  dkim: [],
  dmarc: {
    result: 'fail',
    domain: 'example.org',
    policyDomain: 'example.org',
    policy: 'reject',
    handling: 'reject',
    isSpfAligned: false,
    isDkimAligned: false,
  },
};

/** A moment that shows nothing: every lesson must still read as a sentence. */
export const BARE: StepFacts = {
  kind: 'line',
  lines: [],
  secured: false,
  port: null,
  ends: null,
  senderName: 'Alice',
  senderKind: 'mail-client',
  serverHost: null,
  recipient: 'bob@example.net',
  firstServer: null,
  tlsDemand: null,
  legs: 0,
  hiddenCommand: null,
  credentials: null,
  mechanism: null,
  query: null,
  answer: null,
  interference: null,
  certificate: null,
  tlsVersion: null,
  handshake: [],
  recordOctets: null,
  attempt: 1,
  timeMs: 0,
  durationMs: 0,
  sinceOpeningMs: null,
  score: null,
  threshold: null,
  reasons: [],
  authentication: null,
  exposed: { credentials: false, message: false },
  outcome: null,
  detail: '',
  words: [],
  exitCode: null,
  queueId: null,
  nextTryMs: null,
};

const removal: Interference = {
  way: 'removed-starttls',
  removed: ['250-STARTTLS'],
  added: [],
};

const RICH: StepFacts = {
  ...BARE,
  lines: ['250-smtp.example.org', '250-STARTTLS', '250 AUTH PLAIN LOGIN'],
  port: 587,
  ends: { client: 'sender', server: 'submission' },
  serverHost: 'smtp.example.org',
  credentials: { user: 'alice@example.org', password: 'secret word', isToken: false },
  query: { name: 'example.net', recordType: 'MX' },
  answer: { status: 'found', values: ['10 mx.example.net'] },
  certificate: {
    subject: 'smtp.example.org',
    issuer: 'Example Root CA',
    problems: [],
    checked: true,
  },
  tlsVersion: '1.3',
  handshake: [{ name: 'ClientHello', octets: 247, encrypted: false, reveals: 'smtp.example.org' }],
  recordOctets: 66,
  attempt: 3,
  timeMs: 3030,
  durationMs: 100_000,
  score: 7,
  threshold: 5,
  reasons: [
    { reason: 'no-reverse-name', points: 3 },
    { reason: 'spf-fail', points: 4 },
  ],
  authentication: FINDINGS,
  detail: '535 5.7.8 Error: authentication failed',
  words: ['curl: (67) Login denied'],
  exitCode: 67,
  queueId: '1F850230007',
  nextTryMs: 303_030,
};

const relay: StepFacts = {
  ...RICH,
  port: 25,
  ends: { client: 'submission', server: 'mx' },
  serverHost: 'mx.example.net',
};

const serverOfItsOwn = { senderKind: 'mail-server', senderName: 'Alice’s server' } as const;

const SPF_RESULTS = ['none', 'neutral', 'pass', 'softfail', 'temperror', 'permerror'] as const;
const DMARC_RESULTS = ['none', 'pass', 'temperror', 'permerror'] as const;

/** Moments by what is special about them. */
export const MOMENTS: readonly StepFacts[] = [
  BARE,
  RICH,
  { ...RICH, secured: true, port: 465 },
  {
    ...RICH,
    secured: true,
    lines: ['250-smtp.example.org', '250 SIZE 10240000'],
    credentials: null,
  },
  { ...RICH, port: 993 },
  { ...RICH, port: 2525, senderKind: 'application', senderName: 'Shop' },
  { ...RICH, port: 25, lines: ['250 smtp.example.org'] },
  { ...RICH, attempt: 1 },
  { ...RICH, attempt: 2 },
  { ...RICH, attempt: 9, timeMs: 35_030, port: 25 },
  { ...RICH, interference: removal },
  { ...RICH, interference: { ...removal, way: 'masked-starttls', added: ['250-XXXXXXXX'] } },
  { ...RICH, interference: { ...removal, way: 'replaced-starttls', added: ['250-AUTH PLAIN'] } },
  {
    ...RICH,
    interference: { way: 'injected-after-starttls', removed: [], added: ['RSET'] },
  },
  { ...RICH, interference: { ...removal, way: 'refused-starttls', added: ['454 4.7.0 No'] } },
  { ...RICH, exposed: { credentials: true, message: true } },
  { ...RICH, answer: { status: 'nxdomain' }, detail: '450 4.2.0 Try again' },
  { ...RICH, answer: { status: 'nodata' } },
  { ...RICH, answer: { status: 'servfail' } },
  { ...RICH, ends: { client: 'sender', server: 'box' }, secured: true },
  {
    ...RICH,
    kind: 'failed',
    certificate: {
      subject: 'other.example.org',
      issuer: 'Somebody',
      problems: ['wrong-name'],
      checked: true,
    },
  },
  relay,
  { ...relay, secured: true, certificate: null },
  { ...relay, interference: removal },
  { ...relay, lines: ['Received: from client.example.org', 'From: Alice <alice@example.org>'] },
  { ...relay, query: { name: '_dmarc.example.org', recordType: 'TXT' } },
  { ...relay, query: { name: 'news.example.org', recordType: 'A' } },
  { ...relay, query: { name: 'example.org', recordType: 'TXT' }, answer: null },
  ...SPF_RESULTS.map((result) => ({
    ...relay,
    authentication: { ...FINDINGS, spf: { ...FINDINGS.spf, result } },
  })),
  ...DMARC_RESULTS.map((result) => ({
    ...relay,
    authentication: { ...FINDINGS, dmarc: { ...FINDINGS.dmarc, result } },
  })),
  { ...relay, ...serverOfItsOwn, ends: { client: 'sender', server: 'mx' }, reasons: [], score: 0 },
];

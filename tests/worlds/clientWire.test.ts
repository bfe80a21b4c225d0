// What somebody who only listens at the access network sees of real programs, as captured there:
// which lines, which names, and how long each sealed record is.

import { describe, expect, it } from 'vitest';
import { simulate } from '../../src/simulation/simulate';
import type { Segment, SegmentContent } from '../../src/trace/segment';
import { PROGRAM_DEFAULTS } from '../../src/world/programDefaults';
import type { ProgramSettings } from '../../src/world/programSchema';
import type { World } from '../../src/world/worldSchema';
import { worldWith, type PartOf } from '../../src/world/worldWith';

const { swaks, curl, nodemailer } = PROGRAM_DEFAULTS;

const SUBMIT = 'submit.example.com';
const LOGIN = 'AGFsaWNlQGV4YW1wbGUuY29tAHMzY3IzdA==';

/** The names of the captures. */
const worldOf = (program: ProgramSettings, port: 465 | 587, changes: PartOf<World> = {}): World =>
  worldWith({
    ...changes,
    sender: {
      program,
      hostName: 'client.example.com',
      address: 'alice@example.com',
      login: { user: 'alice@example.com', password: 's3cr3t' },
      outgoing: { host: SUBMIT, port },
    },
    submission: {
      hostName: SUBMIT,
      certificate: { subject: SUBMIT, alternativeNames: [SUBMIT] },
      accounts: [
        { user: 'alice@example.com', password: 's3cr3t', addresses: ['alice@example.com'] },
      ],
      ...changes.submission,
    },
    dns: { records: [{ name: SUBMIT, type: 'A', address: '192.0.2.10' }] },
    message: {
      headerFrom: 'alice@example.com',
      headerTo: 'bob@example.net',
      subject: 'hello',
      body: 'Secret plans inside.',
    },
  });

interface Eavesdropped {
  readonly lines: readonly string[];
  readonly serverName: string | null;
  readonly certificate: string | null;
  /** The lengths of what the client sealed. */
  readonly sealed: readonly number[];
}

/** What passed at the access network on the program's own connection. */
function eavesdrop(world: World): Eavesdropped {
  const { events } = simulate(world);
  const segments = new Map<number, Segment>();
  const seen: Segment[] = [];
  for (const event of events) {
    if (event.type === 'wire:segment_sent') segments.set(event.segment.id, event.segment);
    if (event.type !== 'wire:segment_passed' || event.at !== 'isp') continue;
    const segment = segments.get(event.segment);
    if (segment?.connection === 'c1') seen.push(segment);
  }
  const contents = seen.map(({ content }) => content);
  const revealed = (name: string): string | null =>
    contents
      .flatMap((content) => (content.kind === 'handshake' ? content.messages : []))
      .find((message) => message.name === name && !message.encrypted)?.reveals ?? null;
  const clearLines = (content: SegmentContent): readonly string[] =>
    content.kind === 'clear' ? content.lines.map(({ text }) => text) : [];
  return {
    lines: contents.flatMap(clearLines),
    serverName: revealed('ClientHello'),
    certificate: revealed('Certificate'),
    sealed: seen.flatMap(({ from, content }) =>
      from === 'sender' && content.kind === 'record' ? [content.recordOctets] : [],
    ),
  };
}

const upTo = (version: '1.2' | '1.3'): PartOf<World['submission']> => ({
  parameters: {
    smtpd_tls_mandatory_protocols: `>=TLSv1.2, <=TLSv${version}`,
    smtpd_tls_protocols: `>=TLSv1.2, <=TLSv${version}`,
  },
});

describe('with TLS, the access network sees', () => {
  it.each([
    ['nodemailer', 465, '1.3', SUBMIT, null],
    ['nodemailer', 465, '1.2', SUBMIT, SUBMIT],
    ['nodemailer', 587, '1.3', SUBMIT, null],
    ['nodemailer', 587, '1.2', SUBMIT, SUBMIT],
    ['swaks', 465, '1.3', null, null],
    ['swaks', 465, '1.2', null, SUBMIT],
    ['swaks', 587, '1.3', null, null],
    ['swaks', 587, '1.2', null, SUBMIT],
  ] as const)('of %s on %i with %s: %s, %s', (name, port, version, serverName, certificate) => {
    const program: ProgramSettings =
      name === 'swaks'
        ? { ...swaks, [port === 465 ? '--tls-on-connect' : '--tls']: true }
        : { ...nodemailer, requireTLS: port === 587 };
    const seen = eavesdrop(worldOf(program, port, { submission: upTo(version) }));
    expect({ name: seen.serverName, by: seen.certificate }).toEqual({
      name: serverName,
      by: certificate,
    });
    const said = seen.lines.filter((line) => !line.startsWith('250'));
    const upgrade = [
      `220 ${SUBMIT} ESMTP Postfix`,
      'EHLO client.example.com',
      'STARTTLS',
      '220 2.0.0 Ready to start TLS',
    ];
    expect(said).toEqual(port === 465 ? [] : upgrade);
  });

  it('records as long as captured: hello, login and envelope of nodemailer', () => {
    const { sealed } = eavesdrop(worldOf(nodemailer, 465));
    expect(sealed.slice(0, 3)).toEqual([42, 66, 81]);
  });
});

describe('with STARTTLS stripped, the access network reads', () => {
  const stripped: PartOf<World> = {
    network: { box: { way: 'remove-starttls' } },
    submission: {
      ports: { '587': { smtpd_tls_security_level: 'may', smtpd_sasl_auth_enable: true } },
    },
  };
  const clientLines = (lines: readonly string[]): readonly string[] =>
    lines.filter((line) => !/^\d{3}[ -]/u.test(line));

  it('everything of curl --ssl', () => {
    const { lines } = eavesdrop(worldOf({ ...curl, '--ssl': true }, 587, stripped));
    expect(clientLines(lines)).toEqual([
      'EHLO client.example.com',
      'AUTH PLAIN',
      LOGIN,
      'MAIL FROM:<alice@example.com> SIZE=86',
      'RCPT TO:<bob@example.net>',
      'DATA',
      'From: alice@example.com',
      'To: bob@example.net',
      'Subject: hello',
      '',
      'Secret plans inside.',
      '.',
      'QUIT',
    ]);
  });

  it('the hello of curl --ssl-reqd, and nothing that hurts', () => {
    const { lines } = eavesdrop(worldOf({ ...curl, '--ssl-reqd': true }, 587, stripped));
    expect(clientLines(lines)).toEqual(['EHLO client.example.com']);
  });

  it('login and envelope of nodemailer, as it is set by default', () => {
    const { lines } = eavesdrop(worldOf(nodemailer, 587, stripped));
    expect(clientLines(lines).slice(0, 5)).toEqual([
      'EHLO client.example.com',
      `AUTH PLAIN ${LOGIN}`,
      'MAIL FROM:<alice@example.com>',
      'RCPT TO:<bob@example.net>',
      'DATA',
    ]);
  });
});

// How many round trips each program needs on each port, measured with 100 ms between the real ones,
// rounded down: swaks and smtplib lose one on 587 with TLS 1.3, because their EHLO waits for an
// acknowledgement; msmtp loses one to a second ClientHello; nodemailer wins two by pipelining.

import { describe, expect, it } from 'vitest';
import { projectRoundTrips } from '../../src/projections/roundTrips';
import type { EventOf, Trace } from '../../src/trace/traceEvent';
import { PROGRAM_DEFAULTS } from '../../src/world/programDefaults';
import type { ProgramSettings } from '../../src/world/programSchema';
import { worldWith } from '../../src/world/worldWith';
import { playWorld } from '../kit/play';

const { swaks, curl, msmtp, nodemailer, smtplib } = PROGRAM_DEFAULTS;

type Port = 465 | 587;
type Version = '1.2' | '1.3';

/** The options with which each was measured. */
const PROGRAMS: Readonly<Record<string, (port: Port) => ProgramSettings>> = {
  nodemailer: (port) => ({ ...nodemailer, secure: port === 465, requireTLS: port === 587 }),
  'swaks --auth': (port) => ({ ...swaks, [port === 465 ? '--tls-on-connect' : '--tls']: true }),
  'swaks --auth PLAIN': (port) => ({
    ...swaks,
    '--auth': 'PLAIN',
    [port === 465 ? '--tls-on-connect' : '--tls']: true,
  }),
  curl: (port) => ({ ...curl, scheme: port === 465 ? 'smtps' : 'smtp', '--ssl-reqd': true }),
  msmtp: (port) => ({ ...msmtp, tls: true, tls_starttls: port === 587 }),
  smtplib: (port) => ({
    ...smtplib,
    class: port === 465 ? 'SMTP_SSL' : 'SMTP',
    starttls: port === 465 ? 'never' : 'always',
  }),
};

/** Captured in roundtrips: greeting, last EHLO's reply and the accepted login, rounded down. */
const MEASURED: readonly (readonly [string, Port, Version, number, number, number])[] = [
  ['nodemailer', 465, '1.3', 3, 4, 5],
  ['swaks --auth', 465, '1.3', 3, 4, 7],
  ['swaks --auth PLAIN', 465, '1.3', 3, 4, 5],
  ['curl', 465, '1.3', 3, 4, 6],
  ['msmtp', 465, '1.3', 4, 5, 6],
  ['smtplib', 465, '1.3', 3, 4, 5],
  ['nodemailer', 465, '1.2', 3, 4, 5],
  ['swaks --auth PLAIN', 465, '1.2', 3, 4, 5],
  ['curl', 465, '1.2', 3, 4, 6],
  ['msmtp', 465, '1.2', 3, 4, 5],
  ['smtplib', 465, '1.2', 3, 4, 5],
  ['nodemailer', 587, '1.3', 2, 6, 7],
  ['swaks --auth', 587, '1.3', 2, 7, 10],
  ['swaks --auth PLAIN', 587, '1.3', 2, 7, 8],
  ['curl', 587, '1.3', 2, 6, 8],
  ['msmtp', 587, '1.3', 2, 7, 8],
  ['smtplib', 587, '1.3', 2, 7, 8],
  ['nodemailer', 587, '1.2', 2, 7, 8],
  ['swaks --auth', 587, '1.2', 2, 7, 10],
  ['swaks --auth PLAIN', 587, '1.2', 2, 7, 8],
  ['curl', 587, '1.2', 2, 7, 9],
  ['msmtp', 587, '1.2', 2, 7, 8],
  ['smtplib', 587, '1.2', 2, 7, 8],
];

const play = (name: string, port: Port, version: Version) => {
  const program = PROGRAMS[name]?.(port);
  if (program === undefined) throw new Error(`No such program: ${name}`);
  return playWorld(
    worldWith({
      sender: { program, outgoing: { port } },
      submission: {
        parameters: {
          smtpd_tls_mandatory_protocols: `>=TLSv1.2, <=TLSv${version}`,
          smtpd_tls_protocols: `>=TLSv1.2, <=TLSv${version}`,
        },
      },
    }),
  ).trace;
};

/** When the sender has the reply to its last EHLO, in round trips. */
function lastHello({ events }: Trace): number {
  const received = events.filter(
    (event): event is EventOf<'wire:segment_received'> =>
      event.type === 'wire:segment_received' && event.segment.to === 'sender',
  );
  const hellos = received.filter(
    ({ segment: { content } }) =>
      'lines' in content && content.lines.some(({ text }) => text.startsWith('250-')),
  );
  return Math.floor((hellos.at(-1)?.timeMs ?? Number.NaN) / 100);
}

describe('round trips as measured', () => {
  it.each(MEASURED)('%s on %i with TLS %s', (name, port, version, banner, hello, login) => {
    const trace = play(name, port, version);
    expect(projectRoundTrips(trace)).toMatchObject({ banner, authenticated: login });
    expect(lastHello(trace)).toBe(hello);
  });
});

describe('the envelope', () => {
  it('costs two round trips less where a program writes it at once', () => {
    const cost = (name: string): number => {
      const { authenticated, accepted } = projectRoundTrips(play(name, 465, '1.3'));
      return (accepted ?? 0) - (authenticated ?? 0);
    };
    expect([cost('nodemailer'), cost('msmtp')]).toEqual([2, 2]);
    expect([cost('swaks --auth'), cost('curl'), cost('smtplib')]).toEqual([4, 4, 4]);
  });
});

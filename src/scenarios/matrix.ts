/**
 * Every way to be wrong about port and security: a client's mode times the server's port, each for
 * a program that people use, with that program's own options for the mode. None is written out:
 * each is a world, and what happens in it is whatever happens. RFC 8314 §3.3, §7.3.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { PROGRAM_DEFAULTS } from '../world/programDefaults';
import type { ProgramSettings } from '../world/programSchema';
import { worldWith } from '../world/worldWith';
import type { NamedWorld } from './scenario';

export const MATRIX_MODES = ['tls', 'starttls', 'starttls-if-available', 'none'] as const;
export type MatrixMode = (typeof MATRIX_MODES)[number];

export const MATRIX_PORTS = [25, 465, 587, 993] as const;
export type MatrixPort = (typeof MATRIX_PORTS)[number];

export const MATRIX_PROGRAMS = [
  'generic',
  'swaks',
  'curl',
  'msmtp',
  'nodemailer',
  'smtplib',
] as const;
export type MatrixProgram = (typeof MATRIX_PROGRAMS)[number];

/** What a script around smtplib does for a mode. */
const STARTTLS_CALL = {
  tls: 'never',
  none: 'never',
  starttls: 'always',
  'starttls-if-available': 'if has_extn',
} as const;

/** A program told to use a mode, by its own options; null when it has no such mode. */
function programFor(name: MatrixProgram, mode: MatrixMode): ProgramSettings | null {
  const all = PROGRAM_DEFAULTS;
  switch (name) {
    case 'generic':
      return all.generic;
    case 'swaks':
      return {
        ...all.swaks,
        '--auth': 'PLAIN',
        '--tls-on-connect': mode === 'tls',
        '--tls': mode === 'starttls',
        '--tls-optional': mode === 'starttls-if-available',
      };
    case 'curl':
      return {
        ...all.curl,
        scheme: mode === 'tls' ? 'smtps' : 'smtp',
        '--ssl-reqd': mode === 'starttls',
        '--ssl': mode === 'starttls-if-available',
      };
    case 'msmtp':
      if (mode === 'starttls-if-available') return null;
      return { ...all.msmtp, tls: mode !== 'none', tls_starttls: mode === 'starttls' };
    case 'nodemailer':
      return {
        ...all.nodemailer,
        secure: mode === 'tls',
        requireTLS: mode === 'starttls',
        ignoreTLS: mode === 'none',
      };
    case 'smtplib':
      return {
        ...all.smtplib,
        class: mode === 'tls' ? 'SMTP_SSL' : 'SMTP',
        starttls: STARTTLS_CALL[mode],
      };
  }
}

export interface MatrixPlace {
  readonly mode: MatrixMode;
  readonly port: MatrixPort;
  readonly program: MatrixProgram;
}

/** The id of a cell's story, as it stands in an address. */
export const matrixId = ({ mode, port, program }: MatrixPlace): string =>
  `matrix-${mode}-${port}-${program}`;

/** Where in the matrix an id stands; null when it is no cell's. */
export function matrixPlaceOf(id: string): MatrixPlace | null {
  for (const program of MATRIX_PROGRAMS) {
    for (const mode of MATRIX_MODES) {
      for (const port of MATRIX_PORTS) {
        const place = { mode, port, program };
        if (matrixId(place) === id) return place;
      }
    }
  }
  return null;
}

/** The world of a cell; null when the program has no such mode. */
export function matrixWorld(place: MatrixPlace): NamedWorld | null {
  const program = programFor(place.program, place.mode);
  if (program === null) return null;
  return {
    id: matrixId(place),
    world: worldWith({
      sender: { program, outgoing: { port: place.port, security: place.mode } },
      // What a provider has on 25: mail from outside for its own users, and no logins.
      submission: {
        ports: {
          ...DEFAULT_WORLD.submission.ports,
          '25': {
            mydestination: ['example.org'],
            smtpd_sender_restrictions: [],
            smtpd_relay_restrictions: ['permit_mynetworks', 'reject_unauth_destination'],
          },
        },
      },
    }),
  };
}

/**
 * Every way to be wrong about port and security: a client's mode times the server's port times what
 * happens around them, each for a program that people use, with that program's own options for the
 * mode. None is written out: each is a world, and what comes of it is whatever comes.
 * RFC 8314 §3.3, §7.3; for what can happen on the way RFC 3207 §6.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { World } from '../world/worldSchema';
import { PROGRAM_DEFAULTS } from '../world/programDefaults';
import type { ProgramSettings } from '../world/programSchema';
import { worldWith, type PartOf } from '../world/worldWith';
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

export const MATRIX_HAPPENINGS = [
  'nothing',
  'clear-logins',
  'starttls-removed',
  'auth-added',
  'port-25-dropped',
  'wrong-name',
] as const;
export type MatrixHappening = (typeof MATRIX_HAPPENINGS)[number];

/** A name that leads to the provider's server and is not in its certificate. */
const OTHER_NAME = 'mail.example.org';

/** A server that offers AUTH before TLS, against RFC 8314 §3.3. */
const CLEAR_LOGINS = {
  smtpd_tls_security_level: 'may',
  smtpd_tls_auth_only: false,
  smtpd_sasl_auth_enable: true,
} as const;

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
  readonly happens: MatrixHappening;
}

/** The id of a cell's story, as it stands in an address. */
export const matrixId = ({ mode, port, program, happens }: MatrixPlace): string =>
  `matrix-${mode}-${port}-${program}${happens === 'nothing' ? '' : `-${happens}`}`;

const MATRIX_PLACES: ReadonlyMap<string, MatrixPlace> = new Map(
  MATRIX_PROGRAMS.flatMap((program) =>
    MATRIX_MODES.flatMap((mode) =>
      MATRIX_PORTS.flatMap((port) =>
        MATRIX_HAPPENINGS.map((happens) => {
          const place = { mode, port, program, happens };
          return [matrixId(place), place] as const;
        }),
      ),
    ),
  ),
);

/** Where in the matrix an id stands; null when it is no cell's. */
export const matrixPlaceOf = (id: string): MatrixPlace | null => MATRIX_PLACES.get(id) ?? null;

/** What is different around the client and the server. */
function changesFor(happens: MatrixHappening): PartOf<Pick<World, 'network' | 'dns'>> {
  switch (happens) {
    case 'nothing':
    case 'clear-logins':
      return {};
    case 'starttls-removed':
      return { network: { box: { way: 'remove-starttls', ports: [25, 587] } } };
    case 'auth-added':
      return { network: { box: { way: 'replace-starttls-with-auth', ports: [25, 587] } } };
    case 'port-25-dropped':
      return { network: { firewall: [{ direction: 'out', port: 25, action: 'drop' }] } };
    case 'wrong-name': {
      const { ipAddress } = DEFAULT_WORLD.submission;
      const other = { name: OTHER_NAME, type: 'A', address: ipAddress } as const;
      return { dns: { records: [...DEFAULT_WORLD.dns.records, other] } };
    }
  }
}

/** The world of a cell; null when the program has no such mode. */
export function matrixWorld(place: MatrixPlace): NamedWorld | null {
  const { mode, port, happens } = place;
  const program = programFor(place.program, mode);
  if (program === null) return null;
  const outgoing = { port, security: mode };
  const { ports } = DEFAULT_WORLD.submission;
  return {
    id: matrixId(place),
    world: worldWith({
      ...changesFor(happens),
      sender: {
        program,
        outgoing: happens === 'wrong-name' ? { ...outgoing, host: OTHER_NAME } : outgoing,
      },
      submission: {
        ports: {
          ...ports,
          // What a provider has on 25: mail from outside for its own users, and no logins.
          '25': {
            mydestination: ['example.org'],
            smtpd_sender_restrictions: [],
            smtpd_relay_restrictions: ['permit_mynetworks', 'reject_unauth_destination'],
          },
          ...(happens === 'clear-logins' && { '587': { ...ports['587'], ...CLEAR_LOGINS } }),
        },
      },
    }),
  };
}

/** Words of the matrix that are not lessons. */
import { MATRIX_HAPPENING_TEXTS } from '../../lessons/en/matrixText';
import { listNames } from '../strings';

export const matrixStrings = {
  heading: 'Every mode on every port',
  lead:
    'Each cell is a client, set to a way of securing the line and to a port, and what comes of ' +
    'it: a run of the simulated client and servers.',
  happens: 'What happens',
  happenings: {
    nothing: 'nothing',
    'clear-logins': MATRIX_HAPPENING_TEXTS['clear-logins'].name,
    'starttls-removed': MATRIX_HAPPENING_TEXTS['starttls-removed'].name,
    'auth-added': MATRIX_HAPPENING_TEXTS['auth-added'].name,
    'port-25-dropped': MATRIX_HAPPENING_TEXTS['port-25-dropped'].name,
    'wrong-name': MATRIX_HAPPENING_TEXTS['wrong-name'].name,
  },
  lessons: {
    nothing:
      'These servers take no login without TLS, and nobody on the way changes anything. So a ' +
      'wrong setting fails, and costs no password.',
    'clear-logins':
      'The server on 587 offers logins before TLS. Where a client without TLS takes the offer, ' +
      'the mail goes out, password and text can be read on the way, and nothing tells its user.',
    'starttls-removed':
      'Somebody takes STARTTLS out of the replies on 25 and 587. The server still takes no login ' +
      'without TLS, so nobody logs in there; TLS at once on 465 has nothing to take out.',
    'auth-added':
      'Somebody puts AUTH where STARTTLS stood, on 25 and 587. A client that would rather have ' +
      'TLS, but does not need it, begins to log in readably. The server refuses; where the ' +
      'password went along with the first command, it is out. Only what requires TLS is safe.',
    'port-25-dropped':
      'The sender’s provider throws away what goes to port 25, as many do for homes. On 25 ' +
      'nobody gets as far as a greeting; 465 and 587 are there for this.',
    'wrong-name':
      'The host’s name in the settings leads to the server, but is not in its certificate. Under ' +
      'TLS a client that checks names gives up; one that does not would also believe an impostor.',
  },
  program: 'Whose words are quoted',
  caption: 'What comes of it',
  corner: 'Mode, down; port, across',
  modes: {
    tls: 'TLS at once',
    starttls: 'STARTTLS required',
    'starttls-if-available': 'STARTTLS if available',
    none: 'No TLS',
  },
  names: {
    generic: 'our own words',
    swaks: 'swaks',
    curl: 'curl',
    msmtp: 'msmtp',
    nodemailer: 'nodemailer',
    smtplib: 'Python smtplib',
  },
  port: (port: number) => `Port ${port}`,
  noMode: 'This program has no such mode.',
  results: {
    delivered: 'Works',
    deferred: 'Waits',
    bounced: 'Comes back',
    rejected: 'Refused',
    aborted: 'Given up',
    discarded: 'Thrown away',
  },
  exposed: (read: readonly string[], kept: readonly string[]) =>
    kept.length === 0
      ? `readable on the way: ${listNames(read)}`
      : `readable on the way: ${listNames(read)}; not readable: ${listNames(kept)}`,
  safe: 'not readable on the way: password, addresses and text',
  watch: 'Watch',
  watchOf: (title: string) => `Watch: ${title}`,
  after: (time: string) => `after ${time}`,
} as const;

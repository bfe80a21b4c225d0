/** Words of the matrix that are not lessons. */
import { listNames } from '../strings';

export const matrixStrings = {
  heading: 'Every mode on every port',
  lead:
    'Each cell is a client, set to a way of securing the line and to a port, and what comes of ' +
    'it: a run of the simulated client and servers.',
  happens: 'What happens',
  happenings: {
    nothing: 'nothing is disturbed',
    'clear-logins': 'port 587 takes logins without TLS',
    'starttls-removed': 'somebody on the way takes STARTTLS out',
    'auth-added': 'somebody on the way puts AUTH in STARTTLS’s place',
    'port-25-dropped': 'the provider drops port 25',
    'wrong-name': 'the settings name a host that is not in the certificate',
  },
  lessons: {
    nothing:
      'These servers take no login without TLS, and nobody on the way changes anything. So a ' +
      'wrong setting fails, and costs no password.',
    'clear-logins':
      'The server on 587 offers logins before TLS. A client without TLS works, and its password ' +
      'and its mail can be read on the way; nothing tells its user.',
    'starttls-removed':
      'Somebody takes STARTTLS out of the replies on 25 and 587. The server still takes no login ' +
      'without TLS, so nobody logs in there; TLS at once on 465 has nothing to take out.',
    'auth-added':
      'Somebody puts AUTH where STARTTLS stood, on 25 and 587. A client that would rather have ' +
      'TLS, but does not need it, logs in readably; the server refuses, and the password is out. ' +
      'Only what requires TLS is safe.',
    'port-25-dropped':
      'The sender’s provider throws away what goes to port 25, as many do for homes. On 25 ' +
      'nobody gets as far as a greeting; 465 and 587 are there for this.',
    'wrong-name':
      'The host’s name in the settings leads to the server, but is not in its certificate. A ' +
      'client that checks names gives up; one that does not would also take an impostor’s word.',
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

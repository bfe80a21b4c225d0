/** Words of the matrix that are not lessons. */
import { listNames } from '../strings';

export const matrixStrings = {
  heading: 'Every mode on every port',
  lead:
    'Each cell is a client, set to a way of securing the line and to a port, and what comes of ' +
    'it: a run of the simulated client and servers. These servers take no login without TLS, and ' +
    'nobody on the way changes anything.',
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

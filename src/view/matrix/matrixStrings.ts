/** Words of the matrix that are not lessons. */
export const matrixStrings = {
  heading: 'Every mode on every port',
  lead:
    'Each cell is a client, set to a way of securing the line and to a port, and what comes of ' +
    'it. Nothing here is written down: each was run.',
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
  exposed: 'the password was readable',
  messageExposed: 'the message was readable',
  safe: 'neither password nor message was readable',
  watch: 'Watch',
  watchOf: (title: string) => `Watch: ${title}`,
  after: (time: string) => `after ${time}`,
} as const;

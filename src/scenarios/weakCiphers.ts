/** A scanner that knows RC4 and 3DES only meets a server whose library has neither any more. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const weakCiphers: Scenario = {
  id: 'weak-ciphers',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'The scanner',
      hostName: 'scanner.example.org',
      address: 'scanner@example.org',
      login: { user: 'scanner@example.org', password: 'a-long-one' },
      outgoing: { port: 465, security: 'tls' },
      lowestTlsVersion: '1.0',
      highestTlsVersion: '1.2',
      cipherSuites: ['RC4-SHA', 'RC4-MD5', 'DES-CBC3-SHA'],
    },
    submission: {
      accounts: [
        { user: 'scanner@example.org', password: 'a-long-one', addresses: ['scanner@example.org'] },
      ],
    },
    message: {
      headerFrom: 'The scanner <scanner@example.org>',
      subject: 'Scan 0042',
      body: 'The scanned page is attached.',
    },
  }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.no-shared-cipher', 'client.tls-failed'],
  },
};

/** A web application submits a password reset on 465, with a login of its own. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';
import { SIGNED_ZONE } from './signedZone';

export const app465: Scenario = {
  id: 'app-465',
  world: worldWith({
    sender: {
      kind: 'application',
      name: 'The shop',
      program: { name: 'nodemailer', secure: true },
      hostName: 'www.example.org',
      address: 'shop@example.org',
      login: { user: 'shop@example.org', password: 'a-long-one' },
      outgoing: { port: 465, security: 'tls' },
    },
    submission: {
      opendkim: {},
      accounts: [
        { user: 'shop@example.org', password: 'a-long-one', addresses: ['shop@example.org'] },
      ],
    },
    dns: { records: SIGNED_ZONE },
    message: {
      headerFrom: 'The shop <shop@example.org>',
      subject: 'Reset your password',
      body: 'Follow this link to choose a new password:\nhttps://www.example.org/reset?code=4711',
    },
  }),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['tls.implicit-established', 'client.log-in'],
  },
};

/** A client whose outgoing server was given the port of its incoming one: IMAP on 993. */
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

export const imapPort993: Scenario = {
  id: 'imap-port-993',
  world: worldWith({ sender: { outgoing: { port: 993, security: 'tls' } } }),
  goal: {
    ...QUIET,
    status: 'aborted',
    deliveredTo: null,
    fires: ['handshake.established', 'access.greet-under-tls', 'client.greeting-unreadable'],
    says: [
      '* OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE LITERAL+ AUTH=PLAIN] ' +
        'Dovecot (Debian) ready.',
    ],
  },
};

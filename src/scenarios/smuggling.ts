/**
 * A message hides another behind a bare LF: the MX takes two messages where its sender sent one.
 * `smtpd_forbid_bare_newline` decides whether it does.
 */
import type { World } from '../world/worldSchema';
import { worldWith } from '../world/worldWith';
import { QUIET, type Scenario } from './scenario';

/** Alice’s provider passes the message on to an MX with a policy for bare line feeds. */
export const smugglingWorld = (policy: 'no' | 'reject'): World =>
  worldWith({
    sender: {
      kind: 'application',
      name: 'The old relay',
      hostName: 'smtp.example.org',
      ipAddress: '192.0.2.10',
      login: null,
      outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
    },
    submission: { ipAddress: '192.0.2.11' },
    mx: { parameters: { smtpd_forbid_bare_newline: policy } },
    message: {
      smuggled: [
        'MAIL FROM:<ceo@example.org>',
        'RCPT TO:<bob@example.net>',
        'DATA',
        'From: CEO <ceo@example.org>',
        'Subject: Urgent',
        '',
        'Pay now.',
      ].join('\n'),
    },
  });

export const smuggling: Scenario = {
  id: 'smuggling',
  world: smugglingWorld('no'),
  goal: {
    ...QUIET,
    status: 'delivered',
    deliveredTo: 'inbox',
    fires: ['session.hold-until-answered', 'receiver.inbox'],
  },
};

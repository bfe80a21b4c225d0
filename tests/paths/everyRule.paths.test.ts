// Every rule that is declared fires somewhere: a machine's rules stand in a machine's table (whose
// rows are all reached, see the other files here), the network's rules fire in a story. A rule that
// cannot fire is a lesson that nobody gets to see.

import { describe, expect, it } from 'vitest';
import { clientSessionMachine } from '../../src/machines/clientSessionMachine';
import { mailAccessMachine } from '../../src/machines/mailAccessMachine';
import { mailClientMachine } from '../../src/machines/mailClientMachine';
import { noticeMachine } from '../../src/machines/noticeMachine';
import { postscreenMachine } from '../../src/machines/postscreenMachine';
import { receiverMachine } from '../../src/machines/receiverMachine';
import { relayMachine } from '../../src/machines/relayMachine';
import { serverSessionMachine } from '../../src/machines/serverSessionMachine';
import { SCENARIOS } from '../../src/scenarios/scenarios';
import { RULES } from '../../src/trace/rules';
import type { BoxSettings } from '../../src/world/networkSchema';
import { PROGRAM_DEFAULTS } from '../../src/world/programDefaults';
import type { World } from '../../src/world/worldSchema';
import { worldWith } from '../../src/world/worldWith';
import { rulesOf } from '../kit/explore';
import { playWorld } from '../kit/play';

const MACHINES = [
  serverSessionMachine,
  clientSessionMachine,
  mailAccessMachine,
  mailClientMachine,
  relayMachine,
  noticeMachine,
  receiverMachine,
  postscreenMachine,
];

const boxThat = (way: BoxSettings['way']): World =>
  worldWith({
    network: {
      box: {
        way,
        path: 'sender',
        ports: [],
        certificate: {
          subject: 'smtp.example.org',
          alternativeNames: [],
          issuer: 'x',
          trusted: false,
          expired: false,
        },
        forwards: false,
      },
    },
  });

/** Worlds for what the scenarios do not show. */
const WORLDS: readonly World[] = [
  ...SCENARIOS.map(({ world }) => world),
  boxThat('remove-starttls'),
  boxThat('mask-starttls'),
  boxThat('refuse-starttls'),
  boxThat('inject-after-starttls'),
  boxThat('impersonate'),
  worldWith({ network: { firewall: [{ direction: 'out', port: 587, action: 'prohibit' }] } }),
  worldWith({ submission: { ports: {} } }),
  worldWith({
    sender: { highestTlsVersion: '1.2' },
    submission: { parameters: { smtpd_tls_mandatory_protocols: '>=TLSv1.3' } },
  }),
  worldWith({ sender: { program: { ...PROGRAM_DEFAULTS.msmtp, tls: true } } }),
  worldWith({
    sender: {
      program: { ...PROGRAM_DEFAULTS.smtplib, starttls: 'always', maximum_version: 'TLSv1' },
    },
  }),
  worldWith({ horizonMs: 100 }),
  worldWith({
    mx: {
      parameters: {
        smtpd_recipient_restrictions: ['check_recipient_access'],
        check_recipient_access: { 'bob@example.net': 'DISCARD' },
      },
    },
  }),
];

const inTables = new Set(MACHINES.flatMap((machine) => [...rulesOf(machine)]));
const inStories = new Set<string>(WORLDS.flatMap((world) => [...playWorld(world).rules]));

describe('every rule', () => {
  it('fires in a machine or in a story', () => {
    const silent = Object.keys(RULES).filter((rule) => !inTables.has(rule) && !inStories.has(rule));
    expect(silent).toEqual([]);
  });

  it('in a table or a story is declared', () => {
    const known = new Set(Object.keys(RULES));
    const unknown = [...inTables, ...inStories].filter((rule) => !known.has(rule));
    expect(unknown).toEqual([]);
  });
});

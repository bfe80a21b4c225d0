// Worlds whose maps differ: each has other stations, ports, gates, boxes or names.

import { DEFAULT_WORLD } from '../../../src/world/defaultWorld';
import type { World } from '../../../src/world/worldSchema';

const { sender, network, submission, mx, message, dns } = DEFAULT_WORLD;

type Box = NonNullable<World['network']['box']>;

const boxOf = (way: Box['way'], path: Box['path']): Box => ({
  way,
  path,
  ports: [],
  certificate: mx.certificate,
  forwards: true,
});

const withNetwork = (change: Partial<World['network']>): World => ({
  ...DEFAULT_WORLD,
  network: { ...network, ...change },
});

const outgoing = (host: string, port: number): World => ({
  ...DEFAULT_WORLD,
  sender: { ...sender, outgoing: { ...sender.outgoing, host, port } },
});

/** Several hosts take mail for the recipient's domain, in the order given. */
const withHosts = (...hosts: readonly string[]): World => ({
  ...DEFAULT_WORLD,
  dns: {
    ...dns,
    records: [
      ...dns.records.filter(({ type }) => type !== 'MX'),
      ...hosts.map((host, index) => ({
        type: 'MX' as const,
        name: 'example.net',
        preference: 10 + index,
        host,
      })),
    ],
  },
});

const closes25: World['network']['firewall'] = [{ direction: 'out', port: 25, action: 'drop' }];

export const MAP_WORLDS: Readonly<Record<string, World>> = {
  default: DEFAULT_WORLD,
  implicitTls: outgoing('smtp.example.org', 465),
  closedPort: outgoing('smtp.example.org', 2525),
  byAddress: outgoing('203.0.113.25', 25),
  mailServer: { ...DEFAULT_WORLD, sender: { ...sender, kind: 'mail-server' } },
  closed25: withNetwork({ firewall: closes25 }),
  closedOnTheWay: {
    ...outgoing('mx.example.net', 25),
    network: { ...network, firewall: closes25 },
  },
  closedRelay: withNetwork({ firewall: [{ direction: 'in', port: 25, action: 'reset' }] }),
  strips: withNetwork({ box: boxOf('replace-starttls-with-auth', 'sender') }),
  stripsAndCloses: withNetwork({
    box: boxOf('replace-starttls-with-auth', 'sender'),
    firewall: closes25,
  }),
  stripsRelay: withNetwork({ box: boxOf('remove-starttls', 'relay') }),
  impostor: withNetwork({ box: boxOf('impersonate', 'sender') }),
  impostorRelay: withNetwork({ box: boxOf('impersonate', 'relay') }),
  manyPorts: {
    ...DEFAULT_WORLD,
    submission: {
      ...submission,
      ports: { ...submission.ports, '25': {}, '2525': {}, '60587': {} },
    },
  },
  twoHosts: withHosts('mx1.example.net', 'mx.example.net'),
  manyHosts: withHosts(
    'inbound-exchanger-07.mail.eu-west.example.net',
    'mx.example.net',
    'mx3.example.net',
    'mx4.example.net',
    'mx5.example.net',
  ),
  longNames: {
    ...DEFAULT_WORLD,
    sender: { ...sender, name: 'The quarterly report generator of the finance department' },
    submission: { ...submission, hostName: 'outbound-submission.mail.eu-west.example.org' },
    mx: { ...mx, hostName: 'inbound-exchanger-07.mail.eu-west.example.net' },
    message: { ...message, headerTo: 'Bartholomew Featherstonehaugh-Cholmondeley <b@example.net>' },
  },
};

/** DNS of the stories in which a stranger writes in a name that is not theirs. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { World } from '../world/worldSchema';

export const STRANGER = {
  kind: 'application',
  name: 'A stranger’s script',
  hostName: 'spam.example.edu',
  ipAddress: '198.51.100.66',
  login: null,
  outgoing: { host: 'mx.example.net', port: 25, security: 'starttls-if-available' },
} as const;

/** A name of its own and an SPF record: the stranger has all that its own domain needs. */
export const STRANGERS_ZONE: World['dns']['records'] = [
  ...DEFAULT_WORLD.dns.records,
  { name: '198.51.100.66', type: 'PTR', host: 'spam.example.edu' },
  { name: 'spam.example.edu', type: 'A', address: '198.51.100.66' },
  { name: 'spam.example.edu', type: 'TXT', text: 'v=spf1 ip4:198.51.100.66 -all' },
];

/** DNS of the stories in which the provider signs: the default zone with the provider's key. */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { DEFAULT_SIGNING } from '../world/signingSchema';
import type { World } from '../world/worldSchema';

export const SIGNED_ZONE: World['dns']['records'] = [
  ...DEFAULT_WORLD.dns.records,
  {
    name: 'mail._domainkey.example.org',
    type: 'TXT',
    text: `v=DKIM1; k=ed25519; p=${DEFAULT_SIGNING.KeyFile}`,
  },
];

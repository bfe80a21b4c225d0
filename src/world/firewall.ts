/**
 * What the firewalls of a world do with a new connection. `out` rules guard what leaves the
 * sender's network, `in` rules what enters a server's; in either list the first rule for the port
 * decides, as in nftables and in routers.
 */
import type { World } from './worldSchema';

export type FirewallAction = World['network']['firewall'][number]['action'];

/** The sender's way to a server, or the way between two servers. */
export type FirewallPath = 'sender' | 'relay';

export interface Closure {
  readonly action: Exclude<FirewallAction, 'accept'>;
  /** Whose firewall closes it: the sender's on the way out, or the server's on the way in. */
  readonly direction: 'out' | 'in';
}

function decide(world: World, direction: Closure['direction'], port: number): Closure | null {
  const rule = world.network.firewall.find(
    (candidate) => candidate.port === port && candidate.direction === direction,
  );
  if (rule === undefined || rule.action === 'accept') return null;
  return { action: rule.action, direction };
}

/** What closes a port on a way, the sender's own firewall first; null when it is open. */
export const closureOf = (world: World, path: FirewallPath, port: number): Closure | null =>
  (path === 'sender' ? decide(world, 'out', port) : null) ?? decide(world, 'in', port);

/**
 * The way between two stations: who stands on it and when a segment passes there, what the
 * firewall does with a SYN. RFC 9293 §3.5; RFC 1812 §5.2.7.1 for what a router may answer.
 */
import type { ObserverId } from '../trace/station';
import type { FirewallAction } from '../world/firewall';
import { closureOf } from '../world/firewall';
import type { World } from '../world/worldSchema';

/** An observer and how far along the way it stands, 0 at the client and 1 at the server. */
export interface Waypoint {
  readonly at: ObserverId;
  readonly fraction: number;
}

export interface NetworkPath {
  readonly kind: 'sender' | 'relay';
  readonly roundTripMs: number;
  readonly waypoints: readonly Waypoint[];
}

/** The way from the sender's own network to a server, or between two servers. */
export function networkPath(
  world: World,
  kind: NetworkPath['kind'],
  roundTripMs: number,
): NetworkPath {
  const box = world.network.box?.path === kind ? [{ at: 'box', fraction: 0.35 } as const] : [];
  const waypoints: readonly Waypoint[] =
    kind === 'sender'
      ? [{ at: 'wifi', fraction: 0.15 }, ...box, { at: 'isp', fraction: 0.6 }]
      : [...box, { at: 'transit', fraction: 0.5 }];
  return { kind, roundTripMs, waypoints };
}

/** The way that the box itself takes: it does not stand on its own. */
export const withoutBox = (path: NetworkPath): NetworkPath => ({
  ...path,
  waypoints: path.waypoints.filter(({ at }) => at !== 'box'),
});

/** What the firewalls do with a new connection on a way to a port. */
export const firewallAction = (
  world: World,
  kind: NetworkPath['kind'],
  port: number,
): FirewallAction => closureOf(world, kind, port)?.action ?? 'accept';

/** Where the firewall stands on a way. */
export const firewallPlace = (kind: NetworkPath['kind']): ObserverId =>
  kind === 'sender' ? 'isp' : 'transit';

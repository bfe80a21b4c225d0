/**
 * The way between two stations: who stands on it and when a segment passes there, what the
 * firewall does with a SYN. RFC 9293 §3.5; RFC 1812 §5.2.7.1 for what a router may answer.
 */
import type { ObserverId } from '../trace/station';
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

export type FirewallAction = 'accept' | 'drop' | 'reset' | 'prohibit';

/**
 * What the firewall does with a new connection: the first rule for the port decides. `out` rules
 * guard what leaves the sender's network, `in` rules what enters a server's.
 */
export function firewallAction(
  world: World,
  kind: NetworkPath['kind'],
  port: number,
): FirewallAction {
  const rule = world.network.firewall.find(
    (candidate) => candidate.port === port && (candidate.direction === 'in' || kind === 'sender'),
  );
  return rule?.action ?? 'accept';
}

/** Where the firewall stands on a way. */
export const firewallPlace = (kind: NetworkPath['kind']): ObserverId =>
  kind === 'sender' ? 'isp' : 'transit';

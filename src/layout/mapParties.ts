/**
 * Who is on the map, and which ways lead from whom to whom, read from the world before anything
 * has a place. The way in use is the one the sender is told to take; the other services of the
 * same server are ways that exist but are not in use.
 */
import type { StationId } from '../trace/station';
import type { Closure } from '../world/firewall';
import { closureOf } from '../world/firewall';
import type { World } from '../world/worldSchema';

/** The sender's way to its server, or the way between servers. */
export type PathKind = 'sender' | 'relay';

export interface MapWay {
  readonly from: StationId;
  readonly to: StationId;
  readonly port: number;
  readonly path: PathKind;
  readonly isUsed: boolean;
  /** False where nobody answers on this port. */
  readonly isListening: boolean;
  /** What a firewall does with a SYN on this way, and whose it is; null when it may pass. */
  readonly closed: Closure | null;
}

export interface MapParties {
  /** The server that the sender talks to. */
  readonly target: 'submission' | 'mx';
  /** The sender's ways to its target, the one in use first; or the way to and from an impostor. */
  readonly ways: readonly MapWay[];
  /** The way between servers; null when the sender talks to the MX itself. */
  readonly relay: readonly MapWay[];
  /** The sender's way straight to the MX, shown where a rule closes it. */
  readonly bypass: MapWay | null;
  readonly box: { readonly path: PathKind; readonly isImpostor: boolean } | null;
  /** The recipient's domain says in DNS that it takes no mail: no way leads to an MX. */
  readonly isNullMx: boolean;
}

/** How many unused services of a server are drawn beside the one in use. */
const UNUSED_SHOWN = 2;
const WELL_KNOWN = [587, 465, 25];

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

interface NextServer {
  readonly host: string;
  readonly port: number;
}

/** Where the sender is told to send; null when it asks DNS for the MX of each domain. */
function nextServer({ sender }: World): NextServer | null {
  if (sender.kind !== 'mail-server') return sender.outgoing;
  const { relayhost } = sender.relay;
  const [, host, port] = /^\[?([^\]:]+)\]?(?::(\d+))?$/u.exec(relayhost) ?? [];
  return host === undefined ? null : { host, port: Number(port ?? 25) };
}

/** The server behind the outgoing host, by address as the resolver finds it, or by name. */
function targetOf(world: World): MapParties['target'] {
  const { submission, mx, dns } = world;
  const next = nextServer(world);
  if (next === null) return 'mx';
  const { host } = next;
  const found = dns.records.find((record) => record.type === 'A' && sameName(record.name, host));
  const address = found?.type === 'A' ? found.address : host;
  if (address === submission.ipAddress || sameName(host, submission.hostName)) return 'submission';
  return address === mx.ipAddress || sameName(host, mx.hostName) ? 'mx' : 'submission';
}

const servicePorts = (server: { readonly ports: World['mx']['ports'] }): readonly number[] =>
  Object.keys(server.ports).map(Number);

/** Where the server for fetching mail listens; these ways are drawn when a client takes one. */
const accessPorts = ({ submission }: World): readonly number[] =>
  Object.keys(submission.mailAccess.ports).map(Number);

/** Smaller is shown sooner: the well-known ports, then the others as they rise. */
const rankOf = (port: number): number =>
  WELL_KNOWN.includes(port) ? WELL_KNOWN.indexOf(port) : port + WELL_KNOWN.length;

const usedPort = (world: World): number => nextServer(world)?.port ?? 25;

function impostorStands(world: World, path: PathKind, port: number): boolean {
  const { box } = world.network;
  if (box?.way !== 'impersonate' || box.path !== path) return false;
  return box.ports.length === 0 || box.ports.includes(port);
}

/** The way of an impostor: to where it stands, on from there, and the rest, which nobody takes. */
function impostorWays(world: World, way: MapWay): readonly MapWay[] {
  const toBox: MapWay = { ...way, to: 'box', isListening: true };
  const rest: MapWay = { ...way, isUsed: false };
  const forwards = world.network.box?.forwards === true;
  const onward: MapWay = {
    from: 'box',
    to: 'mx',
    port: 25,
    path: 'relay',
    isUsed: true,
    isListening: servicePorts(world.mx).includes(25),
    closed: null,
  };
  return [toBox, rest, ...(forwards ? [onward] : [])];
}

/**
 * Whether the domain of the first recipient has a null MX, which names the root and no host, and
 * whoever sends there asks DNS (RFC 7505 §3).
 */
function hasNullMx({ dns, message }: World): boolean {
  const domain = domainOf(message.recipients[0] ?? '');
  return dns.records.some(
    (record) => record.type === 'MX' && record.host === '.' && sameName(record.name, domain),
  );
}

/** The parties and ways of a world. */
export function readMapParties(world: World): MapParties {
  const target = targetOf(world);
  const used = usedPort(world);
  const asksDns = target === 'submission' || nextServer(world) === null;
  const isNullMx = asksDns && hasNullMx(world);
  const services = servicePorts(world[target]);
  const listening = [...services, ...(target === 'submission' ? accessPorts(world) : [])];
  const wayTo = (port: number, isUsed: boolean): MapWay => ({
    from: 'sender',
    to: target,
    port,
    path: 'sender',
    isUsed,
    isListening: listening.includes(port),
    closed: closureOf(world, 'sender', port),
  });
  const unused = services
    .filter((port) => port !== used)
    .sort((a, b) => rankOf(a) - rankOf(b))
    .slice(0, UNUSED_SHOWN);
  const main = wayTo(used, true);
  const mxListens = servicePorts(world.mx).includes(25);
  const relay: MapWay = {
    from: 'submission',
    to: 'mx',
    port: 25,
    path: 'relay',
    isUsed: true,
    isListening: mxListens,
    closed: closureOf(world, 'relay', 25),
  };
  const isImpostorFirst = impostorStands(world, 'sender', used);
  const isImpostorLater =
    target === 'submission' && !isNullMx && impostorStands(world, 'relay', 25);
  const bypass: MapWay = { ...wayTo(25, false), to: 'mx', isListening: mxListens };
  const isBypassShown =
    target === 'submission' && used !== 25 && !isNullMx && bypass.closed?.direction === 'out';
  const { box } = world.network;
  const hasNoWay = target === 'mx' && isNullMx;
  return {
    target,
    ways: hasNoWay
      ? []
      : isImpostorFirst
        ? impostorWays(world, main)
        : [main, ...unused.map((port) => wayTo(port, false))],
    relay:
      target === 'mx' || isNullMx ? [] : isImpostorLater ? impostorWays(world, relay) : [relay],
    bypass: isBypassShown ? bypass : null,
    box:
      box === null || (box.path === 'relay' && target === 'mx')
        ? null
        : { path: box.path, isImpostor: isImpostorFirst || isImpostorLater },
    isNullMx,
  };
}

const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/**
 * The name of who gets the mail: as the To header says it, or the address's local part; null when
 * the MX has no mailboxes of that domain.
 */
export function recipientName({ message, mx }: World): string | null {
  const shown = /^\s*"?([^"<]+?)"?\s*</u.exec(message.headerTo)?.[1];
  const [address = ''] = message.recipients;
  const isServed = mx.recipients.some((known) => domainOf(known) === domainOf(address));
  return isServed ? (shown ?? address.split('@')[0] ?? address) : null;
}

/** The domain whose mailboxes the MX has. */
export const mailboxDomain = ({ mx }: World): string => domainOf(mx.recipients[0] ?? mx.hostName);

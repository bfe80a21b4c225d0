/**
 * IP addresses as numbers: reading IPv4 and IPv6, whether an address lies in a network, and the
 * forms in which DNS names them (RFC 1035 §3.5, RFC 7208 §5.6, §7.3).
 */

export interface IpAddress {
  readonly version: 4 | 6;
  readonly octets: readonly number[];
}

const OCTET = /^(?:0|[1-9]\d{0,2})$/u;

function readIpv4(text: string): readonly number[] | null {
  const parts = text.split('.');
  const isFine = parts.length === 4 && parts.every((part) => OCTET.test(part) && +part <= 255);
  return isFine ? parts.map(Number) : null;
}

/** The octets of colon-separated groups; an IPv4 address may stand at the end. */
function readGroups(text: string): readonly number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const octets: number[] = [];
  for (const [index, group] of groups.entries()) {
    const tail = index === groups.length - 1 ? readIpv4(group) : null;
    if (tail !== null) octets.push(...tail);
    else if (/^[0-9a-f]{1,4}$/iu.test(group)) {
      const value = Number.parseInt(group, 16);
      octets.push(Math.floor(value / 256), value % 256);
    } else return null;
  }
  return octets;
}

function readIpv6(text: string): readonly number[] | null {
  const halves = text.split('::');
  const head = readGroups(halves[0] ?? '');
  const tail = readGroups(halves[1] ?? '');
  if (halves.length > 2 || head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : null;
  if (missing < 2) return null;
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

/** Reads an address; null when it is none. */
export function readIpAddress(text: string): IpAddress | null {
  const four = readIpv4(text);
  if (four !== null) return { version: 4, octets: four };
  const six = text.includes(':') ? readIpv6(text) : null;
  if (six === null) return null;
  // An IPv4 address in the form of IPv6 is that IPv4 address (RFC 7208 §5).
  const isMapped = six.slice(0, 10).every((octet) => octet === 0) && six[10] === 255;
  return isMapped && six[11] === 255
    ? { version: 4, octets: six.slice(12) }
    : { version: 6, octets: six };
}

/** Whether the first `bits` of two addresses of the same version are the same. */
export function isInNetwork(address: IpAddress, network: IpAddress, bits: number): boolean {
  if (address.version !== network.version) return false;
  return address.octets.every((octet, index) => {
    const left = Math.min(8, Math.max(0, bits - index * 8));
    const size = 2 ** (8 - left);
    return Math.floor(octet / size) === Math.floor((network.octets[index] ?? 0) / size);
  });
}

const nibblesOf = ({ octets }: IpAddress): readonly string[] =>
  octets.flatMap((octet) => [Math.floor(octet / 16).toString(16), (octet % 16).toString(16)]);

/** `192.0.2.10`, or for IPv6 its 32 digits, each a part of its own: the macro letter i. */
export const dottedForm = (address: IpAddress): string =>
  (address.version === 4 ? address.octets.map(String) : nibblesOf(address)).join('.');

/** The longest run of zeros, if it is of two groups or more, becomes `::`. */
function shortened(groups: readonly string[]): string {
  const runs = groups.map((_group, start) => {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    return { start, length: (end < 0 ? groups.length : end) - start };
  });
  const longest = Math.max(...runs.map(({ length }) => length));
  const run = runs.find(({ length }) => length === longest);
  if (run === undefined || longest < 2) return groups.join(':');
  const head = groups.slice(0, run.start).join(':');
  return `${head}::${groups.slice(run.start + longest).join(':')}`;
}

/** The address as people write it: the macro letter c. */
export function readableForm({ version, octets }: IpAddress): string {
  if (version === 4) return octets.join('.');
  return shortened(
    octets.flatMap((octet, index) =>
      index % 2 === 0 ? [(octet * 256 + (octets[index + 1] ?? 0)).toString(16)] : [],
    ),
  );
}

/** The name under which DNS has the address's own name. */
export function reverseName(address: IpAddress): string {
  const parts = dottedForm(address).split('.').reverse().join('.');
  return `${parts}.${address.version === 4 ? 'in-addr' : 'ip6'}.arpa`;
}

/**
 * What the prose of a captured relay session says of its network, as settings of a world:
 * firewalls, a box on the way, the MX hosts of the recipient's domain and what DNS says instead.
 */
import type { DnsRecord } from '../world/dnsSchema';
import type { Setting } from './worldSettings';

/** The hosts of the lab. */
export interface LabHosts {
  readonly relay: { readonly name: string; readonly address: string };
  readonly mx: { readonly name: string; readonly address: string };
  readonly backup: { readonly name: string; readonly address: string };
  readonly smarthost: { readonly name: string; readonly address: string };
}

const FIREWALLS = [
  [/\bdrops? (?:outgoing )?(?:TCP )?port (\d+)|\bSYN to port (\d+) (?:is )?dropped/u, 'drop'],
  [/\bSYN to port (\d+) with TCP RST|\brejects? (?:outgoing )?port (\d+)/u, 'reset'],
  [
    /\bport (\d+) (?:is )?(?:rejected|answered) with ICMP|\bSYN to port (\d+) with ICMP/u,
    'prohibit',
  ],
] as const;

export function firewallSettings(network: string): readonly Setting[] {
  return FIREWALLS.flatMap(([pattern, action]): readonly Setting[] => {
    const [matched, first, second] = pattern.exec(network) ?? [];
    if (matched === undefined) return [];
    const port = Number(first ?? second);
    return [{ path: 'network.firewall', value: [{ direction: 'out', port, action }] }];
  });
}

const WAYS = [
  [/STARTTLS.*(?:blanked|overwritten|masked).*XXXXXXXX/u, 'mask-starttls'],
  [/answers the STARTTLS command with 454/u, 'refuse-starttls'],
  [/STARTTLS.*replaced by.*AUTH/u, 'replace-starttls-with-auth'],
  [/STARTTLS (?:line )?removed/u, 'remove-starttls'],
] as const;

/** A certificate that nobody vouches for, with the name that is asked for. */
const SELF_SIGNED = { issuer: 'itself', trusted: false, expired: false };

export function boxSettings(network: string, { mx }: LabHosts): readonly Setting[] {
  const certificate = { subject: mx.name, alternativeNames: [mx.name], ...SELF_SIGNED };
  const box = { path: 'sender', ports: [], certificate, forwards: false };
  if (/\bactive attacker\b/u.test(network)) {
    return [{ path: 'network.box', value: { ...box, way: 'impersonate' } }];
  }
  const way = WAYS.find(([pattern]) => pattern.test(network))?.[1];
  return way === undefined ? [] : [{ path: 'network.box', value: { ...box, way } }];
}

const ENDS = [
  [/\(FIN\)|\bFIN\b|\bconnection lost\b/u, 'fin'],
  [/\bRST\b|\breset/u, 'reset'],
  [/\b(?:silent|silence|nothing more)\b/u, 'silence'],
] as const;

/** `closes the TCP connection (FIN) before replying 250`: the reply to the dot never comes. */
export function cutSettings(network: string): readonly Setting[] {
  if (!network.includes('after the final dot')) return [];
  const how = ENDS.find(([pattern]) => pattern.test(network))?.[1];
  if (how === undefined) return [];
  const cut = { path: 'sender', port: 25, place: 'dot', how, times: 1 };
  return [{ path: 'network.cutAfter', value: cut }];
}

const OTHER_NAME = /(?:valid but|certificate is) for ([a-z0-9.-]+[a-z0-9])/u;

export function certificateSettings(network: string, config: string): readonly Setting[] {
  const prose = `${network} ${config}`;
  const name =
    OTHER_NAME.exec(prose)?.[1] ?? (prose.includes('for another name') ? 'old.example' : null);
  const names: readonly Setting[] =
    name === null
      ? []
      : [
          { path: 'mx.certificate.subject', value: name },
          { path: 'mx.certificate.alternativeNames', value: [name] },
        ];
  const floor = /requires TLS >= (1\.[0-3])/u.exec(network)?.[1];
  const versions = floor === undefined ? null : `>=TLSv${floor}`;
  return [
    ...names,
    ...(versions === null
      ? []
      : ['smtpd_tls_protocols', 'smtpd_tls_mandatory_protocols'].map((name) => ({
          path: `mx.parameters.${name}`,
          value: versions,
        }))),
    ...(/\bexpired\b/u.test(prose) ? [{ path: 'mx.certificate.expired', value: true }] : []),
    ...(prose.includes('MX presents a self-signed certificate')
      ? [
          { path: 'mx.certificate.trusted', value: false },
          { path: 'mx.certificate.issuer', value: 'itself' },
        ]
      : []),
  ];
}

const address = (name: string, ipAddress: string): DnsRecord => ({
  name,
  type: 'A',
  address: ipAddress,
});

const mxRecord = (name: string, preference: number, host: string): DnsRecord => ({
  name,
  type: 'MX',
  preference,
  host,
});

/** `MX 10 = 10.77.3.4 (connection refused), MX 20 = mx2` */
const LISTED = /\bMX (\d+) = (\S+?)(?: \(([^)]*)\))?(?:,|$)/gu;

/** What a host of the prose is: one of the lab's, or an address where nothing takes mail. */
function listedHosts(network: string, names: ReadonlyMap<string, string>, hosts: LabHosts) {
  return [...network.matchAll(LISTED)].map(([, preference, where = '', what = '']) => {
    const known = { mx1: hosts.mx, mx2: hosts.backup }[where];
    const ipAddress = known?.address ?? where;
    const logged = [...names].find(([, at]) => at === ipAddress)?.[0];
    const name = known?.name ?? logged ?? `mx${preference}.example.net`;
    return { preference: Number(preference), name, ipAddress, what };
  });
}

/** What DNS says of a domain instead of an MX, in the words of the captures. */
const DNS_STORIES: readonly (readonly [
  RegExp,
  (domain: string, hosts: LabHosts, logged: string) => readonly DnsRecord[],
])[] = [
  [/domain does not exist/u, () => []],
  [/null MX/u, (domain) => [mxRecord(domain, 0, '.')]],
  [/SERVFAIL/u, (domain) => [{ name: domain, type: 'broken', failure: 'servfail' }]],
  [
    /\b(?:does not answer|no answer|time-?out|timed out)\b/u,
    (domain) => [{ name: domain, type: 'broken', failure: 'timeout' }],
  ],
  [/no MX, only an A record/u, (domain, { mx }) => [address(domain, mx.address)]],
  [/neither MX nor A/u, (domain) => [{ name: domain, type: 'TXT', text: 'nothing else' }]],
  [/points to a name without address/u, (domain, _hosts, logged) => [mxRecord(domain, 10, logged)]],
  [/points back to this very server/u, (domain, { relay }) => [mxRecord(domain, 10, relay.name)]],
];

/** The name that the log says DNS had nothing for. */
const LOGGED_NAME = /Name service error for name=(\S+)/u;

/** The zone of the lab with what the case says of the recipient's domain. */
export function dnsRecords(
  network: string,
  domain: string,
  names: ReadonlyMap<string, string>,
  log: readonly string[],
  hosts: LabHosts,
): readonly DnsRecord[] {
  const { relay, mx, backup, smarthost } = hosts;
  const listed = listedHosts(network, names, hosts);
  const logged = log.map((line) => LOGGED_NAME.exec(line)?.[1]).find((name) => name !== undefined);
  const told = DNS_STORIES.find(([pattern]) => pattern.test(network));
  const usual = [mxRecord(domain, 10, mx.name)];
  const both = /\btwo MX\b/u.test(network) ? [mxRecord(domain, 20, backup.name)] : [];
  const own =
    listed.length > 0
      ? listed.flatMap(({ preference, name, ipAddress }) => [
          mxRecord(domain, preference, name),
          address(name, ipAddress),
        ])
      : (told?.[1](domain, hosts, logged ?? 'nosuchhost.example.net') ?? [...usual, ...both]);
  const all = [
    ...[relay, mx, backup, smarthost].map(({ name, address: at }) => address(name, at)),
    ...own,
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** Addresses of the prose where nothing takes mail. */
export const deadHosts = (
  network: string,
  names: ReadonlyMap<string, string>,
  hosts: LabHosts,
): readonly { readonly ipAddress: string; readonly answers: string }[] =>
  listedHosts(network, names, hosts).flatMap(({ ipAddress, what }) => {
    const answers = what.includes('refused') ? 'refused' : 'unreachable';
    return what === '' ? [] : [{ ipAddress, answers }];
  });

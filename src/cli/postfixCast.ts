/**
 * The captured Postfix hosts: their zone, users and tables, and what a case says of its restriction
 * lists, of the programs that the server asks, and of what came before.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { DnsRecord } from '../world/dnsSchema';
import type { Restriction } from '../world/postfix/restriction';
import { serviceOf, tableOf } from './accessPhrases';
import type { CapturedCase } from './caseFile';
import { LAB_ZONE } from './labZone';
import { memorySettings } from './memoryPhrases';
import { listOf, type ReadRestrictions } from './restrictionPhrases';
import type { ServerRole } from './usualClient';
import type { Setting } from './worldSettings';

/** The captured host's users and domains, besides those of the default world. */
const LAB_DOMAINS = ['example.net', 'proxy.example.net'];
const LAB_USERS = ['bob', 'carol', 'full', 'later', 'postmaster'];

const labUsers = LAB_DOMAINS.flatMap((domain) => LAB_USERS.map((user) => `${user}@${domain}`));

/** The zone of the captured Postfix hosts, their own tables, and what a case describes. */
export function postfixCast(
  captured: CapturedCase,
  restrictions: ReadRestrictions,
  clientAddress: string,
): readonly Setting[] {
  const { role, port, config, settings } = captured;
  const hostName = DEFAULT_WORLD[role].hostName;
  const own = { path: `${role}.parameters.check_helo_access`, value: ownNameTable(hostName) };
  const hasZone = settings.some(({ path }) => path.startsWith('dns'));
  const published = publishedRecords(config);
  // What a domain publishes takes the place of what it is known for.
  const others = LAB_ZONE.filter(
    ({ name, type }) => type !== 'TXT' || published.every((record) => record.name !== name),
  );
  const zone = [...others, ...published];
  return [
    ...(hasZone ? [] : [{ path: 'dns.records', value: zone }]),
    own,
    ...(role === 'mx'
      ? [
          { path: 'mx.recipients', value: labUsers },
          { path: 'mx.parameters.mydestination', value: LAB_DOMAINS },
        ]
      : []),
    ...restrictionSettings(captured, restrictions),
    ...memorySettings(captured, clientAddress),
    ...tableSettings(role, config),
    ...(/\bno TLS at all\b/u.test(config)
      ? [{ path: `${role}.ports.${port}.smtpd_tls_security_level`, value: 'none' }]
      : []),
    ...(/\bDebian stock\b/u.test(config)
      ? [{ path: `${role}.parameters.smtpd_banner`, value: DEBIAN_BANNER }]
      : []),
    ...rateUnit(captured),
    ...filterSettings(captured),
  ];
}

/** `OpenDMARC 1.4.2, RejectFailures true` */
function filterSettings({ role, config }: CapturedCase): readonly Setting[] {
  const rejects = /\bRejectFailures[ =](true|yes|false|no)\b/iu.exec(config)?.[1];
  if (role !== 'mx' || rejects === undefined) return [];
  return [{ path: 'mx.opendmarc.RejectFailures', value: /^(?:true|yes)$/iu.test(rejects) }];
}

/** `smtpd_client_connection_rate_limit=2 per 60s` */
function rateUnit({ role, port, config }: CapturedCase): readonly Setting[] {
  const unit = /_rate_limit\s*=\s*\d+ per (\d+ ?[smh])\b/u.exec(config)?.[1];
  if (unit === undefined) return [];
  const value = unit.replace(' ', '');
  return [{ path: `${role}.ports.${port}.anvil_rate_time_unit`, value }];
}

/** `example.com publishes p=reject`, or a whole record in quotes. */
const publishedRecords = (config: string): readonly DnsRecord[] =>
  [...config.matchAll(/([a-z0-9.-]+\.[a-z]+) publishes (?:"([^"]+)"|p=(\w+))/gu)].map(
    ([, name = '', text, policy = '']): DnsRecord =>
      text === undefined
        ? { name: `_dmarc.${name}`, type: 'TXT', text: `v=DMARC1; p=${policy}` }
        : { name, type: 'TXT', text },
  );

/** The lists, and what their restrictions look into. */
function restrictionSettings(
  captured: CapturedCase,
  { found, lists }: ReadRestrictions,
): readonly Setting[] {
  const { role, port } = captured;
  const main = `${role}.parameters`;
  const stray = found.filter(({ list, word }) => list === null && !isUsual(role, word));
  const strayLists = new Set(stray.map(({ word }) => listOf(word)));
  const services = found.filter(({ word }) => word === 'check_policy_service').map(serviceOf);
  return [
    ...[...strayLists].map((list) => ({
      path: `${main}.smtpd_${list}_restrictions`,
      value: [...new Set(stray.map(({ word }) => word).filter((word) => listOf(word) === list))],
    })),
    ...lists.map(([list, value]) => ({
      path: `${role}.ports.${port}.smtpd_${list}_restrictions`,
      value,
    })),
    ...found.flatMap((one): readonly Setting[] => {
      if (one.word.endsWith('_access')) {
        const table = tableOf(one, captured);
        return Object.keys(table).length === 0
          ? []
          : [{ path: `${main}.${one.word}`, value: table }];
      }
      const isZone = /^(?:reject_rbl|reject_rhsbl|permit_dnswl)_/u.test(one.word);
      return isZone && one.argument !== ''
        ? [{ path: `${main}.${one.word}`, value: [one.argument.replace(/[.,]$/u, '')] }]
        : [];
    }),
    ...(services.length === 0 ? [] : [{ path: `${main}.check_policy_service`, value: services }]),
  ];
}

/** Whether a restriction stands in the lists of the default world, where a case repeats it. */
const isUsual = (role: ServerRole, word: Restriction): boolean => {
  const { parameters } = DEFAULT_WORLD[role];
  const usual = [
    ...(parameters.smtpd_sender_restrictions ?? []),
    ...(parameters.smtpd_relay_restrictions ?? []),
  ];
  return usual.includes(word);
};

/** The greeting that Debian's main.cf sets. */
const DEBIAN_BANNER = '$myhostname ESMTP $mail_name (Debian/GNU)';

/** The captured hosts' other domains, where a case says that they were looked at. */
function tableSettings(role: ServerRole, config: string): readonly Setting[] {
  const path = `${role}.parameters`;
  if (/\brelay_recipient_maps\b/u.test(config)) {
    return [
      { path: `${path}.relay_domains`, value: ['relay.example.net'] },
      { path: `${path}.relay_recipient_maps`, value: ['bob@relay.example.net'] },
    ];
  }
  if (!/\bsmtpd_reject_unlisted_recipient=yes\b/u.test(config)) return [];
  return [
    { path: `${path}.virtual_mailbox_domains`, value: ['example.org'] },
    { path: `${path}.virtual_mailbox_maps`, value: ['alice@example.org'] },
  ];
}

/** A client that gives the server's own name is told that it is not the server. */
const ownNameTable = (hostName: string): Readonly<Record<string, string>> => ({
  [hostName]: 'REJECT You are not me',
});

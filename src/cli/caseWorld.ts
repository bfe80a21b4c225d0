/**
 * The world in which a captured dialogue took place: the default one, changed by the Postfix
 * parameters that the case's `config` names, by the name in the server's greeting, and last by its
 * own settings. And the address from which its client spoke.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { EXIM_DEFAULTS } from '../world/eximOptions';
import { POSTFIX_DEFAULTS } from '../world/postfixParameters';
import type { World } from '../world/worldSchema';
import type { CapturedCase } from './caseFile';
import { LAB_ZONE } from './labZone';
import { chanceSettings, dovecotCast } from './loginCast';
import { UsageError } from './usageError';
import { usualClient, type ServerRole } from './usualClient';
import { parseSetting, readWorld, type Setting } from './worldSettings';

export interface CaseWorld {
  readonly world: World;
  readonly clientAddress: string;
  /** Pairs of the configuration whose parameter is known and whose value is not modelled. */
  readonly ignored: readonly string[];
}

/** `name="words"`, `name=value` up to the next blank, `name = words` up to a mark, `name empty`. */
const PAIR = /\b([a-z]\w*)(?:="([^"]*)"|=([^\s;()"]+)| = ([^,;()]+)| (empty)\b)/gu;

/** `mydestination` and `mynetworks` are lists; main.cf writes them with commas or blanks. */
const LISTS: ReadonlySet<string> = new Set([
  'mydestination',
  'mynetworks',
  'smtpd_sasl_exceptions_networks',
  'local_domains',
  'relay_to_domains',
  'relay_from_hosts',
]);

const isList = (name: string): boolean => LISTS.has(name);

function configSetting(path: string, name: string, text: string): Setting {
  if (isList(name)) return { path, value: text.split(/[\s,]+/u).filter((word) => word !== '') };
  return parseSetting(`${path}=${text}`);
}

const doesFit = (settings: readonly Setting[]): boolean => {
  try {
    readWorld({}, settings);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
};

/** The parameters that a description of a configuration names. */
function readConfig(
  { role, port, config }: CapturedCase,
  software: Software,
): {
  readonly settings: readonly Setting[];
  readonly ignored: readonly string[];
} {
  const known = software === 'exim' ? EXIM_DEFAULTS : POSTFIX_DEFAULTS;
  const pairs = [...config.matchAll(PAIR)].flatMap(([, name = '', quoted, tight, wide]) => {
    if (!Object.hasOwn(known, name)) return [];
    const value = quoted ?? (tight ?? wide ?? '').trim().replace(/[,:.]+$/u, '');
    return [{ name, value, setting: configSetting(`${role}.ports.${port}.${name}`, name, value) }];
  });
  const chosen = softwareSetting(role, software);
  const fitting = pairs.filter(({ setting }) => doesFit([...chosen, setting]));
  return {
    settings: fitting.map(({ setting }) => setting),
    ignored: pairs
      .filter((pair) => !fitting.includes(pair))
      .map(({ name, value }) => `${name}=${value}`),
  };
}

/** `220 smtp.example.org ESMTP Postfix` names the server, unless the case sets its name. */
function nameSettings({ role, steps, settings }: CapturedCase): readonly Setting[] {
  const path = `${role}.hostName`;
  if (settings.some((setting) => setting.path === path || setting.path === role)) return [];
  const greeting = steps.find(({ s }) => s?.startsWith('220') === true)?.s ?? '';
  const name = /^220[ -]([a-z0-9.-]+\.[a-z0-9-]+) /iu.exec(greeting)?.[1];
  return name === undefined ? [] : [{ path, value: name }];
}

type Software = 'postfix' | 'exim';

const softwareSetting = (role: ServerRole, software: Software): readonly Setting[] =>
  software === 'postfix' ? [] : [{ path: `${role}.software`, value: software }];

/** The program that a case names; Postfix when it names none that is modelled. */
const softwareIn = ({ server }: CapturedCase): Software =>
  /^exim\b/iu.test(server) ? 'exim' : 'postfix';

/** `check_sender_access alice@example.org REJECT` in a description: a table with one entry. */
const ACCESS_ENTRY =
  /\bcheck_(client|helo|sender|recipient)_access:? (\S+) ((?:[A-Z]{2,7}|[45]\d\d)\b[^;]*)/gu;

/** The zone of the captured Postfix hosts, their own tables, and those that a case describes. */
function postfixCast({ role, port, config, settings }: CapturedCase): readonly Setting[] {
  const hostName = DEFAULT_WORLD[role].hostName;
  const own = { path: `${role}.parameters.check_helo_access`, value: ownNameTable(hostName) };
  const hasZone = settings.some(({ path }) => path.startsWith('dns'));
  const entries = [...config.matchAll(ACCESS_ENTRY)].flatMap(
    ([, list = '', key = '', action = '']) => [
      { path: `${role}.parameters.check_${list}_access`, value: { [key]: action.trim() } },
      {
        path: `${role}.parameters.smtpd_${list}_restrictions`,
        value: [`check_${list}_access`],
      },
    ],
  );
  return [
    ...(hasZone ? [] : [{ path: 'dns.records', value: LAB_ZONE }]),
    own,
    ...entries,
    ...blocklistSettings(role, config),
    ...tableSettings(role, config),
    ...(/\bno TLS at all\b/u.test(config)
      ? [{ path: `${role}.ports.${port}.smtpd_tls_security_level`, value: 'none' }]
      : []),
    ...(/\bDebian stock\b/u.test(config)
      ? [{ path: `${role}.parameters.smtpd_banner`, value: DEBIAN_BANNER }]
      : []),
  ];
}

/** The greeting that Debian's main.cf sets. */
const DEBIAN_BANNER = '$myhostname ESMTP $mail_name (Debian/GNU)';

/** `reject_rbl_client dnsbl.example` */
function blocklistSettings(role: ServerRole, config: string): readonly Setting[] {
  const zone = /\breject_rbl_client ([a-z0-9.-]+)/u.exec(config)?.[1];
  if (zone === undefined) return [];
  return [
    { path: `${role}.parameters.reject_rbl_client`, value: [zone] },
    { path: `${role}.parameters.smtpd_client_restrictions`, value: ['reject_rbl_client'] },
  ];
}

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

/** Who spoke with the captured Exim hosts, and the statements of their own list for RCPT. */
function eximCast({ role, config }: CapturedCase): readonly Setting[] {
  const records = DEFAULT_WORLD.dns.records.filter(({ name }) => name !== EXIM_CLIENT);
  const accounts = [{ user: 'alice', password: 'secret', addresses: ['alice@example.org'] }];
  const statements = [
    { verb: 'defer', senders: ['grey@*'], message: 'Greylisted, please try again later' },
    { verb: 'defer', senders: ['defer@*'], message: '' },
  ];
  const stock = /\bno acl on MAIL\b/u.test(config);
  return [
    { path: 'dns.records', value: records },
    ...(role === 'submission' ? [{ path: 'submission.accounts', value: accounts }] : []),
    ...(role === 'mx' ? [{ path: 'mx.parameters.acl_smtp_rcpt', value: statements }] : []),
    ...(stock ? [{ path: `${role}.parameters.acl_smtp_mail`, value: [] }] : []),
  ];
}

/** The address of the client in the captured Exim sessions. */
const EXIM_CLIENT = '192.0.2.10';

/** A client says where it speaks from: `from 192.0.2.10`, `--local-interface …`, `-bind …`. */
const CLIENT_ADDRESS = /(?:\bfrom|--local-interface|-bind) (\d+\.\d+\.\d+\.\d+)/u;

/**
 * @param software is what the server runs, when that is not what the case names.
 * @throws UsageError when the case's own settings do not fit.
 */
export function findCaseWorld(
  captured: CapturedCase,
  software: Software = softwareIn(captured),
): CaseWorld {
  const isExim = software === 'exim';
  const { settings, ignored } = readConfig(captured, software);
  const world = readWorld({}, [
    ...softwareSetting(captured.role, software),
    ...(isExim ? eximCast(captured) : [...postfixCast(captured), ...dovecotCast(captured)]),
    ...settings,
    ...nameSettings(captured),
    ...chanceSettings(captured),
    ...captured.settings,
  ]);
  const named = CLIENT_ADDRESS.exec(captured.client)?.[1];
  const usual = isExim ? EXIM_CLIENT : usualClient(world, captured.role);
  return { world, ignored, clientAddress: named ?? usual };
}

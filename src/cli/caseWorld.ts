/**
 * The world in which a captured dialogue took place: the default one, changed by the Postfix
 * parameters that the case's `config` names, by the name in the server's greeting, and last by its
 * own settings. And the address from which its client spoke.
 */
import { decodeBase64 } from '../smtp/sasl';
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { EXIM_DEFAULTS } from '../world/eximOptions';
import { POSTFIX_DEFAULTS } from '../world/postfixParameters';
import type { World } from '../world/worldSchema';
import type { CapturedCase } from './caseFile';
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

/** The challenge that the captured server made by chance, so that the client's answer is real. */
function challengeSettings({ role, steps }: CapturedCase): readonly Setting[] {
  if (role !== 'submission') return [];
  const challenge = steps
    .map(({ s = '' }) => (s.startsWith('334 ') ? (decodeBase64(s.slice(4)) ?? '') : ''))
    .find((text) => /^<[^<>]+>$/u.test(text));
  return challenge === undefined ? [] : [{ path: 'submission.challenge', value: challenge }];
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
    ...(isExim ? eximCast(captured) : []),
    ...settings,
    ...nameSettings(captured),
    ...challengeSettings(captured),
    ...captured.settings,
  ]);
  const named = CLIENT_ADDRESS.exec(captured.client)?.[1];
  const usual = isExim ? EXIM_CLIENT : usualClient(world, captured.role);
  return { world, ignored, clientAddress: named ?? usual };
}

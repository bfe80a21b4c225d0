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
import { chanceSettings, dovecotCast } from './loginCast';
import { postfixCast } from './postfixCast';
import { readRestrictions } from './restrictionPhrases';
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
const PAIR = new RegExp(
  [
    String.raw`\b([a-z]\w*)(?:="([^"]*)"`,
    String.raw`=([^\s;()"]+)`,
    String.raw` = ([^,;()]+(?:,\s*[\w!$:.-]+(?=\s*(?:[,;)]|$)))*)`,
    String.raw` (empty)\b)`,
  ].join('|'),
  'gu',
);

/** main.cf writes lists with commas or blanks; a world writes them as lists. */
function isList(software: Software, name: string): boolean {
  const known: Readonly<Record<string, unknown>> =
    software === 'exim' ? EXIM_DEFAULTS : POSTFIX_DEFAULTS;
  return Array.isArray(known[name]) || /_(?:exceptions|exclusions)$/u.test(name);
}

function configSetting(path: string, isListed: boolean, text: string): Setting {
  if (isListed) return { path, value: text.split(/[\s,]+/u).filter((word) => word !== '') };
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

interface ReadConfig {
  readonly settings: readonly Setting[];
  /** What is no parameter that is modelled, or has a value that is not. */
  readonly ignored: readonly string[];
}

/** `postscreen on 25: …` is a service of master.cf; a blocklist of its own is one of its zones. */
const screenSettings = ({ role, port, config }: CapturedCase): readonly Setting[] =>
  /\bpostscreen\b/u.test(config) ? [{ path: `${role}.ports.${port}.postscreen`, value: true }] : [];

/** Names of settings that decide nothing of what a server says in a dialogue. */
const WITHOUT_WORDS =
  /^(?:smtpd_(?:sasl_(?:type|path)|milters)|(?:maximal|minimal|smtp|lmtp|quota|host)_|mail)/u;

/** The parameters that a description of a configuration names; its lists have been read. */
function readConfig({ role, port, config }: CapturedCase, software: Software): ReadConfig {
  const known = software === 'exim' ? EXIM_DEFAULTS : POSTFIX_DEFAULTS;
  const chosen = softwareSetting(role, software);
  const pairs = [...config.matchAll(PAIR)].map(([, name = '', quoted, tight, wide]) => {
    const path = `${role}.ports.${port}.${name}`;
    const read = (value: string) => {
      const setting = configSetting(path, isList(software, name), value);
      const fits = Object.hasOwn(known, name) && doesFit([...chosen, setting]);
      return { name, value, setting, fits };
    };
    const whole = quoted ?? (tight ?? wide ?? '').trim().replace(/[,:.]+$/u, '');
    // Commas go on with a list or with the sentence; only the parameter itself can tell.
    const list = read(whole);
    const first = read(whole.split(',')[0] ?? '');
    return list.fits || !first.fits ? list : first;
  });
  const fitting = pairs.filter(({ fits }) => fits);
  const unread = pairs.filter(
    (pair) => !fitting.includes(pair) && pair.name.includes('_') && !WITHOUT_WORDS.test(pair.name),
  );
  return {
    settings: fitting.map(({ setting }) => setting),
    ignored: unread.map(({ name, value }) => `${name}=${value}`),
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

/** The address of the client in the captured Exim sessions. */
const EXIM_CLIENT = '192.0.2.10';

/** A client says where it speaks from: `from 192.0.2.10`, `--local-interface …`, `-bind …`. */
const CLIENT_ADDRESS = /(?:\bfrom|--local-interface|-bind) (\d+\.\d+\.\d+\.\d+)/u;

const clientOf = ({ client }: CapturedCase): string | undefined => CLIENT_ADDRESS.exec(client)?.[1];

/**
 * @param software is what the server runs, when that is not what the case names.
 * @throws UsageError when the case's own settings do not fit.
 */
export function findCaseWorld(
  captured: CapturedCase,
  software: Software = softwareIn(captured),
): CaseWorld {
  const isExim = software === 'exim';
  const restrictions = readRestrictions(captured.config);
  const described = isExim ? captured : { ...captured, config: restrictions.rest };
  const { settings, ignored } = readConfig(described, software);
  const client = clientOf(captured) ?? usualClient(DEFAULT_WORLD, captured.role);
  const world = readWorld({}, [
    ...softwareSetting(captured.role, software),
    ...(isExim
      ? eximCast(captured)
      : [
          ...postfixCast(captured, restrictions, client),
          ...dovecotCast(captured),
          ...screenSettings(captured),
        ]),
    ...settings,
    ...nameSettings(captured),
    ...chanceSettings(captured),
    ...captured.settings,
  ]);
  const usual = isExim ? EXIM_CLIENT : usualClient(world, captured.role);
  return { world, ignored, clientAddress: clientOf(captured) ?? usual };
}

/**
 * The world in which a captured dialogue took place: the default one, changed by the Postfix
 * parameters that the case's `config` names, by the name in the server's greeting, and last by its
 * own settings. And the address from which its client spoke.
 */
import { POSTFIX_DEFAULTS } from '../world/postfixParameters';
import type { World } from '../world/worldSchema';
import type { CapturedCase } from './caseFile';
import { UsageError } from './usageError';
import { usualClient } from './usualClient';
import { parseSetting, readWorld, type Setting } from './worldSettings';

export interface CaseWorld {
  readonly world: World;
  readonly clientAddress: string;
  /** Pairs of the configuration whose parameter is known and whose value is not modelled. */
  readonly ignored: readonly string[];
}

/** `name=value` up to the next blank, or `name = words` up to the next mark. */
const PAIR = /\b([a-z]\w*)(?:=([^\s;()]+)| = ([^,;()]+))/gu;

/** `mydestination` and `mynetworks` are lists; main.cf writes them with commas or blanks. */
const isList = (name: string): boolean => name === 'mydestination' || name === 'mynetworks';

function configSetting(path: string, name: string, text: string): Setting {
  if (isList(name)) return { path, value: text.split(/[\s,]+/u).filter((word) => word !== '') };
  return parseSetting(`${path}=${text}`);
}

const doesFit = (setting: Setting): boolean => {
  try {
    readWorld({}, [setting]);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
};

/** The parameters that a description of a configuration names. */
function readConfig({ role, port, config }: CapturedCase): {
  readonly settings: readonly Setting[];
  readonly ignored: readonly string[];
} {
  const pairs = [...config.matchAll(PAIR)].flatMap(([, name = '', tight, wide]) => {
    if (!Object.hasOwn(POSTFIX_DEFAULTS, name)) return [];
    const value = (tight ?? wide ?? '').trim().replace(/[,:.]+$/u, '');
    return [{ name, value, setting: configSetting(`${role}.ports.${port}.${name}`, name, value) }];
  });
  const fitting = pairs.filter(({ setting }) => doesFit(setting));
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

/** A client says where it speaks from: `from 192.0.2.10`, `--local-interface …`, `-bind …`. */
const CLIENT_ADDRESS = /(?:\bfrom|--local-interface|-bind) (\d+\.\d+\.\d+\.\d+)/u;

/** @throws UsageError when the case's own settings do not fit. */
export function findCaseWorld(captured: CapturedCase): CaseWorld {
  const { settings, ignored } = readConfig(captured);
  const world = readWorld({}, [...settings, ...nameSettings(captured), ...captured.settings]);
  const named = CLIENT_ADDRESS.exec(captured.client)?.[1];
  return { world, ignored, clientAddress: named ?? usualClient(world, captured.role) };
}

/**
 * Changes a world by paths such as `sender.outgoing.port=465` or `dns.records.0.address=192.0.2.1`,
 * and checks the result. Whatever does not fit is listed whole: the path, what was given, what is
 * expected.
 */
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { parseWorld, type WorldError } from '../world/parseWorld';
import { EXIM_DEFAULTS } from '../world/eximOptions';
import { POSTFIX_DEFAULTS } from '../world/postfixParameters';
import { boxSchema } from '../world/networkSchema';
import type { World } from '../world/worldSchema';
import { strings } from './strings';
import { UsageError } from './usageError';

export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

type PlainObject = Readonly<Record<string, unknown>>;

const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads `path=value`: the value is JSON where it parses, else text. @throws UsageError */
export function parseSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new UsageError(strings.settings.noValue(text));
  const path = text.slice(0, equals);
  const given = text.slice(equals + 1);
  try {
    const value: unknown = JSON.parse(given);
    return { path, value };
  } catch {
    return { path, value: given };
  }
}

/** A path that leads nowhere; told together with what else does not fit. */
class LostPath extends Error {}

/** Puts a value where a path leads, through objects and lists; `done` is what lies behind. */
function withValue(
  target: unknown,
  [name, ...rest]: readonly string[],
  value: unknown,
  done: string,
): unknown {
  if (name === undefined) return value;
  const here = done === '' ? name : `${done}.${name}`;
  if (name === '' || name === '__proto__') throw new LostPath(strings.settings.badName(here));
  if (Array.isArray(target)) {
    const items: readonly unknown[] = target;
    const index = /^\d{1,6}$/u.test(name) ? Number(name) : Number.NaN;
    if (!(index <= items.length)) throw new LostPath(strings.settings.badItem(here, items.length));
    const item = withValue(items[index], rest, value, here);
    return [...items.slice(0, index), item, ...items.slice(index + 1)];
  }
  if (isPlainObject(target)) {
    const inner = Object.hasOwn(target, name) ? target[name] : undefined;
    return { ...target, [name]: withValue(inner, rest, value, here) };
  }
  if (target !== undefined && target !== null) {
    throw new LostPath(strings.settings.noInside(here, done, JSON.stringify(target)));
  }
  return { [name]: withValue(undefined, rest, value, here) };
}

interface Changed {
  readonly world: unknown;
  /** What is wrong with paths that lead nowhere. */
  readonly problems: readonly string[];
}

/** The settings put into a world, unchecked, one after the other. */
const withSettings = (world: unknown, settings: readonly Setting[]): Changed =>
  settings.reduce<Changed>(
    (changed, { path, value }) => {
      try {
        return { ...changed, world: withValue(changed.world, path.split('.'), value, '') };
      } catch (error) {
        if (!(error instanceof LostPath)) throw error;
        return { ...changed, problems: [...changed.problems, error.message] };
      }
    },
    { world, problems: [] },
  );

/** The names that are known where a path ends; null where any may stand. */
function namesAt(path: readonly string[]): readonly string[] | null {
  const [, kind] = path;
  if (kind === 'parameters' || kind === 'ports') {
    return [...Object.keys(POSTFIX_DEFAULTS), ...Object.keys(EXIM_DEFAULTS)];
  }
  if (kind === 'box') return Object.keys(boxSchema.entries);
  const found = path.reduce<unknown>(
    (inner, name) => (isPlainObject(inner) ? inner[name] : undefined),
    DEFAULT_WORLD,
  );
  return isPlainObject(found) ? Object.keys(found) : null;
}

function tellError({ path, given, expected }: WorldError): string {
  const names = expected === 'no such setting' ? namesAt(path.split('.').slice(0, -1)) : null;
  return strings.settings.error(
    path,
    given,
    names === null ? expected : strings.settings.oneOf(names),
  );
}

/**
 * The world that `input` describes, with the settings put in.
 * @throws UsageError listing every error of the description and of the settings.
 */
export function readWorld(input: unknown, settings: readonly Setting[]): World {
  // The software comes first, because the defaults of its server depend on it.
  const isSoftware = ({ path }: Setting): boolean => /^(?:submission|mx)\.software$/u.test(path);
  const chosen = isPlainObject(input)
    ? withSettings(input, settings.filter(isSoftware)).world
    : input;
  const described = parseWorld(chosen);
  // Lists are only there to be counted through once the defaults have been filled in.
  const changed = withSettings(described.ok ? described.world : chosen, settings);
  const result = parseWorld(changed.world);
  if (result.ok && changed.problems.length === 0) return result.world;
  const errors = result.ok ? [] : result.errors.map(tellError);
  throw new UsageError(strings.settings.doesNotFit([...changed.problems, ...errors]));
}

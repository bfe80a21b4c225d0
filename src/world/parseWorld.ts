/**
 * Reads a world from outside: whatever is left out comes from the default world, everything given
 * is checked by the schema, and every error is listed with its path, what was given and what is
 * expected. Hostile input cannot do more than fail.
 */
import * as v from 'valibot';
import { DEFAULT_WORLD } from './defaultWorld';
import { EXIM_MX, EXIM_SUBMISSION } from './eximWorld';
import { keyFaults } from './keysOf';
import { defaultsOfProgram } from './programDefaults';
import { DEFAULT_SIGNING } from './signingSchema';
import { isPlainObject, type PlainObject } from './plainObject';
import { worldSchema, type World } from './worldSchema';

export interface WorldError {
  /** Dotted, such as `sender.outgoing.port`; '' for the world itself. */
  readonly path: string;
  readonly given: string;
  readonly expected: string;
}

export type WorldResult =
  | { readonly ok: true; readonly world: World }
  | { readonly ok: false; readonly errors: readonly WorldError[] };

const MAXIMUM_QUOTE = 80;

/** What a box is like when a world only says what it does. */
const DEFAULT_BOX: PlainObject = {
  path: 'sender',
  ports: [],
  certificate: {
    subject: DEFAULT_WORLD.submission.hostName,
    alternativeNames: [DEFAULT_WORLD.submission.hostName],
    issuer: 'Nobody You Know',
    trusted: false,
    expired: false,
  },
  forwards: false,
};

/**
 * Puts what is given over the defaults; lists replace, objects merge. The ports of a server replace
 * their default as a whole: a port that is not named is closed. It goes only as deep as the
 * defaults do. Entries are defined, not assigned, so that a key `__proto__` stays a key.
 */
function complete(defaults: unknown, given: unknown, key: string): unknown {
  const base = baseOf(defaults, given, key);
  if (key === 'ports' || !isPlainObject(base) || !isPlainObject(given)) return given;
  const merged = Object.entries(given).map(([name, value]) => [
    name,
    Object.hasOwn(base, name) ? complete(base[name], value, name) : value,
  ]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}

/** A server of another software has that software's defaults, not Postfix's. */
function baseOf(defaults: unknown, given: unknown, key: string): unknown {
  if (key === 'box') return DEFAULT_BOX;
  if (key === 'program') return isPlainObject(given) ? defaultsOfProgram(given['name']) : defaults;
  if (key === 'opendkim') return DEFAULT_SIGNING;
  const isExim = isPlainObject(given) && given['software'] === 'exim';
  if (isExim && key === 'submission') return EXIM_SUBMISSION;
  return isExim && key === 'mx' ? EXIM_MX : defaults;
}

const cut = (text: string): string =>
  text.length > MAXIMUM_QUOTE ? `${text.slice(0, MAXIMUM_QUOTE - 3)}…` : text;

/** Quotes what was given, shortened; an object or list is only named. */
function quote(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null || typeof value === 'boolean' || typeof value === 'number') {
    return String(value);
  }
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, MAXIMUM_QUOTE)));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const pathOf = (keys: readonly unknown[]): string => keys.map((key) => cut(String(key))).join('.');

/** A variant that is given an object has no such kind; one that is given anything else is none. */
const wantsObject = ({ type, expected }: v.BaseIssue<unknown>): boolean =>
  type === 'strict_object' || (type === 'variant' && expected === 'Object');

/** A value that does not fit. Keys that do not exist, and keys left out, are found apart. */
function toError(issue: v.BaseIssue<unknown>): WorldError {
  return {
    path: pathOf((issue.path ?? []).map(({ key }) => key)),
    given: quote(issue.input),
    expected: wantsObject(issue) ? 'an object' : issue.message,
  };
}

const GIVEN = { list: 'a list', unknown: 'a setting that does not exist', missing: 'nothing' };

const EXPECTED = { list: 'an object', unknown: 'no such setting' };

/** What is wrong with the keys of a world, whatever their values are. */
function keyErrors(world: unknown): readonly WorldError[] {
  const faults = keyFaults(worldSchema, world);
  return (['list', 'unknown', 'missing'] as const).flatMap((wanted) =>
    faults
      .filter(({ kind }) => kind === wanted)
      .map(({ kind, keys, expected }) => ({
        path: pathOf(keys),
        given: GIVEN[kind],
        expected: kind === 'missing' ? expected : EXPECTED[kind],
      })),
  );
}

/** Checks a world, completed from the default one. Never throws. */
export function parseWorld(input: unknown): WorldResult {
  if (!isPlainObject(input)) {
    return {
      ok: false,
      errors: [{ path: '', given: quote(input), expected: 'an object with the world’s settings' }],
    };
  }
  const completed = complete(DEFAULT_WORLD, input, '');
  const result = v.safeParse(worldSchema, completed);
  const errors = keyErrors(completed);
  if (result.success && errors.length === 0) return { ok: true, world: result.output };
  // A list has none of an object's keys; to say so for each of them would help nobody.
  const lists = errors.filter(({ given }) => given === 'a list').map(({ path }) => `${path}.`);
  const all = [...errors, ...(result.issues ?? []).map(toError)].filter(
    ({ path }) => !lists.some((list) => path.startsWith(list)),
  );
  const first = new Map(all.toReversed().map((error) => [error.path, error]));
  return { ok: false, errors: [...new Set(all.flatMap(({ path }) => first.get(path) ?? []))] };
}

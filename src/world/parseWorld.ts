/**
 * Reads a world from outside: whatever is left out comes from the default world, everything given
 * is checked by the schema, and every error is listed with its path, what was given and what is
 * expected. Hostile input cannot do more than fail.
 */
import * as v from 'valibot';
import { DEFAULT_WORLD } from './defaultWorld';
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

type PlainObject = Readonly<Record<string, unknown>>;

/** How deep a world is; more is not one, and is not read. */
const MAXIMUM_DEPTH = 8;

/** An object that replaces its default as a whole: a port that is not named is closed. */
const REPLACED_WHOLE: ReadonlySet<string> = new Set(['ports', 'box']);

const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

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

/** Puts what is given over the defaults; lists replace, objects merge. */
function complete(defaults: unknown, given: unknown, key: string, depth: number): unknown {
  if (key === 'box' && isPlainObject(given)) return { ...DEFAULT_BOX, ...given };
  if (!isPlainObject(defaults) || !isPlainObject(given)) return given;
  if (REPLACED_WHOLE.has(key) || depth > MAXIMUM_DEPTH) return given;
  const merged: Record<string, unknown> = { ...defaults };
  for (const [name, value] of Object.entries(given)) {
    const isKnown = Object.hasOwn(defaults, name);
    merged[name] = isKnown ? complete(defaults[name], value, name, depth + 1) : value;
  }
  return merged;
}

const pathOf = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? []).map((item) => String(item.key)).join('.');

/** Quotes what was given, shortened; an object or list is only named. */
const quote = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isPlainObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
};

/** A key that the schema does not know is said so plainly. */
const toError = (issue: v.BaseIssue<unknown>): WorldError => {
  const isUnknownKey = issue.type === 'strict_object' && issue.expected === 'never';
  const isMissing = issue.input === undefined && !isUnknownKey;
  return {
    path: pathOf(issue),
    given: isUnknownKey ? 'a setting that does not exist' : quote(issue.input),
    expected: isUnknownKey ? 'no such setting' : isMissing ? `a value` : issue.message,
  };
};

/** Every unknown key, because the schema's own check stops at the first of an object. */
function unknownKeys(given: unknown, known: unknown, path: string): readonly WorldError[] {
  if (!isPlainObject(given) || !isPlainObject(known)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const here = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(known, name)) {
      return [{ path: here, given: 'a setting that does not exist', expected: 'no such setting' }];
    }
    return REPLACED_WHOLE.has(name) || name === 'parameters'
      ? []
      : unknownKeys(value, known[name], here);
  });
}

/** Checks a world, completed from the default one. Never throws. */
export function parseWorld(input: unknown): WorldResult {
  if (!isPlainObject(input)) {
    return {
      ok: false,
      errors: [{ path: '', given: quote(input), expected: 'an object with the world’s settings' }],
    };
  }
  const result = v.safeParse(worldSchema, complete(DEFAULT_WORLD, input, '', 0));
  if (result.success) return { ok: true, world: result.output };
  const errors = new Map<string, WorldError>();
  for (const error of [...result.issues.map(toError), ...unknownKeys(input, DEFAULT_WORLD, '')]) {
    if (!errors.has(error.path)) errors.set(error.path, error);
  }
  return { ok: false, errors: [...errors.values()] };
}

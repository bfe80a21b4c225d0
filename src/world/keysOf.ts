/**
 * Walks a schema beside a value and names every key that does not exist, every key that is left out
 * and every list in the place of an object. The schema's own check stops at the first unknown key
 * of an object and passes over names such as `__proto__`; a person with three typing mistakes wants
 * to see three.
 */
import * as v from 'valibot';
import { isPlainObject, type PlainObject } from './plainObject';

type Keys = readonly string[];

/** A part of a value, with the part of the schema that it must fit. */
interface Part {
  readonly schema: v.GenericSchema;
  readonly given: unknown;
  readonly keys: Keys;
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  isPlainObject(value) && value['kind'] === 'schema';

/** What is under `optional` and `nullable`, where the keys are. */
function unwrapped(schema: v.GenericSchema): v.GenericSchema {
  const isWrapper = schema.type === 'optional' || schema.type === 'nullable';
  return isWrapper && 'wrapped' in schema && isSchema(schema.wrapped)
    ? unwrapped(schema.wrapped)
    : schema;
}

const entriesOf = (schema: v.GenericSchema): PlainObject | null =>
  schema.type === 'strict_object' && 'entries' in schema && isPlainObject(schema.entries)
    ? schema.entries
    : null;

/** The one of several kinds of object that a value says it is, such as `"type": "MX"`. */
function chosenOption(schema: v.GenericSchema, given: PlainObject): v.GenericSchema | null {
  if (!('key' in schema) || typeof schema.key !== 'string') return null;
  const { key } = schema;
  const options: readonly unknown[] =
    'options' in schema && Array.isArray(schema.options) ? schema.options : [];
  const chosen = options.find((option) => {
    const kind = isSchema(option) ? entriesOf(option)?.[key] : null;
    return isSchema(kind) && v.is(kind, given[key]);
  });
  return isSchema(chosen) ? chosen : null;
}

/** The parts inside a part that have a schema of their own. */
function partsOf({ schema, given, keys }: Part): readonly Part[] {
  if (schema.type === 'array' && Array.isArray(given)) {
    const item = 'item' in schema && isSchema(schema.item) ? schema.item : null;
    return item === null
      ? []
      : given.map((value: unknown, index) => ({
          schema: unwrapped(item),
          given: value,
          keys: [...keys, String(index)],
        }));
  }
  if (!isPlainObject(given)) return [];
  if (schema.type === 'variant') {
    const option = chosenOption(schema, given);
    return option === null ? [] : [{ schema: option, given, keys }];
  }
  const entries = entriesOf(schema);
  const every = schema.type === 'record' && 'value' in schema ? schema.value : null;
  return Object.entries(given).flatMap(([name, value]) => {
    const own = entries !== null && Object.hasOwn(entries, name) ? entries[name] : every;
    return isSchema(own) ? [{ schema: unwrapped(own), given: value, keys: [...keys, name] }] : [];
  });
}

/** Names that a record's own check passes over without a word. */
const PASSED_OVER: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

function unknownKeysHere({ schema, given, keys }: Part): readonly Keys[] {
  if (!isPlainObject(given)) return [];
  const entries = entriesOf(schema);
  const isUnknown = (name: string): boolean =>
    entries === null
      ? schema.type === 'record' && PASSED_OVER.has(name)
      : !Object.hasOwn(entries, name);
  return Object.keys(given)
    .filter(isUnknown)
    .map((name) => [...keys, name]);
}

/** The path of every key that the schema has no place for. */
export function unknownKeys(schema: v.GenericSchema, given: unknown, keys: Keys): readonly Keys[] {
  const part: Part = { schema: unwrapped(schema), given, keys };
  return [
    ...unknownKeysHere(part),
    ...partsOf(part).flatMap((inner) => unknownKeys(inner.schema, inner.given, inner.keys)),
  ];
}

const OBJECTS: ReadonlySet<string> = new Set(['strict_object', 'record', 'variant']);

/** The path of every list that stands where an object belongs; JavaScript takes one for another. */
export function listsForObjects(
  schema: v.GenericSchema,
  given: unknown,
  keys: Keys,
): readonly Keys[] {
  const part: Part = { schema: unwrapped(schema), given, keys };
  return [
    ...(OBJECTS.has(part.schema.type) && Array.isArray(given) ? [keys] : []),
    ...partsOf(part).flatMap((inner) => listsForObjects(inner.schema, inner.given, inner.keys)),
  ];
}

export interface MissingKey {
  readonly keys: Keys;
  readonly expected: string;
}

/** Every key that must be there and is not, with what is expected in its place. */
export function missingKeys(
  schema: v.GenericSchema,
  given: unknown,
  keys: Keys,
): readonly MissingKey[] {
  const part: Part = { schema: unwrapped(schema), given, keys };
  const entries = isPlainObject(given) ? (entriesOf(part.schema) ?? {}) : {};
  const here = Object.entries(entries).flatMap(([name, entry]) => {
    if (!isPlainObject(given) || Object.hasOwn(given, name) || !isSchema(entry)) return [];
    const [issue] = v.safeParse(entry, undefined).issues ?? [];
    return issue === undefined ? [] : [{ keys: [...keys, name], expected: issue.message }];
  });
  return [
    ...here,
    ...partsOf(part).flatMap((inner) => missingKeys(inner.schema, inner.given, inner.keys)),
  ];
}

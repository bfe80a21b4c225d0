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

/** Words and numbers have no keys. */
const mayHaveKeys = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The parts inside a part that have keys and a schema of their own. */
function partsOf({ schema, given, keys }: Part): readonly Part[] {
  if (schema.type === 'array' && Array.isArray(given)) {
    const item = 'item' in schema && isSchema(schema.item) ? schema.item : null;
    return item === null
      ? []
      : given.flatMap((value: unknown, index) =>
          mayHaveKeys(value)
            ? [{ schema: unwrapped(item), given: value, keys: [...keys, String(index)] }]
            : [],
        );
  }
  if (!isPlainObject(given)) return [];
  if (schema.type === 'variant') {
    const option = chosenOption(schema, given);
    return option === null ? [] : [{ schema: option, given, keys }];
  }
  const entries = entriesOf(schema);
  const every = schema.type === 'record' && 'value' in schema ? schema.value : null;
  return Object.entries(given).flatMap(([name, value]) => {
    if (!mayHaveKeys(value)) return [];
    const own = entries !== null && Object.hasOwn(entries, name) ? entries[name] : every;
    return isSchema(own) ? [{ schema: unwrapped(own), given: value, keys: [...keys, name] }] : [];
  });
}

/** Names that a record's own check passes over without a word. */
const PASSED_OVER: ReadonlySet<string> = new Set(['__proto__', 'prototype', 'constructor']);

const OBJECTS: ReadonlySet<string> = new Set(['strict_object', 'record', 'variant']);

/** What is wrong with a key, or with what stands in the place of an object. */
export interface KeyFault {
  /** JavaScript takes a list for an object; a reader of worlds does not. */
  readonly kind: 'list' | 'unknown' | 'missing';
  readonly keys: Keys;
  /** What belongs there; '' unless something is missing. */
  readonly expected: string;
}

function unknownHere({ schema, keys }: Part, given: PlainObject): readonly KeyFault[] {
  const entries = entriesOf(schema);
  const isUnknown = (name: string): boolean =>
    entries === null
      ? schema.type === 'record' && PASSED_OVER.has(name)
      : !Object.hasOwn(entries, name);
  return Object.keys(given)
    .filter(isUnknown)
    .map((name) => ({ kind: 'unknown', keys: [...keys, name], expected: '' }));
}

function missingHere({ schema, keys }: Part, given: PlainObject): readonly KeyFault[] {
  const entries = entriesOf(schema) ?? {};
  const names = Object.keys(entries).filter((name) => !Object.hasOwn(given, name));
  return names.flatMap((name) => {
    const entry = entries[name];
    const [issue] = isSchema(entry) ? (v.safeParse(entry, undefined).issues ?? []) : [];
    if (issue === undefined) return [];
    return [{ kind: 'missing', keys: [...keys, name], expected: issue.message }];
  });
}

/** Adds what is wrong with a part and with the parts in it. */
function collect(part: Part, faults: KeyFault[]): void {
  const { schema, given, keys } = part;
  if (OBJECTS.has(schema.type) && Array.isArray(given)) {
    faults.push({ kind: 'list', keys, expected: '' });
  }
  if (isPlainObject(given)) faults.push(...unknownHere(part, given), ...missingHere(part, given));
  for (const inner of partsOf(part)) collect(inner, faults);
}

/** Every fault of a value's keys, whatever the values are, in one walk. */
export function keyFaults(schema: v.GenericSchema, given: unknown): readonly KeyFault[] {
  const faults: KeyFault[] = [];
  collect({ schema: unwrapped(schema), given, keys: [] }, faults);
  return faults;
}

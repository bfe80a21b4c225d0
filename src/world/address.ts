/**
 * The page's address: which scenario, which place in it, how it is shown. Everything that stands
 * in an address can come from a stranger, so each parameter is bounded and judged, and what does
 * not fit is reported, never guessed. Parameters that the page does not know are left alone.
 * A place is an anchor (a rule and its count), which survives changes of the engine; `step=12`,
 * counted from 1, is accepted for people who write links by hand.
 */
import * as v from 'valibot';

export const SPEEDS = [0.5, 1, 2, 4] as const;
export type Speed = (typeof SPEEDS)[number];

/** How a story is shown: the whole page, a part in another page, large for a room, as
 * text; or the matrix.
 */
export const VIEWS = ['full', 'embed', 'present', 'text', 'matrix'] as const;
export type View = (typeof VIEWS)[number];

/** What the page shows beside a story's explanation. */
export const PANELS = ['readers', 'message', 'machines'] as const;
export type Panel = (typeof PANELS)[number];

/** Through whose eyes a dialogue can be seen. */
export const VANTAGES = [
  'sender',
  'wifi',
  'box',
  'isp',
  'submission',
  'transit',
  'mx',
  'mailbox',
  'dns',
] as const;
export type Vantage = (typeof VANTAGES)[number];

export const LANES = { least: 2, most: 4 } as const;

export type Place =
  | { readonly kind: 'anchor'; readonly anchor: string }
  | { readonly kind: 'step'; readonly number: number };

export interface Address {
  /** Null stands for the start page. */
  readonly scenario: string | null;
  readonly place: Place | null;
  readonly view: View;
  readonly panel: Panel;
  /** Null stands for everybody together. */
  readonly vantage: Vantage | null;
  /** Scenarios side by side; null where none are compared. */
  readonly compare: readonly string[] | null;
  /** Whose error texts the matrix quotes; null stands for the page's own choice. */
  readonly program: string | null;
  /** What happens around the matrix's clients; null stands for nothing. */
  readonly happens: string | null;
  /** Null follows the system. */
  readonly theme: 'light' | 'dark' | null;
  readonly speed: Speed;
}

export type AddressParameter = 'address' | keyof typeof fields;

export interface AddressProblem {
  readonly parameter: AddressParameter;
  /** What stood there, cut to a length that a message can hold. */
  readonly given: string;
}

export interface ParsedAddress {
  /** What could be read; parameters with a problem have their defaults. */
  readonly address: Address;
  readonly problems: readonly AddressProblem[];
}

const MAXIMUM_CHARACTERS = 2000;
const MAXIMUM_SHOWN = 60;

export const DEFAULT_ADDRESS: Address = {
  scenario: null,
  place: null,
  view: 'full',
  panel: 'readers',
  vantage: null,
  compare: null,
  program: null,
  happens: null,
  theme: null,
  speed: 1,
};

const speedNames: ReadonlyMap<string, Speed> = new Map(SPEEDS.map((speed) => [`${speed}`, speed]));

const matrixName = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,29}$/u));

const scenarioId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/u));

const fields = {
  scenario: scenarioId,
  at: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9.-]{0,79}~[1-9]\d{0,3}$/u)),
  step: v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/u), v.transform(Number)),
  view: v.picklist(VIEWS),
  panel: v.picklist(PANELS),
  vantage: v.picklist(VANTAGES),
  compare: v.pipe(
    v.string(),
    v.transform((list) => list.split(',')),
    v.array(scenarioId),
    v.minLength(LANES.least),
    v.maxLength(LANES.most),
  ),
  program: matrixName,
  happens: matrixName,
  theme: v.picklist(['light', 'dark']),
  speed: v.pipe(
    v.picklist([...speedNames.keys()]),
    v.transform((name) => speedNames.get(name) ?? 1),
  ),
};

/**
 * Reads an address's query, with or without its question mark. Never throws. A parameter that
 * stands there twice counts once, as it first appears.
 */
export function parseAddress(search: string): ParsedAddress {
  if (search.length > MAXIMUM_CHARACTERS) {
    return { address: DEFAULT_ADDRESS, problems: [{ parameter: 'address', given: cut(search) }] };
  }
  const parameters = new URLSearchParams(search);
  const problems: AddressProblem[] = [];
  const read = <T>(parameter: keyof typeof fields, schema: v.GenericSchema<string, T>) => {
    const given = parameters.get(parameter);
    if (given === null) return null;
    const result = v.safeParse(schema, given);
    if (result.success) return result.output;
    problems.push({ parameter, given: cut(given) });
    return null;
  };
  const anchor = read('at', fields.at);
  const number = read('step', fields.step);
  const address: Address = {
    scenario: read('scenario', fields.scenario),
    place: placeOf(anchor, number),
    view: read('view', fields.view) ?? DEFAULT_ADDRESS.view,
    panel: read('panel', fields.panel) ?? DEFAULT_ADDRESS.panel,
    vantage: read('vantage', fields.vantage),
    compare: read('compare', fields.compare),
    program: read('program', fields.program),
    happens: read('happens', fields.happens),
    theme: read('theme', fields.theme),
    speed: read('speed', fields.speed) ?? DEFAULT_ADDRESS.speed,
  };
  return { address, problems };
}

/** The query of an address, in one fixed order, without what is the default; '' when all is. */
export function formatAddress(address: Address): string {
  const { place } = address;
  const parts = [
    address.scenario === null ? null : `scenario=${address.scenario}`,
    place === null ? null : formatPlace(place),
    address.view === DEFAULT_ADDRESS.view ? null : `view=${address.view}`,
    address.panel === DEFAULT_ADDRESS.panel ? null : `panel=${address.panel}`,
    address.vantage === null ? null : `vantage=${address.vantage}`,
    address.compare === null ? null : `compare=${address.compare.join(',')}`,
    address.program === null ? null : `program=${address.program}`,
    address.happens === null ? null : `happens=${address.happens}`,
    address.theme === null ? null : `theme=${address.theme}`,
    address.speed === DEFAULT_ADDRESS.speed ? null : `speed=${address.speed}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/**
 * The address that a link leads to: what the link says, and what it leaves open as it was. A link
 * to a story leaves the comparison and the matrix. Another way to look at the same story is the
 * same moment of it; the place in one story is none in another.
 */
export function addressAfter(current: Address, to: Partial<Address>): Address {
  if (to.scenario === undefined) return { ...current, ...to };
  const view = current.view === 'matrix' ? 'full' : current.view;
  const place = to.scenario === current.scenario ? current.place : null;
  return { ...current, view, compare: null, program: null, happens: null, place, ...to };
}

function formatPlace(place: Place): string {
  return place.kind === 'anchor' ? `at=${place.anchor}` : `step=${place.number}`;
}

function placeOf(anchor: string | null, number: number | null): Place | null {
  if (anchor !== null) return { kind: 'anchor', anchor };
  return number === null ? null : { kind: 'step', number };
}

function cut(text: string): string {
  return text.length > MAXIMUM_SHOWN ? `${text.slice(0, MAXIMUM_SHOWN)}…` : text;
}

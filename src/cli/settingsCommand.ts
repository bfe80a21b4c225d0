/**
 * `settings`: every setting of a world and every parameter of the servers' programs, with what it
 * means, its default and where the program's documentation has it. All of it is computed from the
 * default world and from records that have a key for every setting.
 */
import { EXIM_MEANINGS } from '../software/exim/optionMeanings';
import { POSTFIX_MEANINGS } from '../software/postfix/parameterMeanings';
import { PROGRAM_MEANINGS } from '../software/clients/optionMeanings';
import { RELAY_MEANINGS } from '../software/postfix/relayMeanings';
import { DEFAULT_WORLD } from '../world/defaultWorld';
import { EXIM_DEFAULTS } from '../world/eximOptions';
import { EXIM_MX, EXIM_SUBMISSION } from '../world/eximWorld';
import { isPlainObject } from '../world/plainObject';
import { POSTFIX_DEFAULTS } from '../world/postfixParameters';
import { PROGRAM_DEFAULTS, PROGRAM_NAMES } from '../world/programDefaults';
import type { ProgramName } from '../world/programSchema';
import type { MxSettings, SubmissionSettings } from '../world/serverSchema';
import { readArguments } from './arguments';
import { clientStrings } from './clientStrings';
import { SETTING_MEANINGS } from './settingMeanings';
import { strings } from './strings';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

type Software = 'postfix' | 'exim';

const SOFTWARE: readonly Software[] = ['postfix', 'exim'];

interface Told {
  readonly name: string;
  readonly meaning: string;
  /** Null where the default world has no such thing, as it has no box on the path. */
  readonly default: unknown;
}

interface ToldParameter extends Told {
  readonly documentation: string;
  /** Where the default servers set it, and to what: `submission.ports.587` → `encrypt`. */
  readonly set: Readonly<Record<string, unknown>>;
}

const valueAt = (world: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (isPlainObject(inner) && Object.hasOwn(inner, name) ? inner[name] : null),
      world,
    );

/** The settings of a world; `software` is what its servers run. */
function worldSettings(software: Software): readonly Told[] {
  const servers =
    software === 'exim' ? { submission: EXIM_SUBMISSION, mx: EXIM_MX } : ({} as const);
  const world = { ...DEFAULT_WORLD, ...servers };
  const meanings = Object.entries(SETTING_MEANINGS).flatMap(([name, meaning]) =>
    name.endsWith('.relay') ? relaySettings(name) : [{ name, meaning }],
  );
  return meanings.map(({ name, meaning }) => ({ name, meaning, default: valueAt(world, name) }));
}

/** The parameters of a server that sends on, one setting each. */
const relaySettings = (path: string) =>
  Object.entries(RELAY_MEANINGS).map(([parameter, meaning]) => ({
    name: `${path}.${parameter}`,
    meaning,
  }));

/** Where a server of the default world sets a parameter. */
function setBy(
  role: 'submission' | 'mx',
  { parameters, ports }: SubmissionSettings | MxSettings,
  name: string,
): Readonly<Record<string, unknown>> {
  const places: readonly (readonly [string, object])[] = [
    [`${role}.parameters`, parameters],
    ...Object.entries(ports).map(([port, given]) => [`${role}.ports.${port}`, given] as const),
  ];
  return Object.fromEntries(
    places.flatMap(([place, given]) =>
      Object.entries(given).flatMap(([key, value]) => (key === name ? [[place, value]] : [])),
    ),
  );
}

function postfixParameters(): readonly ToldParameter[] {
  const { submission, mx } = DEFAULT_WORLD;
  return Object.entries(POSTFIX_MEANINGS).map(([name, meaning]) => ({
    name,
    meaning,
    default: valueAt(POSTFIX_DEFAULTS, name),
    documentation: `postconf(5) ${name}`,
    set: { ...setBy('submission', submission, name), ...setBy('mx', mx, name) },
  }));
}

function eximParameters(): readonly ToldParameter[] {
  return Object.entries(EXIM_MEANINGS).map(([name, { chapter, meaning }]) => ({
    name,
    meaning,
    default: valueAt(EXIM_DEFAULTS, name),
    documentation: `Exim spec ch. ${chapter} ${name}`,
    set: { ...setBy('submission', EXIM_SUBMISSION, name), ...setBy('mx', EXIM_MX, name) },
  }));
}

/** The options of the sender's program, told as its own documentation names them. */
function programOptions(name: ProgramName): readonly (Told & { documentation: string })[] {
  const { manual, options } = PROGRAM_MEANINGS[name];
  return Object.entries(options).map(([option, meaning]) => ({
    name: option,
    meaning,
    default: valueOf(PROGRAM_DEFAULTS[name], option),
    documentation: `${manual} ${option}`,
  }));
}

const valueOf = (options: unknown, name: string): unknown =>
  isPlainObject(options) ? options[name] : null;

const PARAMETERS: Readonly<Record<Software, () => readonly ToldParameter[]>> = {
  postfix: postfixParameters,
  exim: eximParameters,
};

const words = strings.settingsCommand;

const lineFor = ({ name, meaning, default: value }: Told): string =>
  words.setting(name, meaning, JSON.stringify(value));

function parameterLines(parameter: ToldParameter): string {
  const places = Object.entries(parameter.set).map(([place, value]) =>
    words.setAt(place, JSON.stringify(value)),
  );
  return [lineFor(parameter), ...places, words.documented(parameter.documentation)].join('');
}

const clientText = ([name, options]: readonly [
  ProgramName,
  ReturnType<typeof programOptions>,
]): string =>
  clientStrings.heading(name) +
  options.map((told) => lineFor(told) + words.documented(told.documentation)).join('');

function chosen(software: string | undefined): readonly Software[] {
  if (software === undefined) return SOFTWARE;
  const known = SOFTWARE.find((name) => name === software);
  if (known === undefined) throw new UsageError(words.badSoftware(software));
  return [known];
}

/** The programs of the sender to tell about: the one named, or all that have options. */
function chosenPrograms(client: string | undefined): readonly ProgramName[] {
  if (client === undefined) return PROGRAM_NAMES.filter((name) => name !== 'generic');
  const wanted = client.toLowerCase();
  const known = PROGRAM_NAMES.find((name) => name.toLowerCase() === wanted);
  if (known === undefined) throw new UsageError(clientStrings.badClient(client, PROGRAM_NAMES));
  return [known];
}

/** @returns the exit code. @throws UsageError */
export function settingsCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = readArguments('settings', args, {
    software: { type: 'string' },
    client: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help === true) {
    terminal.write(strings.settingsHelp);
    return 0;
  }
  const [word] = positionals;
  if (word !== undefined) throw new UsageError(strings.tooManyWords('settings', word));
  const programs = chosen(values.software);
  const world = worldSettings(programs[0] ?? 'postfix');
  const told = programs.map((program) => [program, PARAMETERS[program]()] as const);
  const clients = chosenPrograms(values.client).map(
    (name) => [name, programOptions(name)] as const,
  );
  if (values.json === true) {
    const data = {
      world,
      parameters: Object.fromEntries(told),
      clients: Object.fromEntries(clients),
    };
    terminal.write(`${JSON.stringify(data, null, 2)}\n`);
    return 0;
  }
  if (values.client !== undefined) {
    terminal.write(clients.map(clientText).join(''));
    return 0;
  }
  terminal.write(words.worldHeading + world.map(lineFor).join(''));
  for (const [program, parameters] of told) {
    terminal.write(words.heading(program) + parameters.map(parameterLines).join(''));
  }
  terminal.write(clients.map(clientText).join(''));
  return 0;
}

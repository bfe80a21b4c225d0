/**
 * Reads the options of a captured client from its `config`, which is the command line or the
 * settings as its user wrote them: `swaks --tls --auth`, `secure:false, requireTLS:true`,
 * `--tls-certcheck=off`, `SMTP(); starttls(); login()`. What names no option of the program is
 * passed over: paths of files, remarks.
 */
import { defaultsOfProgram } from '../world/programDefaults';
import type { ProgramName } from '../world/programSchema';
import type { Setting } from './worldSettings';

/** What the text around a capture says besides the options. */
interface Surroundings {
  readonly config: string;
  readonly network: string;
}

type Pair = [string, unknown];

type Reader = (surroundings: Surroundings) => Readonly<Record<string, unknown>>;

/** `--name`, `--name value` and `-name value`, for the options that the program has here. */
function readFlags(name: ProgramName, config: string): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, unknown>> = { ...defaultsOfProgram(name) };
  const words = config.split(/\s+/u);
  return Object.fromEntries(
    words.flatMap((word, index): Pair[] => {
      if (!Object.hasOwn(known, word)) return [];
      const usual = known[word];
      if (typeof usual === 'boolean') return [[word, true]];
      const next = words[index + 1] ?? '';
      const value = next.startsWith('-') ? '' : next;
      return [[word, typeof usual === 'number' ? Number(value) : value]];
    }),
  );
}

/** The client was held to TLS 1.0, which not every `config` says again. */
const isLimited = (network: string): boolean =>
  /SECLEVEL=0|client limited to TLS|^as above\b/u.test(network);

const readSwaks: Reader = ({ config }) => readFlags('swaks', config);

function readCurl({ config, network }: Surroundings): Readonly<Record<string, unknown>> {
  const minimum = /--tlsv1(\.[0-3])/u.exec(config)?.[1];
  return {
    ...readFlags('curl', config),
    scheme: /\bsmtps:/u.test(config) ? 'smtps' : 'smtp',
    ...(/(?:^|\s)-k\b/u.test(config) ? { '--insecure': true } : {}),
    ...(minimum === undefined ? {} : { '--tlsv1': minimum }),
    ...(minimum === undefined && isLimited(network) ? { '--tlsv1': '.0', '--tls-max': '1.0' } : {}),
  };
}

/** `--tls-certcheck=off`, as msmtp(1) has it for every command of its configuration file. */
const readMsmtp: Reader = ({ config }) => {
  const known: Readonly<Record<string, unknown>> = { ...defaultsOfProgram('msmtp') };
  return Object.fromEntries(
    [...config.matchAll(/--([\w-]+)=(\S*)/gu)].flatMap(([, flag = '', value = '']): Pair[] => {
      const name = flag.replaceAll('-', '_');
      if (!Object.hasOwn(known, name)) return [];
      if (name === 'auth') return value === 'off' ? [] : [[name, value]];
      if (name === 'timeout') return [[name, value === 'off' ? null : Number(value)]];
      return [[name, typeof known[name] === 'boolean' ? value === 'on' : value]];
    }),
  );
};

/** What can stand in the object `tls`, and not only under its own name. */
const IN_TLS: ReadonlySet<string> = new Set(['rejectUnauthorized', 'minVersion', 'maxVersion']);

/** `name:value` pairs of an object; a dot leads into an object inside. */
const readNodemailer: Reader = ({ config, network }) => {
  const pairs = [...config.matchAll(/\b([a-zA-Z]+)(?:\.([a-zA-Z]+))?:\s*(['"]?)([\w.]+)\3/gu)];
  const valueOf = (text: string): unknown =>
    text === 'true' || text === 'false'
      ? text === 'true'
      : /^\d+$/u.test(text)
        ? Number(text)
        : text;
  const isInside = ([, outer = '', inner]: RegExpExecArray): boolean => IN_TLS.has(inner ?? outer);
  const plain = pairs.filter((pair) => pair[2] === undefined && !isInside(pair));
  const inside = pairs.filter(isInside);
  const usual = defaultsOfProgram('nodemailer');
  const tls = Object.fromEntries(
    inside.map(([, outer = '', inner, , text = '']) => [inner ?? outer, valueOf(text)]),
  );
  const versions = isLimited(network) ? { minVersion: 'TLSv1', maxVersion: 'TLSv1' } : {};
  return {
    ...Object.fromEntries(
      plain
        .filter(([, name = '']) => Object.hasOwn(usual, name) && name !== 'tls')
        .map(([, name = '', , , text = '']) => [name, valueOf(text)]),
    ),
    ...(/`?secure`? left undefined/u.test(network) ? { secure: null } : {}),
    tls: { ...(usual.name === 'nodemailer' ? usual.tls : {}), ...versions, ...tls },
  };
};

const readSmtplib: Reader = ({ config, network }) => ({
  class: /\bSMTP_SSL\(/u.test(config) ? 'SMTP_SSL' : 'SMTP',
  starttls: !/\bstarttls\(/u.test(config)
    ? 'never'
    : config.includes('has_extn')
      ? 'if has_extn'
      : 'always',
  context: config.includes('context=ssl.create_default_context()')
    ? 'ssl.create_default_context()'
    : 'none',
  ...(isLimited(network) ? { maximum_version: 'TLSv1' } : {}),
  ...(network.includes('SECLEVEL=0') ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
});

const readOpenssl: Reader = ({ config }) => ({
  ...readFlags('openssl', config),
  '-verify_hostname': /-verify_hostname\b/u.test(config),
  ...(/(-tls1(?:_[1-3])?)\b/u.test(config)
    ? { version: /(-tls1(?:_[1-3])?)\b/u.exec(config)?.[1] }
    : {}),
});

const READERS: Readonly<Record<string, Reader>> = {
  swaks: readSwaks,
  curl: readCurl,
  msmtp: readMsmtp,
  nodemailer: readNodemailer,
  smtplib: readSmtplib,
  openssl: readOpenssl,
};

/** The settings of a sender's program that a capture describes. */
export function programSettings(name: string, surroundings: Surroundings): readonly Setting[] {
  const read = READERS[name]?.(surroundings) ?? {};
  return [{ path: 'sender.program', value: { name, ...read } }];
}

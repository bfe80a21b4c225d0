/**
 * Exim's authenticators, as its shipped configuration has them (Exim specification, chapters 33 to
 * 35): `plaintext` with the prompts of PLAIN and LOGIN, and `cram_md5`. The parts that a client
 * sends are numbered as `$auth1`, `$auth2`, `$auth3`, and the check looks at two of them.
 * Simplified: what follows a response of more than 16 KB is not read as commands.
 * Not modelled: the gsasl and dovecot drivers, and so SCRAM and tokens.
 */
import { decodeOctets } from '../../smtp/base64';
import { AUTH_CANCEL, type Command } from '../../smtp/command';
import { encodeBase64 } from '../../smtp/sasl';
import type { Draw } from '../../smtp/sasl/chance';
import { mechanismNamed } from '../../smtp/sasl/mechanisms';
import { decodeUtf8 } from '../../smtp/utf8';
import { byPassword, refuse, type LoginStep, type SaslExchange } from '../login';
import type { EximService } from '../serviceSettings';

/** server_prompts: PLAIN has one that is empty. */
const PROMPTS = { PLAIN: [''], LOGIN: ['Username:', 'Password:'] };

type Prompted = keyof typeof PROMPTS;

/** Which part is the name and which the password: `$auth2` and `$auth3`, or one less each. */
const NAME_AT = { PLAIN: 1, LOGIN: 0 };

/** Exim's b64decode passes over blanks and does not look at the bits that pad. */
const textOf = (base64: string): string | null => {
  const octets = decodeOctets(base64.replace(/\s/gu, ''), 'any');
  return octets === null ? null : decodeUtf8(octets);
};

/** The parts of one response; a NUL at the end begins no other. */
const partsOf = (text: string): readonly string[] => text.replace(/\0$/u, '').split('\0');

/** Asks for the next part that has not come, or checks what has. */
function askOrCheck(mechanism: Prompted, parts: readonly string[], prompted: number): LoginStep {
  const prompts = PROMPTS[mechanism];
  for (let number = prompted; number <= prompts.length; number += 1) {
    if (number <= parts.length) continue;
    const challenge = encodeBase64(prompts[number - 1] ?? '');
    const exchange: SaslExchange = { stage: 'parts', mechanism, parts, prompted: number + 1 };
    return { step: 'challenge', challenge, exchange };
  }
  const at = NAME_AT[mechanism];
  return byPassword(parts[at] ?? '', parts[at + 1] ?? '');
}

function beginPrompted(mechanism: Prompted, data: string): LoginStep {
  if (data === '') return askOrCheck(mechanism, [], 1);
  if (data === '=') return askOrCheck(mechanism, [''], 1);
  const text = textOf(data);
  if (text === null) return { step: 'bad-initial-base64' };
  return askOrCheck(mechanism, text === '' ? [] : partsOf(text), 1);
}

/** The name ends at the first blank, and exactly 32 digits follow. */
function readCram(text: string, challenge: string): LoginStep {
  const at = text.search(/\s/u);
  const user = text.slice(0, Math.max(at, 0));
  const digest = text.slice(at + 1);
  if (at < 0 || digest.length !== 32) return refuse(user);
  return { step: 'check', user, proof: { kind: 'cram-md5', challenge, digest } };
}

/** `<24124.1795654680@smtp.example.org>`: process, seconds, host. */
const challengeOf = (hostName: string, seconds: number, draw: Draw): string =>
  draw.challenge((digits) => `<${10_000 + (Number(digits) % 20_000)}.${seconds}@${hostName}>`);

const conditionOf = (conditions: Readonly<Record<string, string>>, name: string): string =>
  conditions[name] ?? '';

/** Which mechanisms the last EHLO has shown; only these are taken. */
export const advertised = (
  { parameters, mechanisms }: EximService,
  secured: boolean,
): readonly string[] =>
  mechanisms.filter(
    (name) => secured || conditionOf(parameters.server_advertise_condition, name) !== 'under TLS',
  );

/** What an AUTH command leads to. */
export function readAuth(
  service: EximService,
  secured: boolean,
  { argument }: Command,
  draw: Draw,
  facts: { readonly seconds: number; readonly attempt: number },
): LoginStep {
  const [, name = '', data = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(argument) ?? [];
  if (/[^A-Za-z0-9\-_]/u.test(name)) return { step: 'bad-name' };
  const mechanism = mechanismNamed(name);
  if (mechanism === null || !advertised(service, secured).includes(mechanism)) {
    return { step: 'bad-mechanism' };
  }
  if (mechanism === 'PLAIN' || mechanism === 'LOGIN') return beginPrompted(mechanism, data);
  if (data !== '') return { step: 'unexpected-initial' };
  const challenge = challengeOf(service.hostName, facts.seconds, draw);
  return {
    step: 'challenge',
    challenge: encodeBase64(challenge),
    exchange: { stage: 'response', mechanism, challenge, attempt: facts.attempt },
  };
}

/** big_buffer_size, which a response has to fit into with its end. */
const LONGEST_RESPONSE = 16_383;

/** What a line of an exchange leads to. */
export function readResponse(exchange: SaslExchange, line: string): LoginStep {
  if (line === AUTH_CANCEL) return { step: 'cancel' };
  const text = line.length >= LONGEST_RESPONSE ? null : textOf(line);
  if (text === null) return { step: 'bad-base64' };
  if (exchange.stage === 'parts') {
    const { mechanism, parts, prompted } = exchange;
    return askOrCheck(mechanism, [...parts, ...partsOf(text)], prompted);
  }
  return exchange.stage === 'response' ? readCram(text, exchange.challenge) : refuse();
}

/**
 * The login server of a captured dialogue: which mechanisms it had, whose token was good, whether
 * it was down, and what it drew by chance, so that the client's captured answers are real.
 */
import { decodeBase64 } from '../smtp/sasl';
import { readDigestChallenge } from '../smtp/sasl/digestMd5';
import { mechanismNamed, MECHANISMS } from '../smtp/sasl/mechanisms';
import { DEFAULT_WORLD } from '../world/defaultWorld';
import type { CapturedCase } from './caseFile';
import type { Setting } from './worldSettings';

/** What one login of a dialogue was given by chance. */
interface Drawn {
  readonly challenge: string;
  readonly nonce: string;
  readonly salt: string;
}

const NOTHING: Drawn = { challenge: '', nonce: '', salt: '' };

/** The nonce of a client, in the first message that it sends for SCRAM. */
const clientNonceIn = (text: string): string | null =>
  /^[ny],[^,]*,n=[^,]*,r=([^,]*)/u.exec(text)?.[1] ?? null;

/** What a challenge shows of chance: CRAM-MD5's own text, or nonce and salt of the others. */
function drawnIn(challenge: string, clientNonce: string): Drawn | null {
  if (/^<[^<>]+>$/u.test(challenge)) return { ...NOTHING, challenge };
  const [, nonce = '', salt = ''] = /^r=([^,]*),s=([^,]*),i=\d+/u.exec(challenge) ?? [];
  if (nonce !== '') return { ...NOTHING, nonce: nonce.slice(clientNonce.length), salt };
  const digest = challenge.includes('md5-sess') ? readDigestChallenge(challenge) : null;
  return digest === null ? null : { ...NOTHING, nonce: digest.nonce };
}

/** What each AUTH command of a dialogue was given, in order. */
function drawnBy(steps: CapturedCase['steps']): readonly Drawn[] {
  const drawn: Drawn[] = [];
  let clientNonce = '';
  let isAsked = false;
  for (const { c, s } of steps) {
    if (c !== undefined) {
      const isCommand = !isAsked && /^\s*auth\b/iu.test(c);
      if (isCommand) drawn.push(NOTHING);
      const message = decodeBase64(isCommand ? (c.split(' ')[2] ?? '') : c) ?? '';
      clientNonce = clientNonceIn(message) ?? clientNonce;
    }
    if (s === undefined) continue;
    isAsked = s.startsWith('334 ');
    const found = isAsked ? drawnIn(decodeBase64(s.slice(4)) ?? '', clientNonce) : null;
    if (found !== null && drawn.length > 0) drawn[drawn.length - 1] = found;
  }
  return drawn;
}

/** The chance of a captured server, as settings. */
export function chanceSettings({ role, steps }: CapturedCase): readonly Setting[] {
  if (role !== 'submission') return [];
  const drawn = drawnBy(steps);
  const listed = (path: string, part: keyof Drawn): readonly Setting[] =>
    drawn.every((login) => login[part] === '')
      ? []
      : [{ path: `submission.login.${path}`, value: drawn.map((login) => login[part]) }];
  return [
    ...listed('challenges', 'challenge'),
    ...listed('nonces', 'nonce'),
    ...listed('salts', 'salt'),
  ];
}

/** `auth_mechanisms = plain login cram-md5` */
function mechanismsIn(config: string): readonly string[] | null {
  const words = /\bauth_mechanisms\s*=\s*([a-z0-9 -]+)/iu.exec(config)?.[1];
  return words === undefined
    ? null
    : words.split(/\s+/u).flatMap((word) => mechanismNamed(word) ?? []);
}

const IS_DOWN =
  /\b(?:SASL server|login server|auth(?:entication)? server|Dovecot)\b[^;]*\bdown\b/iu;

/**
 * The Dovecot of the captured Postfix hosts: it had all mechanisms, and Postfix showed two of them;
 * one token was good, and its address for better ones is told.
 */
export function dovecotCast({ role, config }: CapturedCase): readonly Setting[] {
  if (role !== 'submission') return [];
  const accounts = DEFAULT_WORLD.submission.accounts.map((account) => ({
    ...account,
    token: 'good-token',
  }));
  return [
    { path: 'submission.mechanisms', value: mechanismsIn(config) ?? MECHANISMS },
    { path: 'submission.parameters.smtpd_sasl_mechanism_filter', value: ['plain', 'login'] },
    { path: 'submission.accounts', value: accounts },
    {
      path: 'submission.login.openid_configuration_url',
      value: 'https://login.example.org/.well-known/openid-configuration',
    },
    ...(IS_DOWN.test(config) ? [{ path: 'submission.login.server', value: 'down' }] : []),
  ];
}

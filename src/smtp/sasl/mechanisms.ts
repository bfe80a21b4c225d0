/**
 * The ways to log in that are modelled, by their registered names (RFC 4422 §3.1), and what each
 * shows of its secret. Not modelled: EXTERNAL, GSSAPI, NTLM, ANONYMOUS and channel binding.
 */

export const MECHANISMS = [
  'PLAIN',
  'LOGIN',
  'CRAM-MD5',
  'DIGEST-MD5',
  'SCRAM-SHA-1',
  'SCRAM-SHA-256',
  'XOAUTH2',
  'OAUTHBEARER',
] as const;

export type Mechanism = (typeof MECHANISMS)[number];

export type ScramMechanism = 'SCRAM-SHA-1' | 'SCRAM-SHA-256';

export type TokenMechanism = 'XOAUTH2' | 'OAUTHBEARER';

const NAMES: ReadonlyMap<string, Mechanism> = new Map(MECHANISMS.map((name) => [name, name]));

/** The mechanism of a name in any letter case (RFC 4422 §3.1); null when it is none of these. */
export const mechanismNamed = (name: string): Mechanism | null =>
  NAMES.get(name.toUpperCase()) ?? null;

export const isScram = (mechanism: string): mechanism is ScramMechanism =>
  mechanism === 'SCRAM-SHA-1' || mechanism === 'SCRAM-SHA-256';

/** Whether the secret is a bearer token of an authorization server, not a password. */
export const takesToken = (mechanism: string): mechanism is TokenMechanism =>
  mechanism === 'XOAUTH2' || mechanism === 'OAUTHBEARER';

/** Whether the client has nothing to say before the server's first challenge. */
export const beginsWithChallenge = (mechanism: Mechanism): boolean =>
  mechanism === 'LOGIN' || mechanism === 'CRAM-MD5' || mechanism === 'DIGEST-MD5';

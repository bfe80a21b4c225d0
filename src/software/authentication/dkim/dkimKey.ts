/** The record in which a domain publishes a key: `selector._domainkey.domain` (RFC 6376 §3.6.1). */
import type { DkimAlgorithm } from '../../../smtp/dkim/dkimSignature';
import { readTagList } from '../../../smtp/dkim/tagList';
import type { DkimProblem } from '../../../trace/authentication';

export interface DkimKey {
  readonly publicKey: string;
  /** Whether the domain says that it is only trying (t=y). */
  readonly isTest: boolean;
  /** Whether signatures may only name the domain itself, and no name below it (t=s). */
  readonly isExact: boolean;
}

const KEY_TYPES: Readonly<Record<DkimAlgorithm, string>> = {
  'rsa-sha256': 'rsa',
  'ed25519-sha256': 'ed25519',
};

const listOf = (text: string | undefined, otherwise: string): readonly string[] =>
  (text ?? otherwise).split(':').map((word) => word.trim());

/** Reads a key that fits an algorithm, or says what is wrong with it (§6.1.2). */
export function readDkimKey(
  text: string,
  algorithm: DkimAlgorithm,
): DkimKey | Extract<DkimProblem, `key-${string}` | 'algorithm'> {
  const tags = readTagList(text);
  const publicKey = tags?.get('p')?.replace(/\s+/gu, '');
  if (tags === null || publicKey === undefined) return 'key-syntax';
  // A version must come first and be the one there is; without it the record is one all the same.
  const version = tags.get('v');
  if (version !== undefined && (version !== 'DKIM1' || [...tags.keys()][0] !== 'v')) {
    return 'key-syntax';
  }
  const serves = listOf(tags.get('s'), '*');
  if (!serves.includes('*') && !serves.includes('email')) return 'key-syntax';
  if (!listOf(tags.get('h'), 'sha256').includes('sha256')) return 'algorithm';
  if (publicKey === '') return 'key-revoked';
  if ((tags.get('k') ?? 'rsa') !== KEY_TYPES[algorithm]) return 'algorithm';
  const flags = listOf(tags.get('t'), '');
  return { publicKey, isTest: flags.includes('y'), isExact: flags.includes('s') };
}

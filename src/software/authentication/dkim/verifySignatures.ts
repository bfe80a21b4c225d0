/**
 * Verifies the DKIM signatures of a message (RFC 6376 §6.1): reads each, gets its key, and compares
 * the hash of the body and the signature of the header with what came. A signature that does not
 * pass is as good as none (§6.1); the results are worded as RFC 8601 §2.7.1 has them.
 */
import { bodyHashOf, signatureOf, signedText } from '../../../smtp/dkim/dkimDigest';
import { readDkimSignature, type DkimSignature } from '../../../smtp/dkim/dkimSignature';
import { readTagList } from '../../../smtp/dkim/tagList';
import { fieldsNamed, type HeaderField, type ReadMessage } from '../../../smtp/headerFields';
import type { DkimFinding, DkimProblem, DkimResult } from '../../../trace/authentication';
import { askFor, type Inquiry } from '../inquiry';
import { readDkimKey, type DkimKey } from './dkimKey';

/** More signatures than this are not looked at; whoever adds them wants to keep a server busy. */
const MAXIMUM_SIGNATURES = 8;

const RESULTS: Readonly<Record<DkimProblem, DkimResult>> = {
  syntax: 'neutral',
  version: 'neutral',
  algorithm: 'permerror',
  'from-not-signed': 'permerror',
  expired: 'permerror',
  'body-changed': 'fail',
  'header-changed': 'fail',
  'no-key': 'permerror',
  'key-revoked': 'permerror',
  'key-syntax': 'permerror',
  'key-unavailable': 'temperror',
};

/** The key's record; several are as good as the first. */
function* findKey({ selector, domain, algorithm }: DkimSignature): Inquiry<DkimKey | DkimProblem> {
  const answer = yield* askFor('dkim', `${selector}._domainkey.${domain}`, 'TXT');
  if (answer.status === 'servfail' || answer.status === 'timeout') return 'key-unavailable';
  const text = answer.status === 'found' ? answer.values[0] : undefined;
  return text === undefined ? 'no-key' : readDkimKey(text, algorithm);
}

/** What does not fit between a message, a signature and a key; null when all does. */
function mismatch(
  { fields, body }: ReadMessage,
  field: HeaderField,
  signature: DkimSignature,
  { publicKey, isExact }: DkimKey,
): DkimProblem | null {
  const named = signature.identity.slice(signature.identity.lastIndexOf('@') + 1);
  if (isExact && named.toLowerCase() !== signature.domain.toLowerCase()) return 'key-syntax';
  const bodyHash = bodyHashOf(body, signature.body, signature.bodyOctets);
  if (bodyHash !== signature.bodyHash) return 'body-changed';
  const others = fields.filter((other) => other !== field);
  const text = signedText(others, signature.signedFields, field.lines, signature.header);
  const expected = signatureOf(text, publicKey, signature.algorithm);
  return expected === signature.signature ? null : 'header-changed';
}

function* verify(
  message: ReadMessage,
  field: HeaderField,
  epochSeconds: number,
): Inquiry<DkimFinding> {
  const tags = readTagList(field.value);
  const tag = (name: string): string => (tags?.get(name) ?? '').replace(/\s+/gu, '');
  const about = {
    domain: tag('d'),
    selector: tag('s'),
    identity: tag('i') || `@${tag('d')}`,
    algorithm: tag('a'),
    signature: tag('b').slice(0, 8),
  };
  const fails = (problem: DkimProblem, isTest = false): DkimFinding => ({
    ...about,
    result: RESULTS[problem],
    problem,
    isTest,
  });
  const signature = readDkimSignature(field.value);
  if (typeof signature === 'string') return fails(signature);
  const { expiresEpochSeconds } = signature;
  if (expiresEpochSeconds !== null && expiresEpochSeconds < epochSeconds) return fails('expired');
  const key = yield* findKey(signature);
  if (typeof key === 'string') return fails(key);
  const problem = mismatch(message, field, signature, key);
  if (problem !== null) return fails(problem, key.isTest);
  return { ...about, result: 'pass', problem: null, isTest: key.isTest };
}

/** What became of each signature of a message, from the top. */
export function* verifySignatures(
  message: ReadMessage,
  epochSeconds: number,
): Inquiry<readonly DkimFinding[]> {
  const findings: DkimFinding[] = [];
  for (const field of fieldsNamed(message, 'DKIM-Signature').slice(0, MAXIMUM_SIGNATURES)) {
    findings.push(yield* verify(message, field, epochSeconds));
  }
  return findings;
}

/**
 * A DKIM-Signature field's tags, read and written (RFC 6376 §3.5). What a reader must refuse is
 * refused here: a missing tag, a version or algorithm nobody knows, a signature that leaves out
 * From (§5.4, §6.1.1). rsa-sha1 is one of those nobody may use any more.
 * Not modelled: z= and q= beyond dns/txt.
 */
import type { Canonicalization } from './canonicalForm';
import { readTagList, type TagList } from './tagList';

export const DKIM_ALGORITHMS = ['rsa-sha256', 'ed25519-sha256'] as const;

export type DkimAlgorithm = (typeof DKIM_ALGORITHMS)[number];

export interface DkimSignature {
  readonly algorithm: DkimAlgorithm;
  readonly header: Canonicalization;
  readonly body: Canonicalization;
  readonly domain: string;
  readonly selector: string;
  /** Whom the signer names: an address or only `@` and a domain. */
  readonly identity: string;
  readonly signedFields: readonly string[];
  readonly bodyHash: string;
  readonly signature: string;
  /** How many octets of the body are signed; null is all of it. */
  readonly bodyOctets: number | null;
  readonly signedEpochSeconds: number | null;
  readonly expiresEpochSeconds: number | null;
}

export type SignatureProblem = 'syntax' | 'version' | 'algorithm' | 'from-not-signed';

const REQUIRED = ['v', 'a', 'b', 'bh', 'd', 'h', 's'] as const;

const withoutSpaces = (text: string): string => text.replace(/\s+/gu, '');

const numberIn = (tags: TagList, name: string): number | null => {
  const text = tags.get(name);
  return text !== undefined && /^\d+$/u.test(text) ? Number(text) : null;
};

const isForm = (text: string): text is Canonicalization => text === 'simple' || text === 'relaxed';

const findAlgorithm = (text: string): DkimAlgorithm | undefined =>
  DKIM_ALGORITHMS.find((algorithm) => algorithm === text);

const isUnder = (name: string, domain: string): boolean =>
  name.toLowerCase() === domain.toLowerCase() ||
  name.toLowerCase().endsWith(`.${domain.toLowerCase()}`);

/** Reads the value of a DKIM-Signature field, or says what is wrong with it. */
export function readDkimSignature(value: string): DkimSignature | SignatureProblem {
  const tags = readTagList(value);
  if (tags === null) return 'syntax';
  const valueOf = (name: string): string => withoutSpaces(tags.get(name) ?? '');
  if (REQUIRED.some((name) => valueOf(name) === '')) return 'syntax';
  if (valueOf('v') !== '1') return 'version';
  const algorithm = findAlgorithm(valueOf('a'));
  if (algorithm === undefined) return 'algorithm';
  const [header = '', body = 'simple'] = (valueOf('c') || 'simple/simple').split('/');
  const domain = valueOf('d');
  const identity = valueOf('i') || `@${domain}`;
  const isOurs = isUnder(identity.slice(identity.lastIndexOf('@') + 1), domain);
  if (!isForm(header) || !isForm(body) || !isOurs) return 'syntax';
  const signedFields = valueOf('h').split(':');
  if (!signedFields.some((name) => name.toLowerCase() === 'from')) return 'from-not-signed';
  return {
    algorithm,
    header,
    body,
    domain,
    selector: valueOf('s'),
    identity,
    signedFields,
    bodyHash: valueOf('bh'),
    signature: valueOf('b'),
    bodyOctets: numberIn(tags, 'l'),
    signedEpochSeconds: numberIn(tags, 't'),
    expiresEpochSeconds: numberIn(tags, 'x'),
  };
}

/** Lines of a header are folded before they grow longer. */
const MAXIMUM_COLUMNS = 75;

/** So many characters of the signature stand in each line. */
const SIGNATURE_COLUMNS = 72;

const chunksOf = (text: string): readonly string[] =>
  text.match(new RegExp(`.{1,${SIGNATURE_COLUMNS}}`, 'gu')) ?? [''];

/** Tags in lines that are as full as they may be. */
function filled(beginning: string, tags: readonly string[]): readonly string[] {
  const lines = [beginning];
  for (const tag of tags) {
    const line = lines.at(-1) ?? '';
    if (line.length + 1 + tag.length <= MAXIMUM_COLUMNS) lines[lines.length - 1] = `${line} ${tag}`;
    else lines.push(`\t${tag}`);
  }
  return lines;
}

/** The field's lines, folded; with an empty signature it is what is to be signed. */
export function dkimSignatureLines(signature: DkimSignature): readonly string[] {
  const { algorithm, header, body, domain, selector, signedFields, bodyHash } = signature;
  const times = [
    ...(signature.signedEpochSeconds === null ? [] : [`t=${signature.signedEpochSeconds};`]),
    ...(signature.expiresEpochSeconds === null ? [] : [`x=${signature.expiresEpochSeconds};`]),
  ];
  const length = signature.bodyOctets === null ? [] : [`l=${signature.bodyOctets};`];
  const [first = '', ...rest] = chunksOf(signature.signature);
  const tags = [`a=${algorithm};`, `c=${header}/${body};`, `d=${domain};`, `s=${selector};`];
  return [
    ...filled('DKIM-Signature: v=1;', [...tags, ...times, ...length, `bh=${bodyHash};`]),
    `\th=${signedFields.join(':')};`,
    `\tb=${first}`,
    ...rest.map((line) => `\t ${line}`),
  ];
}

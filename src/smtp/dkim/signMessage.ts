/**
 * Signs a message (RFC 6376 §5): the fields that a domain vouches for and the body, with a
 * DKIM-Signature field above them.
 */
import { readMessage } from '../headerFields';
import type { Canonicalization } from './canonicalForm';
import { bodyHashOf, bodyOctetsOf, signatureOf, signedText } from './dkimDigest';
import { dkimSignatureLines, type DkimAlgorithm } from './dkimSignature';

export interface SigningKey {
  readonly algorithm: DkimAlgorithm;
  readonly domain: string;
  readonly selector: string;
  /** The text that the record in DNS has behind `p=`. */
  readonly publicKey: string;
}

export interface SigningOptions {
  readonly header: Canonicalization;
  readonly body: Canonicalization;
  /** Which fields are signed, as far as the message has them. */
  readonly fields: readonly string[];
  /** Whether only the octets there are now are signed, so that more may be added. */
  readonly limitsBody: boolean;
  readonly epochSeconds: number;
  /** When the signature stops counting, in seconds from now; null is never. */
  readonly lifetimeSeconds: number | null;
}

/** Every field of the message that is to be signed, and From once more against a second one. */
function namesToSign(present: readonly string[], wanted: readonly string[]): readonly string[] {
  const signed = present.filter((name) =>
    wanted.some((other) => other.toLowerCase() === name.toLowerCase()),
  );
  return [...signed, 'From'];
}

/** The message's lines with a signature on top. */
export function signMessage(
  lines: readonly string[],
  key: SigningKey,
  options: SigningOptions,
): readonly string[] {
  const { fields, body } = readMessage(lines);
  const { epochSeconds, lifetimeSeconds } = options;
  const octets = options.limitsBody ? bodyOctetsOf(body, options.body) : null;
  const unsigned = {
    ...key,
    header: options.header,
    body: options.body,
    identity: `@${key.domain}`,
    signedFields: namesToSign(
      fields.map(({ name }) => name),
      options.fields,
    ),
    bodyHash: bodyHashOf(body, options.body, octets),
    signature: '',
    bodyOctets: octets,
    signedEpochSeconds: epochSeconds,
    expiresEpochSeconds: lifetimeSeconds === null ? null : epochSeconds + lifetimeSeconds,
  };
  const own = dkimSignatureLines(unsigned);
  const text = signedText(fields, unsigned.signedFields, own, options.header);
  const signature = signatureOf(text, key.publicKey, key.algorithm);
  return [...dkimSignatureLines({ ...unsigned, signature }), ...lines];
}

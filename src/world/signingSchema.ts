/**
 * What the submission server's signer is told, in the words of opendkim.conf (RFC 6376 §5).
 * Simplified: a key pair is named by its public half, as the record in DNS has it behind `p=`.
 */
import * as v from 'valibot';
import { choiceField, countField, hostNameField, textField } from './fields';
import { listField } from './listField';

export const signingSchema = v.strictObject({
  /** Mail with this domain in From is signed, and no other. */
  Domain: hostNameField,
  Selector: hostNameField,
  /** The key, by its public half. */
  KeyFile: textField(1000),
  SignatureAlgorithm: choiceField(['rsa-sha256', 'ed25519-sha256']),
  /** For the header and for the body. */
  Canonicalization: choiceField([
    'simple/simple',
    'simple/relaxed',
    'relaxed/simple',
    'relaxed/relaxed',
  ]),
  SignHeaders: listField(textField(100), 50, 'names of header fields'),
  /** In seconds; 0 is for ever. */
  SignatureTTL: countField(0, 1_000_000_000),
  /** Whether only the octets that are there are signed (l=), so that more may be added. */
  BodyLengths: v.boolean('true or false'),
});

export type SigningSettings = v.InferOutput<typeof signingSchema>;

/** As Debian ships OpenDKIM, with a key of the default world's provider. */
export const DEFAULT_SIGNING: SigningSettings = {
  Domain: 'example.org',
  Selector: 'mail',
  KeyFile: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  SignatureAlgorithm: 'ed25519-sha256',
  Canonicalization: 'relaxed/simple',
  SignHeaders: ['Date', 'From', 'To', 'Cc', 'Subject', 'Message-ID', 'Reply-To', 'In-Reply-To'],
  SignatureTTL: 0,
  BodyLengths: false,
};

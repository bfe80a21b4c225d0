/** A certificate as far as a client checks it: names, chain, expiry (RFC 5280 §6, RFC 7817 §3). */
import * as v from 'valibot';
import { booleanField, certificateNameField, textField } from './fields';
import { listField } from './listField';

export const certificateSchema = v.strictObject({
  subject: certificateNameField,
  alternativeNames: listField(certificateNameField, 20, 'host names'),
  issuer: textField(100),
  trusted: booleanField,
  expired: booleanField,
});

export type CertificateSettings = v.InferOutput<typeof certificateSchema>;

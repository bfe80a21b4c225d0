/**
 * Which addresses Postfix reads in MAIL and RCPT (strict_rfc821_envelopes = no). It is lenient in
 * the local part, drops blanks around `@`, and insists on a domain with non-empty labels or a
 * valid address literal. RFC 5321 §4.1.2 is stricter.
 */
import { isAddressLiteral, splitAddress } from '../../smtp/address';

const HOST_LABELS = /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/iu;

/** Whether the text between the angle brackets is taken for an address; '' is the null path. */
export function acceptsAddress(address: string): boolean {
  const tight = address.replace(/\s*@\s*/gu, '@').trim();
  const { localPart, domain } = splitAddress(tight);
  if (!localPart.startsWith('"') && /\s/u.test(localPart)) return false;
  if (domain === null) return localPart !== '';
  if (domain === '' || localPart === '') return false;
  return domain.startsWith('[') ? isAddressLiteral(domain) : HOST_LABELS.test(domain);
}

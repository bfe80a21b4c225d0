/**
 * What a relay has to see in a certificate when the handshake is done: a chain and a name, or a key
 * that DNS has (RFC 7672 §3.1, RFC 8461 §4.2). With a TLSA record of usage 3 neither names nor
 * dates nor authorities matter (RFC 7672 §3.1.1); with usage 2 the name and the date do (§3.1.2).
 */
import type { HostTls } from '../machines/relay';
import type { CertificateProblem, CertificateSeen } from '../trace/traceEvent';
import type { CertificateSettings } from '../world/certificateSchema';
import { issuerDigest, keyDigest } from '../world/keyDigest';

export type CertificateDemands = Pick<HostTls, 'names' | 'tlsa'>;

/** `.example.net` stands for every name below; `*.` in the certificate for one label. */
function covers(name: string, wanted: string): boolean {
  const [left, right] = [name.toLowerCase(), wanted.toLowerCase()];
  if (right.startsWith('.')) return left.replace(/^\*/u, '').endsWith(right);
  return left.startsWith('*.') ? right.slice(right.indexOf('.')) === left.slice(1) : left === right;
}

function nameProblems(
  { subject, alternativeNames }: CertificateSettings,
  wanted: readonly string[],
): readonly CertificateProblem[] {
  const names = alternativeNames.length > 0 ? alternativeNames : [subject];
  return names.some((name) => wanted.some((one) => covers(name, one))) ? [] : ['wrong-name'];
}

function problemsIn(
  certificate: CertificateSettings,
  { names, tlsa }: CertificateDemands,
): readonly CertificateProblem[] {
  const dated: readonly CertificateProblem[] = certificate.expired ? ['expired'] : [];
  const named = nameProblems(certificate, names);
  if (tlsa.length === 0) {
    return [...(certificate.trusted ? [] : ['untrusted' as const]), ...named, ...dated];
  }
  const hasKey = tlsa.some(({ usage, data }) => usage === 3 && data === keyDigest(certificate));
  if (hasKey) return [];
  const isVouched = tlsa.some(
    ({ usage, data }) => usage === 2 && data === issuerDigest(certificate),
  );
  return isVouched ? [...named, ...dated] : ['untrusted'];
}

/** The certificate as a relay judges it under `verify`, `secure`, `dane` or a policy. */
export const seeDemanded = (
  certificate: CertificateSettings,
  demands: CertificateDemands,
): CertificateSeen => ({
  subject: certificate.subject,
  issuer: certificate.issuer,
  problems: problemsIn(certificate, demands),
  checked: true,
});

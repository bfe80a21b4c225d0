/**
 * What the milters behind Postfix write above a message: OpenDKIM 2.11 for signatures, OpenDMARC
 * 1.4.2 (SPFSelfValidate) for SPF and DMARC, each on top of the one before. OpenDMARC's lines were
 * measured; OpenDKIM's follow its own forms and reasons.
 * Simplified: how long a key is follows from its algorithm, and no zone is signed.
 */
import type { DkimFinding, DkimProblem, SpfFinding } from '../../trace/authentication';
import type { ResultFacts } from '../authenticationResults';

const KEY_BITS: Readonly<Record<string, number>> = { 'rsa-sha256': 2048, 'ed25519-sha256': 256 };

/** OpenDKIM's own words for what it could not verify. */
const REASONS: Readonly<Record<DkimProblem, string>> = {
  syntax: 'signature data missing',
  version: 'unsupported signature version',
  algorithm: 'signature algorithm invalid',
  'from-not-signed': 'unprotected header field',
  expired: 'signature expired',
  'body-changed': 'signature verification failed',
  'header-changed': 'signature verification failed',
  'no-key': 'key not found in DNS',
  'key-revoked': 'key revoked',
  'key-syntax': 'key DNS reply corrupt',
  'key-unavailable': 'key DNS query failed',
};

/** Without a key there is none to count. */
const hasKey = ({ problem }: DkimFinding): boolean =>
  problem === null || problem === 'body-changed' || problem === 'header-changed';

function dkimResult(finding: DkimFinding): string {
  const { result, problem, domain, identity, algorithm, selector, signature } = finding;
  const reason = problem === null ? '' : ` reason="${REASONS[problem]}"`;
  const key = hasKey(finding) ? `${KEY_BITS[algorithm] ?? 0}-bit key; unprotected` : '0-bit key';
  const about = [
    `header.d=${domain}`,
    `header.i=${identity}`,
    `header.a=${algorithm}`,
    `header.s=${selector}`,
    `header.b=${signature}`,
  ];
  return `\tdkim=${result}${reason} (${key}) ${about.join(' ')}`;
}

/** OpenDKIM says something only where there are signatures. */
function dkimLines(hostName: string, findings: readonly DkimFinding[]): readonly string[] {
  if (findings.length === 0) return [];
  const results = findings.map(dkimResult);
  return [
    `Authentication-Results: ${hostName};`,
    ...results.map((line, index) => (index < results.length - 1 ? `${line};` : line)),
  ];
}

function spfLine(hostName: string, { result, identity, domain }: SpfFinding): string {
  const property = identity === 'helo' ? 'smtp.helo' : 'smtp.mailfrom';
  return `Authentication-Results: ${hostName}; spf=${result} ${property}=${domain}`;
}

/** The lines of all fields, from the top. */
export function milterResults(
  hostName: string,
  { authentication, disposition }: ResultFacts,
): readonly string[] {
  const { spf, dkim, dmarc } = authentication;
  const from = `header.from=${dmarc.domain}`;
  const policy = `(p=${dmarc.policy} dis=${disposition})`;
  return [
    `Authentication-Results: ${hostName}; dmarc=${dmarc.result} ${policy} ${from}`,
    spfLine(hostName, spf),
    ...dkimLines(hostName, dkim),
  ];
}

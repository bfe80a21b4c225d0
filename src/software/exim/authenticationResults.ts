/**
 * What Exim writes when its configuration adds `${authresults {$primary_hostname}}`: one field with
 * a part for the caller's name, SPF, each signature and DMARC (spec, "Expansion items").
 * Simplified: the comments that Exim adds to some results are left out.
 */
import type { ResultFacts } from '../authenticationResults';

/** The lines of the field. */
export function eximResults(
  hostName: string,
  { authentication, clientAddress, clientName }: ResultFacts,
): readonly string[] {
  const { spf, dkim, dmarc } = authentication;
  const property = spf.identity === 'helo' ? 'smtp.helo' : 'smtp.mailfrom';
  const name = clientName === null ? 'iprev=fail' : `iprev=pass (${clientName})`;
  const parts = [
    `${name} smtp.remote-ip=${clientAddress}`,
    `spf=${spf.result} ${property}=${spf.domain}`,
    ...dkim.map(
      ({ result, domain, selector, algorithm }) =>
        `dkim=${result} header.d=${domain} header.s=${selector} header.a=${algorithm}`,
    ),
    `dmarc=${dmarc.result} header.from=${dmarc.domain}`,
  ];
  return [
    `Authentication-Results: ${hostName};`,
    ...parts.map((part, index) => `\t${part}${index < parts.length - 1 ? ';' : ''}`),
  ];
}

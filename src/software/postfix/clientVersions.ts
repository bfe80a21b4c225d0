/**
 * The TLS versions that smtp(8) offers (smtp_tls_protocols): bounds such as `>=TLSv1.2`, or names
 * to include (`TLSv1`) or exclude (`!TLSv1.1`), postconf(5).
 */

const VERSIONS = ['SSLv2', 'SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

const NUMBERS: Readonly<Record<(typeof VERSIONS)[number], string>> = {
  SSLv2: '2.0',
  SSLv3: '3.0',
  TLSv1: '1.0',
  'TLSv1.1': '1.1',
  'TLSv1.2': '1.2',
  'TLSv1.3': '1.3',
};

const rankOf = (name: string): number => VERSIONS.findIndex((version) => version === name);

/** The lowest and highest version of a list, as TLS counts them (`1.0` to `1.3`). */
export function clientVersions(text: string): {
  readonly lowest: string;
  readonly highest: string;
} {
  const words = text.split(/[\s,:]+/u).filter((word) => word !== '');
  const named = words.filter((word) => /^[A-Z]/u.test(word));
  const allowed = VERSIONS.filter((version) => {
    const rank = rankOf(version);
    const fits = words.every((word) => {
      if (word.startsWith('!')) return word.slice(1) !== version;
      if (word.startsWith('>=')) return rank >= rankOf(word.slice(2));
      return word.startsWith('<=') ? rank <= rankOf(word.slice(2)) : true;
    });
    return fits && rank >= rankOf('TLSv1') && (named.length === 0 || named.includes(version));
  });
  const [lowest = 'TLSv1.3'] = allowed;
  return { lowest: NUMBERS[lowest], highest: NUMBERS[allowed.at(-1) ?? 'TLSv1'] };
}

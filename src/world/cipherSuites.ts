/**
 * The cipher suites of TLS by OpenSSL's names, in its own order of preference (OpenSSL 3.0), and
 * which of them a program has in its list: RFC 9325 §4, RFC 5246 A.5, RFC 8446 §9.1.
 * Simplified: certificates with RSA keys; of the ciphers AES, ChaCha20 and what came before them.
 * Not modelled: groups, signature algorithms, OpenSSL's security levels.
 */

/** `high` is OpenSSL's word; `old` is in no library's list today, and `null` does not encrypt. */
export type CipherGrade = 'high' | 'old' | 'null';

export interface CipherSuite {
  readonly name: string;
  readonly grade: CipherGrade;
  /** The versions of TLS that know it, from the oldest to the newest. */
  readonly versions: readonly [string, string];
}

const suites = (
  grade: CipherGrade,
  versions: readonly [string, string],
  names: readonly string[],
): readonly CipherSuite[] => names.map((name) => ({ name, grade, versions }));

const CATALOGUE: readonly CipherSuite[] = [
  ...suites(
    'high',
    ['1.3', '1.3'],
    ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ),
  ...suites(
    'high',
    ['1.2', '1.2'],
    [
      'ECDHE-RSA-AES256-GCM-SHA384',
      'DHE-RSA-AES256-GCM-SHA384',
      'ECDHE-RSA-CHACHA20-POLY1305',
      'DHE-RSA-CHACHA20-POLY1305',
      'ECDHE-RSA-AES128-GCM-SHA256',
      'DHE-RSA-AES128-GCM-SHA256',
      'ECDHE-RSA-AES256-SHA384',
      'DHE-RSA-AES256-SHA256',
      'ECDHE-RSA-AES128-SHA256',
      'DHE-RSA-AES128-SHA256',
    ],
  ),
  ...suites(
    'high',
    ['1.0', '1.2'],
    ['ECDHE-RSA-AES256-SHA', 'DHE-RSA-AES256-SHA', 'ECDHE-RSA-AES128-SHA', 'DHE-RSA-AES128-SHA'],
  ),
  ...suites(
    'high',
    ['1.2', '1.2'],
    ['AES256-GCM-SHA384', 'AES128-GCM-SHA256', 'AES256-SHA256', 'AES128-SHA256'],
  ),
  ...suites('high', ['1.0', '1.2'], ['AES256-SHA', 'AES128-SHA']),
  ...suites('old', ['1.0', '1.2'], ['DES-CBC3-SHA', 'RC4-SHA', 'RC4-MD5']),
  ...suites('null', ['1.2', '1.2'], ['NULL-SHA256']),
  ...suites('null', ['1.0', '1.2'], ['NULL-SHA', 'NULL-MD5']),
];

/** The name of every suite that the model knows. */
export const CIPHER_SUITE_NAMES: readonly string[] = CATALOGUE.map(({ name }) => name);

const OFFERED = CATALOGUE.filter(({ grade }) => grade === 'high').map(({ name }) => name);

/** What a program offers whose user has chosen nothing: OpenSSL's `HIGH`, strongest first. */
export const usualSuites = (): readonly string[] => OFFERED;

/** Whether a suite is one of a TLS version. */
export function isSuiteOf(name: string, version: string): boolean {
  const suite = CATALOGUE.find((known) => known.name === name);
  return suite !== undefined && suite.versions[0] <= version && version <= suite.versions[1];
}

/** The parts of a suite's name that OpenSSL's lists speak of: `kRSA`, `SHA1`, `RC4`, `aNULL`. */
const GROUPS: Readonly<Record<string, (suite: CipherSuite) => boolean>> = {
  HIGH: ({ grade }) => grade === 'high',
  eNULL: ({ grade }) => grade === 'null',
  NULL: ({ grade }) => grade === 'null',
  kRSA: ({ name }) => !/^(?:TLS|(?:EC)?DHE)[-_]/u.test(name),
  RSA: ({ name }) => !/^(?:TLS|(?:EC)?DHE)[-_]/u.test(name),
  kEECDH: ({ name }) => name.startsWith('ECDHE-'),
  ECDHE: ({ name }) => name.startsWith('ECDHE-'),
  kDHE: ({ name }) => name.startsWith('DHE-'),
  kEDH: ({ name }) => name.startsWith('DHE-'),
  DHE: ({ name }) => name.startsWith('DHE-'),
  AES: ({ name }) => /AES(?:128|256)/u.test(name),
  AES128: ({ name }) => name.includes('AES128'),
  AES256: ({ name }) => name.includes('AES256'),
  AESGCM: ({ name }) => /AES\d+-GCM/u.test(name),
  CHACHA20: ({ name }) => name.includes('CHACHA20'),
  '3DES': ({ name }) => name === 'DES-CBC3-SHA',
  RC4: ({ name }) => name.startsWith('RC4'),
  MD5: ({ name }) => name.endsWith('-MD5'),
  SHA1: ({ name }) => name.endsWith('-SHA'),
  SHA: ({ name }) => name.endsWith('-SHA'),
  SHA256: ({ name }) => /(?<!GCM|POLY1305)-SHA256$/u.test(name),
  SHA384: ({ name }) => /(?<!GCM)-SHA384$/u.test(name),
};

const isIn = (word: string, suite: CipherSuite): boolean =>
  suite.name === word || GROUPS[word]?.(suite) === true;

/**
 * The suites of a server: of those that seal, or for the grade `null` of those that do not, without
 * the ones that OpenSSL's words name (`kRSA`, `SHA1`, `ECDHE-RSA-AES128-SHA`). The suites of TLS
 * 1.3 are not under such lists. A word that names nothing here takes nothing away. Every grade from
 * `export` to `high` is the same list with OpenSSL 3.0, which lacks the others. Source: ciphers(1),
 * postconf(5), and Postfix 3.7 as it answered.
 */
export const suitesOfGrade = (grade: string, excluded: readonly string[]): readonly string[] =>
  CATALOGUE.filter(
    (suite) =>
      suite.versions[0] === '1.3' ||
      (suite.grade === (grade === 'null' ? 'null' : 'high') &&
        !excluded.some((words) => words.split('+').every((word) => isIn(word, suite)))),
  ).map(({ name }) => name);

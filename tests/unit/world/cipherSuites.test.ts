// The lists of cipher suites, as OpenSSL 3.0 reads their words.

import { describe, expect, it } from 'vitest';
import {
  CIPHER_SUITE_NAMES,
  isSuiteOf,
  suitesOfGrade,
  usualSuites,
} from '../../../src/world/cipherSuites';

describe('cipher suites', () => {
  it('are offered strongest first, and none that seals badly or not at all', () => {
    expect(usualSuites()[0]).toBe('TLS_AES_256_GCM_SHA384');
    expect(usualSuites().filter((name) => /RC4|DES|NULL|MD5/u.test(name))).toEqual([]);
    expect(CIPHER_SUITE_NAMES).toContain('NULL-SHA256');
  });

  it.each([
    ['TLS_AES_256_GCM_SHA384', '1.3', true],
    ['TLS_AES_256_GCM_SHA384', '1.2', false],
    ['ECDHE-RSA-AES256-GCM-SHA384', '1.1', false],
    ['ECDHE-RSA-AES256-SHA', '1.0', true],
    ['AES128-SHA', '1.3', false],
    ['NO-SUCH-SUITE', '1.2', false],
  ])('%s belongs to TLS %s: %j', (name, version, isOne) => {
    expect(isSuiteOf(name, version)).toBe(isOne);
  });

  it.each([
    ['kRSA', ['AES128-SHA', 'AES256-GCM-SHA384'], ['ECDHE-RSA-AES128-SHA']],
    ['SHA1', ['AES128-SHA', 'ECDHE-RSA-AES256-SHA'], ['AES128-SHA256']],
    ['SHA384', ['ECDHE-RSA-AES256-SHA384'], ['ECDHE-RSA-AES256-GCM-SHA384']],
    ['kRSA+AES128', ['AES128-SHA'], ['AES256-SHA']],
    ['ECDHE-RSA-AES128-SHA', ['ECDHE-RSA-AES128-SHA'], ['DHE-RSA-AES128-SHA']],
    ['aNULL', [], ['AES128-SHA']],
  ])('without %s lack %j and keep %j', (word, gone, kept) => {
    const left = suitesOfGrade('high', [word]);
    expect(gone.filter((name) => left.includes(name))).toEqual([]);
    expect(left).toEqual(expect.arrayContaining([...kept, 'TLS_AES_128_GCM_SHA256']));
  });

  it('of the grade null are those that do not encrypt, and always those of TLS 1.3', () => {
    expect(suitesOfGrade('null', [])).toEqual([
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_AES_128_GCM_SHA256',
      'NULL-SHA256',
      'NULL-SHA',
      'NULL-MD5',
    ]);
  });
});

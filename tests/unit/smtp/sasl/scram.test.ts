// SCRAM and DIGEST-MD5 against the examples of their RFCs, and against a captured session.

import { describe, expect, it } from 'vitest';
import { digestProofs } from '../../../../src/smtp/sasl/digestMd5';
import {
  escapeName,
  readScramFinal,
  readScramFirst,
  scramClientFirst,
  scramProofs,
  scramServerFirst,
  unescapeName,
} from '../../../../src/smtp/sasl/scram';

describe('SCRAM', () => {
  it('computes the proofs of RFC 5802 §5', () => {
    const first = scramClientFirst('user', 'fyko+d2lbbFgONRv9qkxdawL');
    expect(first.text).toBe('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL');
    const serverFirst = scramServerFirst(
      first.nonce,
      '3rfcNHYJY1ZVvWVs7j',
      'QSXCR+Q6sek8bf92',
      4096,
    );
    expect(
      scramProofs('pencil', {
        mechanism: 'SCRAM-SHA-1',
        firstBare: first.bare,
        serverFirst,
        finalWithoutProof: 'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j',
      }),
    ).toEqual({
      client: 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
      server: 'rmF9pqV8S7suAoZWja4dJRkFsKQ=',
    });
  });

  it('computes the proofs of RFC 7677 §3', () => {
    const serverFirst =
      'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096';
    expect(
      scramProofs('pencil', {
        mechanism: 'SCRAM-SHA-256',
        firstBare: 'n=user,r=rOprNGfwEbeRWgbNEkqO',
        serverFirst,
        finalWithoutProof: 'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
      }),
    ).toEqual({
      client: 'dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
      server: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    });
  });

  it.each(['a,b', 'a=b', '=2C', ',,==', 'alice'])('gives the name %j back', (name) => {
    expect(unescapeName(escapeName(name))).toBe(name);
  });

  it.each(['a=2Cb', 'a=3D'])('reads the spelling %j', (text) => {
    expect(unescapeName(text)).not.toBeNull();
  });

  it.each(['a=', 'a=2c', 'a=41', 'a,b'])('refuses the spelling %j', (text) => {
    expect(unescapeName(text)).toBeNull();
  });

  it.each([
    ['n,,n=alice,r=abc', { user: 'alice', authorizationId: '', nonce: 'abc', gs2Header: 'n,,' }],
    ['y,,n=alice,r=abc', { user: 'alice', gs2Header: 'y,,', bare: 'n=alice,r=abc' }],
    ['n,a=bob,n=alice,r=abc,x=1', { authorizationId: 'bob', bare: 'n=alice,r=abc,x=1' }],
  ])('reads the first message %j', (text, facts) => {
    expect(readScramFirst(text)).toMatchObject(facts);
  });

  it.each([
    '',
    'n',
    'n,,n=alice',
    'p=tls-unique,,n=alice,r=abc',
    'x,,n=alice,r=abc',
    'n,bob,n=alice,r=abc',
    'n,,m=1,n=alice,r=abc',
    'n,,u=alice,r=abc',
    'n,,n=al=ice,r=abc',
    'n,,n=alice,n=abc',
  ])('refuses the first message %j', (text) => {
    expect(readScramFirst(text)).toBeNull();
  });

  const PROOF = 'v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=';

  it('reads a last message that fits the first', () => {
    const text = `c=biws,r=abc,p=${PROOF}`;
    expect(readScramFinal(text, 'SCRAM-SHA-1', 'n,,', 'abc')).toEqual({
      finalWithoutProof: 'c=biws,r=abc',
      proof: PROOF,
    });
    expect(readScramFinal(`c=eSws,r=abc,p=${PROOF}`, 'SCRAM-SHA-1', 'y,,', 'abc')).not.toBeNull();
  });

  it.each([
    `c=biws,r=abcd,p=${PROOF}`,
    `c=eSws,r=abc,p=${PROOF}`,
    `c=biws,p=${PROOF}`,
    'c=biws,r=abc',
    'c=biws,r=abc,p=',
    'c=biws,r=abc,p=AAAA',
    'c=biws,r=abc,p=!!!!',
    '',
  ])('refuses the last message %j', (text) => {
    expect(readScramFinal(text, 'SCRAM-SHA-1', 'n,,', 'abc')).toBeNull();
  });
});

describe('DIGEST-MD5', () => {
  it('computes the proofs of RFC 2831 §4', () => {
    const facts = {
      user: 'chris',
      realm: 'elwood.innosoft.com',
      nonce: 'OA6MG9tEQGm2hh',
      clientNonce: 'OA6MHXh6VqTrRk',
      count: '00000001',
      quality: 'auth',
      service: 'imap/elwood.innosoft.com',
      authorizationId: '',
      response: '',
    };
    expect(digestProofs('secret', facts)).toEqual({
      client: 'd388dad90d4bbd760a152321f2143af7',
      server: 'ea40f60335c427b5527b84dbabcdfffd',
    });
  });
});

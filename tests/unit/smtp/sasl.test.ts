// SASL messages and their base64, compared with RFC examples and with the platform's own coder.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeBase64,
  decodePlain,
  encodeBase64,
  encodePlain,
  loginPasswordPrompt,
  loginUsernamePrompt,
} from '../../../src/smtp/sasl';

describe('base64', () => {
  // RFC 4648 §10.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('codes %j as %j', (text, encoded) => {
    expect(encodeBase64(text)).toBe(encoded);
    expect(decodeBase64(encoded)).toBe(text);
  });

  it('gives any text back and agrees with the platform', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encoded = encodeBase64(text);
        expect(encoded).toBe(Buffer.from(text, 'utf8').toString('base64'));
        expect(decodeBase64(encoded)).toBe(text);
      }),
    );
  });

  it('accepts a string only in the one form the encoder writes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('AQgwZ9+/=-_ ')) }), (text) => {
        const octets = Buffer.from(text, 'base64');
        const isCanonical = octets.toString('base64') === text;
        expect(decodeBase64(text) !== null).toBe(isCanonical);
      }),
    );
  });

  it.each([
    '!!!not-base64!!!',
    'Zg',
    'Zg=',
    'Zh==',
    'Zm9=',
    '====',
    '=',
    'Z===',
    'Zg==Zg==',
    'Zm9v\n',
  ])('refuses %j', (text) => expect(decodeBase64(text)).toBeNull());

  it('replaces octets that are no UTF-8', () => {
    expect(decodeBase64('/w==')).toBe('\ufffd');
    expect(decodeBase64('YWzpYg==')).toBe('al\ufffdb');
  });
});

describe('PLAIN', () => {
  it('carries three parts between NULs', () => {
    const credentials = { authorizationId: '', user: 'alice@example.org', password: 'password' };
    expect(encodePlain(credentials)).toBe('AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk');
    expect(decodePlain('AGFsaWNlQGV4YW1wbGUub3JnAHBhc3N3b3Jk')).toEqual(credentials);
  });

  it('gives any credentials back', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).map((s) => s.replaceAll('\0', '0'));
    fc.assert(
      fc.property(fc.option(part, { nil: '' }), part, part, (authorizationId, user, password) => {
        const credentials = { authorizationId, user, password };
        expect(decodePlain(encodePlain(credentials))).toEqual(credentials);
      }),
    );
  });

  it('names what is wrong', () => {
    expect(decodePlain('!!!')).toEqual({ problem: 'base64' });
    for (const message of ['alice', '', '\0alice', '\0alice\0', '\0\0secret', '\0a\0b\0c']) {
      expect(decodePlain(encodeBase64(message))).toEqual({ problem: 'format' });
    }
  });
});

describe('LOGIN', () => {
  it('asks for the user and the password', () => {
    expect(decodeBase64(loginUsernamePrompt)).toBe('Username:');
    expect(decodeBase64(loginPasswordPrompt)).toBe('Password:');
  });
});

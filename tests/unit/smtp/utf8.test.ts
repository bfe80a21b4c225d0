// UTF-8 against the platform's own coder, also for octets that are not UTF-8.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, encodeUtf8 } from '../../../src/smtp/utf8';

describe('encodeUtf8', () => {
  it('agrees with the platform, lone surrogates included', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        expect(encodeUtf8(text)).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
  });

  it.each(['\u007f', '\u0080', '\u07ff', '\u0800', '\uffff', '\u{10000}', '\u{10ffff}'])(
    'gives %j back',
    (text) => expect(decodeUtf8(encodeUtf8(text))).toBe(text),
  );
});

describe('decodeUtf8', () => {
  const octet = fc.oneof(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0x9f, 0x90),
  );

  it('replaces ill-formed sequences as the platform does', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    fc.assert(
      fc.property(fc.array(octet), (octets) => {
        expect(decodeUtf8(octets)).toBe(decoder.decode(Uint8Array.from(octets)));
      }),
      { numRuns: 500 },
    );
  });
});
